"""An offline, stateful stand-in for the Storefront API."""

__version__ = "0.1.0"

"""The shop's files, images among them: what the content delivery network serves in a real shop."""

from sandbox.cdn.serving import routes

__all__ = ["routes"]

"""The names that pytest knows the plugin by."""

from typing import Final

URL: Final = "storefront_sandbox_url"
"""The option, and the setting of the ini file."""

MARKER: Final = "storefront_world"

DOORBELL: Final = "storefront_sandbox_doorbell"
"""What a worker of pytest-xdist finds the address under."""

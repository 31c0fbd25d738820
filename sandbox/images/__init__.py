"""Images of the shop: the record of one, and what the API shows of it."""

from sandbox.images.record import Image

__all__ = ["Image"]

"""Images of the shop: in files of its data, as records, and in the API."""

from sandbox.images.record import Image
from sandbox.images.written import WrittenImage

__all__ = ["Image", "WrittenImage"]

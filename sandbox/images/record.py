"""An image as a record holds it."""

from msgspec import Struct


class Image(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """An image file. `src` is its path among the shop's files, or the whole URL of another host.

    Width and height are in pixels; None where another host has the file.
    """

    id: int
    src: str
    alt: str | None = None
    width: int | None = None
    height: int | None = None

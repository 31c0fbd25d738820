"""An image as a record holds it."""

from msgspec import Struct

from sandbox.bounds import Count, Number


class Image(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """An image file. `src` is its path among the shop's files, or the whole URL of another host.

    Width and height are in pixels; None where another host has the file.
    """

    id: Number
    src: str
    alt: str | None = None
    width: Count | None = None
    height: Count | None = None

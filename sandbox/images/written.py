"""An image as a file of the shop's data has it."""

from msgspec import Struct

from sandbox.bounds import Count
from sandbox.file_ids import OwnId
from sandbox.images.record import Image


class WrittenImage(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`file` is its path among the shop's files, or the whole URL of another host."""

    file: str
    id: OwnId = None
    alt: str | None = None
    width: Count | None = None
    height: Count | None = None

    def record(self, number: int) -> Image:
        """Return the record of the image. Without an `id` it has the *number* as its id."""
        return Image(
            id=self.id or number,
            src=self.file,
            alt=self.alt,
            width=self.width,
            height=self.height,
        )

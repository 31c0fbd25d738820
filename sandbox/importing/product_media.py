"""The images of a product and of its variants, from the records of a file."""

from collections.abc import Iterator
from typing import Final

from sandbox.catalog.seed.written import WrittenMedia
from sandbox.importing import cells
from sandbox.importing.reading import Reading
from sandbox.importing.table import Record

IMAGES: Final = ("https://", "http://")
"""What the URL of an image begins with."""


def media_of(reading: Reading) -> Iterator[WrittenMedia]:
    """Yield the images by position, ties and blanks in the order of the records."""
    listed = [
        (_position(reading, record), record)
        for record in reading.records
        if reading.cell(record, "image")
    ]
    seen: set[str] = set()
    for _, record in sorted(listed, key=lambda each: each[0]):
        yield from _image(reading, record, "image", seen, reading.cell(record, "image_alt") or None)
    for record in reading.records:
        if reading.cell(record, "variant_image"):
            yield from _image(reading, record, "variant_image", seen, None)


def _position(reading: Reading, record: Record) -> float:
    position = cells.decimal(reading.cell(record, "image_position"))
    return float("inf") if position is None else float(position)


def _image(
    reading: Reading, record: Record, key: str, seen: set[str], alt: str | None
) -> Iterator[WrittenMedia]:
    url = reading.plain(record, key)
    if url in seen:
        return
    seen.add(url)
    if url.startswith(IMAGES):
        yield WrittenMedia(file=url, alt=alt)
    else:
        reading.warn(record, key, "not the URL of an image", url)

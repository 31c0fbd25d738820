"""Reads the files that metafields refer to: `files.toml`."""

from collections.abc import Iterator

from sandbox.catalog.records import MediaSource
from sandbox.fixture_files import Fixtures
from sandbox.images import Image
from sandbox.metafields.seed.handles import FILES, file_number
from sandbox.metafields.written import WrittenFile, WrittenFiles
from sandbox.metaobjects.records import ShopFile


def read_shop_files(fixtures: Fixtures) -> Iterator[ShopFile]:
    """Yield the files. Raises `TomlError`."""
    if not fixtures.has(FILES):
        return
    for written in fixtures.read(FILES).read(WrittenFiles).files:
        yield ShopFile(
            id=file_number(written),
            name=written.name,
            kind=written.kind,
            src=written.file,
            alt=written.alt,
            mime_type=written.mime_type,
            filesize=written.filesize,
            image=_image(written),
            sources=_sources(written),
        )


def _image(written: WrittenFile) -> Image | None:
    src = written.file if written.kind == "IMAGE" else written.preview
    if src is None:
        return None
    return Image(
        id=file_number(written),
        src=src,
        alt=written.alt,
        width=written.width,
        height=written.height,
    )


def _sources(written: WrittenFile) -> tuple[MediaSource, ...]:
    if written.kind not in ("MODEL_3D", "VIDEO"):
        return ()
    source = MediaSource(
        src=written.file,
        mime_type=written.mime_type or "",
        format=written.format or "",
        width=written.width or 0,
        height=written.height or 0,
        filesize=written.filesize,
    )
    return (source,)

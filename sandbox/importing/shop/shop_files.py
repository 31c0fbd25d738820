"""Files that metafields and metaobjects refer to, for `files.toml`."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, Literal

from sandbox.importing.shop.ids import number_in
from sandbox.metafields.written import WrittenFile, WrittenFiles

_KINDS: Final[Mapping[str, Literal["GENERIC", "IMAGE", "MODEL_3D", "VIDEO"]]] = {
    "GenericFile": "GENERIC",
    "MediaImage": "IMAGE",
    "Model3d": "MODEL_3D",
    "Video": "VIDEO",
}


class ShopFiles:
    """Each file once, by its id. *file_of* names the file of a URL."""

    def __init__(self, file_of: Callable[[str], str]) -> None:
        self._file_of: Final = file_of
        self._files: Final[dict[str, WrittenFile]] = {}

    def note(self, reference: dict[str, Any] | None, references: dict[str, Any] | None) -> None:
        """Keep the files among what a metafield refers to."""
        for each in (reference, *((references or {}).get("nodes") or ())):
            if each and each.get("__typename") in _KINDS and each["id"] not in self._files:
                for written in _written(each, self._file_of):
                    self._files[each["id"]] = written

    def written(self) -> WrittenFiles:
        return WrittenFiles(files=tuple(self._files.values()))


def _written(file: dict[str, Any], file_of: Callable[[str], str]) -> Iterator[WrittenFile]:
    """Yield the file; nothing for one that the shop is still processing."""
    shown: dict[str, Any] = file.get("previewImage") or {}
    preview = shown.get("url")
    image = file.get("image") or {}
    source: dict[str, Any] = next(iter(file.get("sources") or ()), {})
    sized = next((each for each in (image, source, shown) if each.get("width")), {})
    url = image.get("url") or source.get("url") or file.get("url")
    if url is None:
        return
    number = number_in(file["id"])
    yield WrittenFile(
        name=f"{file['__typename']}-{number}",
        id=number,
        file=file_of(url),
        kind=_KINDS[file["__typename"]],
        alt=file.get("alt"),
        mime_type=file.get("mimeType") or source.get("mimeType"),
        format=source.get("format"),
        width=sized.get("width"),
        height=sized.get("height"),
        filesize=file.get("originalFileSize") or source.get("filesize") or 0,
        preview=None if preview is None else file_of(preview),
    )

"""Writes fixtures: each part of a folder, such as `catalog`, is replaced whole or not at all."""

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct, structs

_HIDDEN: Final = ".import-"


class FolderError(OSError):
    """The folder could not be written; what was there is still there."""


def written_toml(thing: Struct, *, above: str = "") -> str:
    """Return *thing* as TOML, without what is as it would be anyway; *above* is a comment."""
    import tomli_w

    text = tomli_w.dumps(_given(thing), multiline_strings=True)
    return f"# {above}\n{text}" if above else text


def write_parts(folder: Path, parts: Mapping[str, Mapping[str, str]]) -> None:
    """Write the *parts* of *folder*: for each name the texts of its files by path, a part that is
    a file has the path "". All are written beside before the first is replaced.

    Raises `FolderError`.
    """
    files = ((f"{part}/{name}", text) for part, few in parts.items() for name, text in few.items())
    write_files(folder, ((path.rstrip("/"), text) for path, text in files), tuple(parts))


def write_files(
    folder: Path,
    files: Iterable[tuple[str, str]],
    parts: Iterable[str],
    beside: Path | None = None,
) -> None:
    """Write *files*, paths with their texts, into the folder *beside*; then replace each of the
    *parts* of *folder* by what there is of it. Raises `FolderError`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if beside is None:
            beside = Path(tempfile.mkdtemp(prefix=_HIDDEN, dir=folder))
        else:
            shutil.rmtree(beside, ignore_errors=True)
            beside.mkdir(parents=True)
    except OSError as error:
        raise FolderError(f"{folder}: {error.strerror}") from None
    try:
        for path, text in files:
            _write(beside / path, text)
        for part in parts:
            _replace(beside, folder, part)
    except OSError as error:
        raise FolderError(f"{error.filename or folder}: {error.strerror}") from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _replace(beside: Path, folder: Path, part: str) -> None:
    target = folder / part
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir():
        old = beside / "old" / part
        old.parent.mkdir(parents=True, exist_ok=True)
        target.replace(old)
    (beside / part).replace(target)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _given(thing: Any) -> Any:
    """Return *thing* in TOML's types, without the fields that have their default."""
    match thing:
        case Struct():
            return {
                field.name: _given(value)
                for field in structs.fields(thing)
                if (value := getattr(thing, field.name)) != field.default
                and not (value in ((), {}, None) and not field.required)
            }
        case list() | tuple():
            return [_given(each) for each in thing]
        case dict():
            return {key: _given(value) for key, value in thing.items()}
        case _:
            return msgspec.to_builtins(thing, builtin_types=(datetime,))

"""The files that the commands of `schema` read and write."""

import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sandbox.fault_texts import not_json

if TYPE_CHECKING:
    from graphql import DocumentNode


class FileError(ValueError):
    """A file of the arguments cannot be read or written. The message says which, and why."""


def read_schema(path: Path) -> "DocumentNode":
    """Parse the schema file at *path*. Raises `FileError`, `MalformedSchemaError`."""
    from sandbox.schema.building import MalformedSchemaError, read_document
    from sandbox.schema.reading import read_versions

    if path.is_dir():
        raise FileError(f"{path} is a directory. Name the file.")
    try:
        document = read_document(path)
        versions = read_versions(document).handles
    except UnicodeDecodeError as error:
        message = f"{path} is not text in UTF-8: {error.reason} at byte {error.start}."
        raise MalformedSchemaError(message) from None
    except OSError as error:
        raise FileError(f"{path} cannot be read: {error.strerror}.") from None
    except (KeyError, StopIteration):
        versions = ()
    if not versions:
        hint = "needs @version(handle:, displayName:, supported:) for each version."
        raise MalformedSchemaError(f"{path} names no versions: its `schema` {hint}")
    return document


def read_json(path: Path) -> Any:
    """Read the JSON file at *path*, or standard input for `-`. Raises `FileError`."""
    try:
        return json.loads(
            sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8")
        )
    except OSError as error:
        raise FileError(f"{path} cannot be read: {error.strerror}.") from error
    except (RecursionError, ValueError) as error:
        raise FileError(f"{path} {not_json(error)}.") from error


def checkout_file() -> Path:
    """Return the schema file of this checkout. Raises `FileError` in an installation."""
    from sandbox import resources

    path = resources.resource("schema.graphql")
    if path.parent == Path(resources.__file__).parent:
        raise FileError(
            "This is an installation, not a checkout. Name the file to write with --output."
        )
    return path


def write(path: Path, text: str) -> None:
    """Replace the file at *path* in one step: no reader sees a half of it.

    Raises `FileError`.
    """
    if path.is_dir():
        raise FileError(f"{path} is a directory. Name the file to write.")
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise FileError(f"{path} cannot be written: {error.strerror}.") from error

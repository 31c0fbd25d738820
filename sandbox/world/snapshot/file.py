"""A file of snapshots: all worlds of a process, by name."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp
from typing import Final

import msgspec
from msgspec import Raw, Struct

from sandbox.faults import Fault, fault, fault_of
from sandbox.world.snapshot.document import VERSION
from sandbox.world.snapshot.faults import NO_VERSION, InvalidSnapshotError, NoJsonError
from sandbox.world.snapshot.restoring import at_once, restoring
from sandbox.world.snapshot.taking import pieces
from sandbox.world.world import World
from sandbox.world.worlds import DEFAULT, InvalidWorldNameError, Kinds, Worlds


class UnwrittenError(OSError):
    """The file could not be written; what was there is still there."""


class _File(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    version: int | None = None
    worlds: dict[str, Raw]


_WORLDS: Final = "worlds"
"""The key that tells a file of worlds from the snapshot of one."""


def read_file(path: Path, worlds: Worlds) -> None:
    """Restore the worlds that the file at *path* holds: all of them, or none. See `read_worlds`."""
    for world in read_worlds(path, worlds):
        worlds.put(world)


def read_worlds(path: Path, worlds: Worlds) -> Sequence[World]:
    """Return the worlds that the file at *path* holds, restored: not yet `put`.

    A snapshot of one world, as the control API gives it, is that of the world `default`. Raises
    `OSError`, `InvalidSnapshotError`.
    """
    try:
        return list(_restored(worlds, path.read_bytes()))
    except InvalidSnapshotError as error:
        raise InvalidSnapshotError(error.faults, source=str(path)) from None


def read_world(path: Path, worlds: Worlds) -> World:
    """Return the world of the snapshot at *path*, or the world `default` of several: not yet `put`.

    Raises `OSError`, `InvalidSnapshotError`.
    """
    text = path.read_bytes()
    try:
        held = _read(text)
        if held is None:
            return at_once(restoring(worlds, DEFAULT, text))
        return _one_of(worlds, DEFAULT, _default_of(held))
    except InvalidSnapshotError as error:
        raise InvalidSnapshotError(error.faults, source=str(path)) from None


def _default_of(held: dict[str, Raw]) -> Raw:
    if DEFAULT not in held:
        raise InvalidSnapshotError(
            [fault(f"has no world {DEFAULT}: name a file that has it", _WORLDS)]
        )
    return held[DEFAULT]


def write_file(path: Path, worlds: Iterable[World], kinds: Kinds) -> None:
    """Write *worlds* to *path*, for the owner's eyes; what was there stays until all is written.

    Raises `UnwrittenError`.
    """
    try:
        _write_beside(path, worlds, kinds)
    except OSError as error:
        raise UnwrittenError(f"{path} cannot be written: {error.strerror}") from None


def _write_beside(path: Path, worlds: Iterable[World], kinds: Kinds) -> None:
    handle, name = mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(_written(worlds, kinds))
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _restored(worlds: Worlds, text: bytes) -> Iterator[World]:
    held = _read(text)
    if held is None:
        yield at_once(restoring(worlds, DEFAULT, text))
        return
    for name, raw in held.items():
        yield _one_of(worlds, name, raw)


def _read(text: bytes) -> dict[str, Raw] | None:
    """Return the worlds of a file by name; None for the snapshot of one world."""
    try:
        if _WORLDS not in msgspec.json.decode(text, type=dict[str, Raw]):
            return None
        file = msgspec.json.decode(text, type=_File)
    except msgspec.ValidationError as error:
        raise InvalidSnapshotError([fault_of(error, kind=_File)]) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NoJsonError(error) from None
    if file.version is None or not 1 <= file.version <= VERSION:
        other = f"is {file.version}: this sandbox reads versions 1 to {VERSION}"
        detail = NO_VERSION if file.version is None else other
        raise InvalidSnapshotError([fault(detail, "version")])
    return file.worlds


def _one_of(worlds: Worlds, name: str, raw: Raw) -> World:
    try:
        return at_once(restoring(worlds, name, raw))
    except InvalidWorldNameError as error:
        raise InvalidSnapshotError([fault_of(error, _WORLDS, name)]) from None
    except InvalidSnapshotError as error:
        at = fault("", _WORLDS, name).pointer
        raise InvalidSnapshotError(
            Fault(at + each.pointer.removeprefix("#"), each.detail) for each in error.faults
        ) from None


def _written(worlds: Iterable[World], kinds: Kinds) -> Iterator[bytes]:
    yield b'{"version":%d,"worlds":{' % VERSION
    for number, world in enumerate(worlds):
        yield b'%b"%b":' % (b"," if number else b"", world.name.encode())
        yield from pieces(world, kinds)
    yield b"}}\n"

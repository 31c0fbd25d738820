"""Restoring a world from a snapshot: all of it, or none."""

from collections.abc import Generator, Iterator

import msgspec
from msgspec import Raw, Struct

from sandbox.faults import MOST_FAULTS, Fault, FaultError, fault, fault_of, not_known
from sandbox.world.snapshot.document import VERSION, Document, Head, Section, sections
from sandbox.world.snapshot.faults import NO_VERSION, InvalidSnapshotError, NoJsonError
from sandbox.world.snapshot.records import restore_records
from sandbox.world.snapshot.references import Places, dangling
from sandbox.world.snapshot.version_1 import DocumentOf1, sections_of
from sandbox.world.world import World
from sandbox.world.worlds import InvalidWorldNameError, Kinds, Worlds

Sections = Iterator[Section | Fault]


class _Stamp(Struct, frozen=True):
    version: int | None = None


def restoring(worlds: Worlds, name: str, document: bytes | Raw) -> Generator[None, None, World]:
    """Restore *document* as the world called *name*, and return it: not yet `put`.

    It pauses where something else may be done. Raises `InvalidWorldNameError`,
    `InvalidSnapshotError`.
    """
    head, parts = _read(document)
    world = _empty(worlds, name, head)
    faults: list[Fault] = []
    for found in _restored(world, parts, worlds.kinds):
        if found is None:
            yield
            continue
        faults.append(found)
        if len(faults) == MOST_FAULTS:
            break
    if faults:
        raise InvalidSnapshotError(faults)
    try:
        world.refresh()
    except FaultError as error:
        raise InvalidSnapshotError([fault_of(error, "records", "ShopSetting", "put", 0)]) from None
    return world


def at_once(steps: Generator[None, None, World]) -> World:
    """Go through *steps* without a pause and return the world."""
    try:
        while True:
            next(steps)
    except StopIteration as end:
        world: World = end.value
    return world


def _read(document: bytes | Raw) -> tuple[Head, Sections]:
    try:
        version = msgspec.json.decode(document, type=_Stamp).version
        if version == VERSION:
            read = msgspec.json.decode(document, type=Document)
            return read, sections(read.records)
        if version == 1:
            older = msgspec.json.decode(document, type=DocumentOf1)
            return older, sections_of(older)
    except msgspec.ValidationError as error:
        raise InvalidSnapshotError([fault_of(error, kind=Document)]) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NoJsonError(error) from None
    anew = f"is {version}: this sandbox reads versions 1 to {VERSION}; take the snapshot anew"
    detail = NO_VERSION if version is None else anew
    raise InvalidSnapshotError([fault(detail, "version")])


def _empty(worlds: Worlds, name: str, head: Head) -> World:
    try:
        return worlds.prepare(name, head.origin)
    except InvalidWorldNameError:
        raise
    except ValueError as error:  # of the seed
        raise InvalidSnapshotError([fault_of(error, "origin")]) from None


def _restored(world: World, parts: Sections, kinds: Kinds) -> Iterator[Fault | None]:
    """Fill *world*; yield what is wrong, and None for a pause."""
    known, touched, places = kinds(), set[str](), Places()
    for part in parts:
        if isinstance(part, Fault):
            yield part
        elif part.kind in known:
            touched.add(part.kind)
            yield from restore_records(world.store, part, known, places)
        else:
            yield fault(not_known(part.kind, list(known)), "records", part.kind)
    yield from dangling(world.store, known, touched, places)

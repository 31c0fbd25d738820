"""Restoring a world from a snapshot: all of it, or none."""

from collections.abc import Generator, Iterator
from typing import Final

import msgspec
from msgspec import Raw, Struct

from sandbox.faults import Fault, fault, fault_of, not_known
from sandbox.world.clock import EARLIEST, LATEST
from sandbox.world.snapshot.document import VERSION, Document, RecordsKept
from sandbox.world.snapshot.faults import (
    MOST_TOLD,
    OUT_OF_RANGE,
    InvalidSnapshotError,
    NoJsonError,
)
from sandbox.world.snapshot.parts import restore_head
from sandbox.world.snapshot.records import restore_records
from sandbox.world.used_tokens import MOST as MOST_TOKENS
from sandbox.world.used_tokens import UsedToken
from sandbox.world.world import World
from sandbox.world.worlds import InvalidWorldNameError, Kinds, Worlds

BATCH: Final = 1_000
"""Values read between two pauses."""

_TOKENS: Final = "usedMultipassTokens"


class _Stamp(Struct, frozen=True):
    version: int


def restoring(worlds: Worlds, name: str, document: bytes | Raw) -> Generator[None, None, World]:
    """Restore *document* as the world called *name*, and return it: not yet `put`.

    It pauses where something else may be done. Raises `InvalidWorldNameError`,
    `InvalidSnapshotError`.
    """
    read = _read(document)
    world = _fresh(worlds, name, read)
    faults: list[Fault] = []
    for found in _restored(world, read, worlds.kinds):
        if found is None:
            yield
            continue
        faults.append(found)
        if len(faults) == MOST_TOLD:
            break
    if faults:
        raise InvalidSnapshotError(faults)
    return world


def at_once(steps: Generator[None, None, World]) -> World:
    """Go through *steps* without a pause and return the world."""
    try:
        while True:
            next(steps)
    except StopIteration as end:
        world: World = end.value
    return world


def _read(document: bytes | Raw) -> Document:
    try:
        version = msgspec.json.decode(document, type=_Stamp).version
        if version == VERSION:
            return msgspec.json.decode(document, type=Document)
    except msgspec.ValidationError as error:
        raise InvalidSnapshotError([fault_of(error, kind=Document)]) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NoJsonError(error) from None
    words = f"is {version}: this sandbox reads version {VERSION}; take the snapshot anew"
    raise InvalidSnapshotError([fault(words, "version")])


def _fresh(worlds: Worlds, name: str, read: Document) -> World:
    try:
        return worlds.prepare(name, read.origin)
    except InvalidWorldNameError:
        raise
    except ValueError as error:  # of the seed
        raise InvalidSnapshotError([fault_of(error, "origin")]) from None


def _restored(world: World, read: Document, kinds: Kinds) -> Iterator[Fault | None]:
    """Fill *world*; yield what is wrong, and None for a pause."""
    yield from restore_head(world, read)
    yield from _used_tokens(world, read.used_multipass_tokens)
    known = kinds()
    for name, raw in read.records.items():
        kind = known.get(name)
        if kind is None:
            yield fault(not_known(name, list(known)), "records", name)
            continue
        try:
            kept = msgspec.json.decode(raw, type=RecordsKept)
        except ValueError as error:
            yield fault_of(error, "records", name, kind=RecordsKept)
            continue
        yield from restore_records(world.store, kept, kind, known=read.sequences.get(name))


def _used_tokens(world: World, raws: tuple[Raw, ...]) -> Iterator[Fault | None]:
    if len(raws) > MOST_TOKENS:
        yield fault(f"are more than {MOST_TOKENS:,}", _TOKENS)
        return
    decode = msgspec.json.Decoder(UsedToken).decode
    for number, raw in enumerate(raws):
        if number % BATCH == 0:
            yield None
        try:
            token = decode(raw)
        except ValueError as error:
            yield fault_of(error, _TOKENS, number, kind=UsedToken)
            continue
        if EARLIEST <= token.lapses_at <= LATEST:
            world.used_tokens.keep(token)
        else:
            yield fault(OUT_OF_RANGE, _TOKENS, number, "lapsesAt")

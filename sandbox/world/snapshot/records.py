"""The records of a world, restored: those that were put, and those of the seed that are gone."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from sys import maxsize
from typing import Any, Final

import msgspec
from msgspec import Struct

from sandbox.faults import Fault, fault, fault_of
from sandbox.gid import GidSequence
from sandbox.store import Store
from sandbox.world.clock import EARLIEST, LATEST
from sandbox.world.snapshot.document import RecordsKept
from sandbox.world.snapshot.faults import OUT_OF_RANGE

BATCH: Final = 1_000
"""Records read between two pauses."""


def restore_records(
    store: Store, kept: RecordsKept, kind: type[Any], *, known: int | None
) -> Iterator[Fault | None]:
    """Change *store*, a fresh one, by the records *kept*; yield what is wrong, None for a pause.

    *known* is the number that was given last to a record of the kind: those past it are yet to
    come. Only what is found by keys has numbers of its own; a password's is its customer's.
    """
    at = ("records", kind.__name__)
    read: list[Any] = []
    yield from _read(kept, kind, at, read)
    yield from _clashes(store, kept, read, at, last=_last(kind, known))
    for number, record_id in enumerate(kept.hidden):
        seeded = store.get(kind, record_id)
        if seeded is None:
            yield fault("is not the id of a record of the seed", *at, "hidden", number)
        else:
            store.remove(seeded)
    for start in range(0, len(read), BATCH):
        yield None
        store.put(*read[start : start + BATCH])


def _last(kind: type[Any], known: int | None) -> int:
    return known or (GidSequence.FIRST if kind.KEYS else maxsize)


def _read(
    kept: RecordsKept, kind: type[Any], at: tuple[str, ...], read: list[Any]
) -> Iterator[Fault | None]:
    decode = msgspec.json.Decoder(kind).decode
    for number, raw in enumerate(kept.put):
        if number % BATCH == 0:
            yield None
        try:
            record = decode(raw)
        except ValueError as error:
            yield fault_of(error, *at, "put", number, kind=kind)
            continue
        read.append(record)
        for place, moment in _moments(record):
            if not EARLIEST <= moment <= LATEST:
                yield fault(OUT_OF_RANGE, *at, "put", number, *place)


def _moments(value: Struct | tuple[Any, ...]) -> Iterator[tuple[tuple[object, ...], datetime]]:
    """Yield the instants in *value*, each with its place."""
    parts: Iterable[tuple[object, Any]] = (
        enumerate(value)
        if isinstance(value, tuple)
        else [(name, getattr(value, name)) for name in value.__struct_fields__]
    )
    for name, part in parts:
        if isinstance(part, datetime):
            yield (name,), part
        elif isinstance(part, Struct | tuple):
            for place, moment in _moments(part):
                yield (name, *place), moment


def _clashes(
    store: Store, kept: RecordsKept, read: list[Any], at: tuple[str, ...], *, last: int
) -> Iterator[Fault | None]:
    """Yield where two records have the same id, or the same value of what is unique in a shop."""
    changed = {*kept.hidden, *(record.id for record in read)}
    seen: dict[object, object] = dict.fromkeys(kept.hidden)
    for number, record in enumerate(read):
        if number % BATCH == 0:
            yield None
        if record.id in seen:
            yield fault(f"is that of another record: {record.id}", *at, "put", number, "id")
        seen[record.id] = record.id
        if isinstance(record.id, int) and record.id > last:
            words = f"is {record.id}, although {last} was given last: see sequences"
            yield fault(words, *at, "put", number, "id")
        for key in record.KEYS:
            if (value := getattr(record, key)) is None:
                continue
            seeded = store.find(type(record), key, value)
            if (key, value) in seen or (seeded is not None and seeded.id not in changed):
                yield fault(f"is that of another record: {value}", *at, "put", number, key)
            seen[key, value] = record.id

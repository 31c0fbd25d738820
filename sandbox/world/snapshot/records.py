"""The records of a world, restored: those that were put, and those of the seed that are gone."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from sys import maxsize
from typing import Any, Final

import msgspec

from sandbox.faults import Fault, fault, fault_of
from sandbox.store import Store
from sandbox.store.protocols import key_values
from sandbox.world.clock import MACHINE
from sandbox.world.former_versions import FormerVersion
from sandbox.world.sequences import Sequences
from sandbox.world.snapshot.document import Place, Section
from sandbox.world.snapshot.former import wrong_version
from sandbox.world.snapshot.references import Places, refers
from sandbox.world.snapshot.values import wrong_values

BATCH: Final = 1_000
"""Records read between two pauses."""


def restore_records(
    store: Store, section: Section, kinds: Mapping[str, type[Any]], places: Places
) -> Iterator[Fault | None]:
    """Change *store*, a fresh one, by a *section*; yield what is wrong, None for a pause.

    *kinds* are those of a world, by name, that of the section among them.
    *places* gets those of records that refer to others.

    Of a kind that has numbers of its own, those past the one given last are yet to come.
    """
    read: list[tuple[Place, Any]] = []
    kind = kinds[section.kind]
    yield from _read(section, kinds, read)
    yield from _clashes(store, section, read, last=_last(store, kind))
    for number, record_id in enumerate(section.hidden):
        seeded = store.get(kind, record_id)
        if seeded is None:
            at = ("records", section.kind, "hidden", number)
            yield fault("is not the id of a record of the seed", *at)
        else:
            store.remove(seeded)
    if refers(kind):
        places.update(((section.kind, record.id), place) for place, record in read)
    for start in range(0, len(read), BATCH):
        yield None
        store.put(*(record for _, record in read[start : start + BATCH]))


def _last(store: Store, kind: type[Any]) -> int:
    first: int | None = getattr(kind, "FIRST", None)
    return maxsize if first is None else Sequences(store).last(kind.__name__, first=first)


def _read(
    section: Section, kinds: Mapping[str, type[Any]], read: list[tuple[Place, Any]]
) -> Iterator[Fault | None]:
    kind, now = kinds[section.kind], MACHINE()
    decode = msgspec.json.Decoder(kind).decode
    for number, (place, raw) in enumerate(section.put):
        if number % BATCH == 0:
            yield None
        try:
            record = decode(raw)
        except ValueError as error:
            yield fault_of(error, *place, kind=kind)
            continue
        read.append((place, record))
        for inner, detail in _wrong(record, kinds, now):
            yield fault(detail, *place, *inner)


def _wrong(
    record: Any, kinds: Mapping[str, type[Any]], now: datetime
) -> Iterator[tuple[Place, str]]:
    yield from wrong_values(record, now)
    if isinstance(record, FormerVersion):
        yield from wrong_version(record, kinds, now)


def _clashes(
    store: Store, section: Section, read: list[tuple[Place, Any]], *, last: int
) -> Iterator[Fault | None]:
    """Yield where two records have the same id, or the same value of what is unique in a shop."""
    changed = {*section.hidden, *(record.id for _, record in read)}
    seen: dict[object, object] = dict.fromkeys(section.hidden)
    for number, (place, record) in enumerate(read):
        if number % BATCH == 0:
            yield None
        if record.id in seen:
            yield fault(f"is that of another record: {record.id}", *place, "id")
        seen[record.id] = record.id
        if isinstance(record.id, int) and record.id > last:
            detail = f"is {record.id}, although {last} was given last: see Sequence"
            yield fault(detail, *place, "id")
        keys = [(key, value) for key in record.KEYS for value in key_values(record, key)]
        for key, value in keys:
            seeded = store.find(type(record), key, value)
            if (key, value) in seen or (seeded is not None and seeded.id not in changed):
                yield fault(f"is that of another record: {value}", *place, key)
            seen[key, value] = record.id

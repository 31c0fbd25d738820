"""Versions of records before they were changed, for lists of an index that is behind."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, ClassVar, Final, Self

import msgspec
from msgspec import Struct

from sandbox.bounds import Number
from sandbox.scenarios import LONGEST_LAG
from sandbox.store import MemoryStore, Record, Store
from sandbox.world.clock import Moment
from sandbox.world.sequences import Sequences

_FIRST: Final = 0


class FormerVersion(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A record as it was before the instant `at`, when it was changed.

    `text` is its JSON, None if there was no record; `kind` is the name of its class, `of` its id.
    A world keeps the newest 1,000, and few that are more than an hour old.
    """

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 1_000
    FEW: ClassVar[int] = 100

    id: Number
    at: Moment
    kind: str
    of: Number | str
    text: str | None

    def has_lapsed(self, newest: Self) -> bool:
        return newest.at - self.at > LONGEST_LAG


def keep_versions(
    store: Store, numbers: Sequences, now: datetime, records: Iterable[Record]
) -> None:
    """Keep what *store* has of *records*, which are about to be put or removed."""
    for record in records:
        kind, number = type(record), record.id
        assert not isinstance(number, bytes)
        before = store.get(kind, number)
        text = None if before is None else msgspec.json.encode(before).decode()
        next_id = numbers.next(FormerVersion.__name__, first=_FIRST, step=1)
        store.put(FormerVersion(next_id, now, kind.__name__, number, text))


def as_of(
    store: Store, since: datetime, kinds: Callable[[], Iterable[type[Record]]]
) -> MemoryStore | None:
    """Return *store* as it was at the instant *since*, as far as versions were kept.

    None if nothing has changed. *kinds* returns the classes of records.
    """
    oldest: dict[tuple[str, int | str], FormerVersion] = {}
    for each in store.after(FormerVersion, 0):
        if each.at > since:
            oldest.setdefault((each.kind, each.of), each)
    if not oldest:
        return None
    by_name: Mapping[str, Any] = {kind.__name__: kind for kind in kinds()}
    before = MemoryStore(store)
    for version in oldest.values():
        kind = by_name.get(version.kind)
        if kind is None:
            continue
        if version.text is not None:
            before.put(msgspec.json.decode(version.text, type=kind))
        elif (record := store.get(kind, version.of)) is not None:
            before.remove(record)
    _without_orphans(before, by_name, {version.kind for version in oldest.values()})
    return before


def _without_orphans(store: MemoryStore, kinds: Mapping[str, Any], changed: set[str]) -> None:
    """Remove records of *store* that refer to what it does not have: its version is gone."""
    for name, kind in kinds.items():
        for attribute, target in getattr(kind, "REFERS", {}).items():
            if changed.isdisjoint((name, target)):
                continue
            others = [
                record
                for record in store.after(kind, 0)
                if store.get(kinds[target], getattr(record, attribute)) is None
            ]
            store.remove(*others)

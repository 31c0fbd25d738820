"""References between the records of a snapshot: what a record cannot be shown without is there."""

from collections.abc import Iterator, Mapping
from typing import Any

from sandbox.faults import Fault, fault
from sandbox.store import Store
from sandbox.world.snapshot.document import Place

Places = dict[tuple[str, object], Place]
"""Where the records of a snapshot stand in it, by kind and id."""


def refers(kind: type[Any]) -> Mapping[str, str]:
    """Return by attribute the kind that a record of that *kind* refers to: its `REFERS`."""
    found: Mapping[str, str] = getattr(kind, "REFERS", {})
    return found


def dangling(
    store: Store, kinds: Mapping[str, type[Any]], touched: set[str], places: Places
) -> Iterator[Fault]:
    """Yield the references to what is not there, of the kinds that a snapshot has *touched*."""
    for name, kind in kinds.items():
        for attribute, target in refers(kind).items():
            if touched.isdisjoint((name, target)):
                continue
            for record in store.after(kind, 0):
                if store.get(kinds[target], getattr(record, attribute)) is None:
                    yield _fault(name, record, attribute, target, places)


def _fault(name: str, record: Any, attribute: str, target: str, places: Places) -> Fault:
    number = getattr(record, attribute)
    place = places.get((name, record.id))
    if place is None:
        detail = f"leaves the {name} {record.id} without its {target} {number}: hide it, too"
        return fault(detail, "records", target, "hidden")
    return fault(f"is {number}: there is no such {target}", *place, attribute)

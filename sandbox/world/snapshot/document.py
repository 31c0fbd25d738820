"""The document of a snapshot."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec
from msgspec import Raw, Struct

from sandbox.faults import Fault, fault_of
from sandbox.origin import Origin
from sandbox.world.sequences import Sequence

VERSION: Final = 2
"""Counts up with each change that an older or a newer sandbox would read wrongly."""

Place = tuple[object, ...]
"""A place in a document: its keys and positions."""


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    """All keys must be there, and no others."""


class RecordsKept(Part, frozen=True):
    """Records of one kind that were put, and the ids of those of the seed that are hidden."""

    hidden: tuple[int | str, ...]
    put: tuple[Raw, ...]


class Head(Part, frozen=True):
    """What is no record. `sandbox` is the version of the program that took the snapshot."""

    version: int
    sandbox: str
    origin: Origin


class Document(Head, frozen=True):
    """A snapshot of a world. It has secrets: hashes of passwords, and access tokens."""

    records: dict[str, Raw]


class Section(Struct, frozen=True):
    """The records of one kind, each with its place, and the ids of those of the seed that go."""

    kind: str
    put: Iterable[tuple[Place, Raw]]
    hidden: tuple[int | str, ...] = ()


def sections(records: Mapping[str, Raw]) -> Iterator[Section | Fault]:
    """Yield what *records* has by kind: the numbers given last first, as others go by them."""
    for kind in sorted(records, key=lambda kind: kind != Sequence.__name__):
        try:
            kept = msgspec.json.decode(records[kind], type=RecordsKept)
        except ValueError as error:
            yield fault_of(error, "records", kind, kind=RecordsKept)
        else:
            yield Section(kind, numbered(kept.put, "records", kind, "put"), kept.hidden)


def numbered(raws: Iterable[Raw], *at: object) -> Iterator[tuple[Place, Raw]]:
    for number, raw in enumerate(raws):
        yield (*at, number), raw

"""Taking a snapshot, in pieces: a large world does not hold up what else there is to do."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final

from msgspec.json import encode

from sandbox import __version__
from sandbox.store import Change, Record
from sandbox.world.snapshot.document import VERSION, Head
from sandbox.world.world import World
from sandbox.world.worlds import Kinds

BATCH: Final = 1_000
"""Records in a piece: some 10 ms of encoding at the most."""


def pieces(world: World, kinds: Kinds) -> Iterator[bytes]:
    """Return what a snapshot of *world* consists of, as it is now, piece by piece.

    Records of a kind that says `IS_KEPT = False` are none of it.
    """
    names = {kind: name for name, kind in kinds().items()}
    kept = {k: each for k, each in world.store.changes().items() if getattr(k, "IS_KEPT", True)}
    changes = {names[kind]: change for kind, change in kept.items()}
    head = Head(version=VERSION, sandbox=__version__, origin=world.origin)
    return _joined(encode(head), changes)


def _joined(head: bytes, changes: Mapping[str, Change[Record]]) -> Iterator[bytes]:
    yield head[:-1] + b',"records":{'
    for number, name in enumerate(sorted(changes)):
        change, comma = changes[name], b"," if number else b""
        yield b'%b%b:{"hidden":%b,"put":[' % (comma, encode(name), encode(change.removed))
        yield from _listed(iter(change.put))
        yield b"]}"
    yield b"}}"


def _listed(records: Iterator[Any]) -> Iterator[bytes]:
    """Yield the items of a JSON array, without its brackets."""
    comma = b""
    while batch := tuple(islice(records, BATCH)):
        yield comma + encode(batch)[1:-1]
        comma = b","

"""Taking a snapshot, in pieces: a large world does not hold up what else there is to do."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final

from msgspec.json import encode

from sandbox import __version__
from sandbox.scenarios import Switchboard, as_document
from sandbox.store import Change, Record
from sandbox.world.clock import Clock
from sandbox.world.inbox import Inbox
from sandbox.world.snapshot.document import (
    VERSION,
    ClockKept,
    Head,
    InboxKept,
    ProgressKept,
    ScenariosKept,
)
from sandbox.world.world import World
from sandbox.world.worlds import Kinds

BATCH: Final = 1_000
"""Records in a piece: some 10 ms of encoding at the most."""


def pieces(world: World, kinds: Kinds) -> Iterator[bytes]:
    """Return what a snapshot of *world* consists of, as it is now, piece by piece."""
    names = {kind: name for name, kind in kinds().items()}
    changes = {names[kind]: change for kind, change in world.store.changes().items()}
    return _joined(encode(_head(world)), iter(world.used_tokens), changes)


def _joined(
    head: bytes, used_tokens: Iterator[Any], changes: Mapping[str, Change[Record]]
) -> Iterator[bytes]:
    yield head[:-1] + b',"usedMultipassTokens":['
    yield from _listed(used_tokens)
    yield b'],"records":{'
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


def _head(world: World) -> Head:
    return Head(
        version=VERSION,
        sandbox=__version__,
        origin=world.origin,
        clock=_clock(world.clock),
        sequences=world.gids.last,
        scenarios=_scenarios(world.switchboard),
        inbox=_inbox(world.inbox),
    )


def _clock(clock: Clock) -> ClockKept:
    return ClockKept(stands_at=clock.now() if clock.frozen else None, ahead=clock.ahead)


def _scenarios(switchboard: Switchboard) -> ScenariosKept:
    return ScenariosKept(
        on=tuple(map(as_document, switchboard.on)),
        over=tuple(map(as_document, switchboard.over)),
        counted={
            name: ProgressKept(asked=progress.asked, answered=progress.answered)
            for name, progress in switchboard.counted.items()
        },
    )


def _inbox(inbox: Inbox) -> InboxKept:
    return InboxKept(last_id=inbox.last_id, mails=inbox.mails())

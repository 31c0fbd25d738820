"""The journal of a world: what was asked of it, what it answered, and why."""

import asyncio
from collections.abc import Sequence
from typing import Annotated, Any, Final

from aiohttp import web
from msgspec import Meta, Struct

from sandbox.control import journal_stream
from sandbox.control.entries import Entry, Read, Reader
from sandbox.control.problems import ProblemError, invalid_values
from sandbox.control.route import Ask, Events, Nothing, Route
from sandbox.control.verification import Verification, verify
from sandbox.faults import fault
from sandbox.scenarios import Match
from sandbox.scenarios.json_path import JsonPathError
from sandbox.world import World
from sandbox.world.exchange import Exchange, Outcome

_AT_A_TIME: Final = 50
"""Entries that are read in one turn of the event loop: some milliseconds."""


class EntriesAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which entries: those with that root field, of that outcome, and past that id."""

    operation: str | None = None
    outcome: Outcome | None = None
    after: Annotated[int, Meta(ge=0)] = 0

    def holds(self, exchange: Exchange) -> bool:
        return (self.operation is None or self.operation in exchange.operations) and (
            self.outcome in (None, exchange.outcome)
        )


class EntryList(Struct, frozen=True, kw_only=True, rename="camel"):
    """Entries, newest last. `lastId` is that of the newest of the world, shown or not.

    `forgotten` is how many past the id asked for are not there any more, for want of room.
    """

    entries: tuple[Entry, ...]
    last_id: int
    forgotten: int


class EntryWanted(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is to have been asked: a root field, with arguments and variables that contain these.

    `variables` are as in the match of a scenario, JSON paths included. `count` is how often it is
    to have been; without it, once at least.
    """

    operation: str
    variables: dict[str, Any] = {}
    count: Annotated[int, Meta(ge=0)] | None = None


async def list_entries(ask: Ask[EntriesAsked, Nothing]) -> EntryList:
    journal, asked, reader = _kept(ask.world).journal, ask.query, Reader()
    forgotten, last_id = max(0, journal.first_id - asked.after - 1), journal.last_id
    wanted = [each for each in journal.exchanges(after=asked.after) if asked.holds(each[1])]
    entries: list[Entry] = []
    for start in range(0, len(wanted), _AT_A_TIME):
        entries += [reader.entry(*each) for each in wanted[start : start + _AT_A_TIME]]
        await asyncio.sleep(0)
    return EntryList(entries=tuple(entries), last_id=last_id, forgotten=forgotten)


async def verify_entries(ask: Ask[Nothing, EntryWanted]) -> Verification:
    wanted, reader = ask.body, Reader()
    exchanges = _kept(ask.world).journal.exchanges()
    try:
        match = Match(operations=frozenset({wanted.operation}), variables=wanted.variables)
    except JsonPathError as error:
        raise invalid_values([fault(str(error), "variables")]) from None
    reads = await _read(exchanges, reader)
    return verify(reads, match, count=wanted.count, reader=reader)


async def stream_entries(ask: Ask[EntriesAsked, Nothing]) -> web.StreamResponse:
    _kept(ask.world)
    return await journal_stream.serve(ask, ask.query.holds)


def clear_journal(ask: Ask[Nothing, Nothing]) -> None:
    ask.world.journal.clear()


def _kept(world: World) -> World:
    """Raise `ProblemError` where there is no journal: an empty one would mislead."""
    if not world.journal.is_kept:
        raise ProblemError(
            409, "journal-off", "this server keeps no journal: start it with --journal 1000"
        )
    return world


async def _read(
    exchanges: Sequence[tuple[int, Exchange]], reader: Reader
) -> list[tuple[int, Read]]:
    reads: list[tuple[int, Read]] = []
    for start in range(0, len(exchanges), _AT_A_TIME):
        some = exchanges[start : start + _AT_A_TIME]
        reads += [(number, reader.read(exchange)) for number, exchange in some]
        await asyncio.sleep(0)
    return reads


_PATH: Final = "/worlds/{world}/journal"
_OFF: Final = {409: "The server keeps no journal."}
ROUTES: Final = (
    Route(
        method="GET",
        path=_PATH,
        handle=list_entries,
        summary="List what was asked of the world and what it answered, newest last.",
        query=EntriesAsked,
        answers={200: EntryList},
        refusals=_OFF,
    ),
    Route(
        method="GET",
        path=f"{_PATH}/stream",
        handle=stream_entries,
        summary="Follow the journal by server-sent events: `entry`, `forgotten`, `reset`.",
        query=EntriesAsked,
        answers={200: Events},
        refusals=_OFF,
    ),
    Route(
        method="POST",
        path=f"{_PATH}/verify",
        handle=verify_entries,
        summary="Say whether something was asked of the world, else what came near to it.",
        body=EntryWanted,
        answers={200: Verification},
        refusals=_OFF,
    ),
    Route(
        method="DELETE",
        path=_PATH,
        handle=clear_journal,
        summary="Throw the entries away; ids and coverage go on where they were.",
        answers={204: None},
    ),
)

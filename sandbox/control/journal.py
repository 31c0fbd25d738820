"""The journal of a world: its requests, its answers, and the reasons."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final, TypeAlias

from aiohttp import web

from sandbox.control import journal_stream
from sandbox.control.entries import Reader, outline
from sandbox.control.journal_stream import Shown
from sandbox.control.problems import ProblemError, invalid_values
from sandbox.control.route import ControlRequest, Empty, Events, Route
from sandbox.control.schema_names import operation_faults, variable_faults
from sandbox.control.verification import Compared, compare, verify
from sandbox.control_models.journal import (
    ExpectedRequest,
    JournalEntry,
    JournalFilter,
    JournalPage,
    JournalPageFilter,
    JournalStreamFilter,
    Verification,
)
from sandbox.door.lanes import in_lane
from sandbox.faults import Fault, fault, first_faults
from sandbox.pause import Pause
from sandbox.scenarios import Match
from sandbox.scenarios.json_path import JsonPathError
from sandbox.world import World
from sandbox.world.exchange import Exchange

Numbered: TypeAlias = tuple[int, Exchange]


async def list_entries(request: ControlRequest[JournalPageFilter, Empty]) -> JournalPage:
    world, asked = _kept(request.world), request.query
    journal = world.calls if asked.kind == "control" else world.journal
    before = asked.before or journal.last_id + 1
    forgotten, last_id = max(0, journal.first_id - asked.after - 1), journal.last_id
    numbered = journal.exchanges(after=asked.after)
    wanted = [each for each in numbered if each[0] < before and _holds(asked, each[1])]
    wanted = wanted[-(asked.last or len(wanted)) :]
    entries = await in_lane(partial(_entries, wanted, _shown(asked)))
    return JournalPage(entries=entries, last_id=last_id, forgotten=forgotten)


def _entries(exchanges: Iterable[Numbered], shown: Shown, pause: Pause) -> tuple[JournalEntry, ...]:
    entries = list[JournalEntry]()
    for number, exchange in exchanges:
        pause()
        entries.append(shown(number, exchange))
    return tuple(entries)


def _shown(asked: JournalFilter) -> Shown:
    """Return what makes an entry of an exchange. Documents that come again are read once."""
    return Reader().entry if asked.detail else outline


async def verify_entries(request: ControlRequest[Empty, ExpectedRequest]) -> Verification:
    """Count the requests that match. Raises `ProblemError`, also for names that cannot exist."""
    wanted = request.body
    exchanges = _kept(request.world).journal.exchanges()
    try:
        match = Match(operations=frozenset({wanted.operation}), variables=wanted.variables)
    except JsonPathError as error:
        raise invalid_values([fault(str(error), "variables")]) from None
    return await in_lane(partial(_verified, exchanges, wanted, match))


def _verified(
    exchanges: Iterable[Numbered], wanted: ExpectedRequest, match: Match, pause: Pause
) -> Verification:
    reader = Reader()
    compared = [compare(*each, match, reader, pause) for each in exchanges]
    if faults := first_faults(_misspelt(wanted, compared)):
        raise invalid_values(faults)
    return verify(compared, count=wanted.count, reader=reader)


def _misspelt(wanted: ExpectedRequest, compared: Iterable[Compared]) -> Iterator[Fault]:
    """Yield a fault for each name that no request can have."""
    faults = tuple(operation_faults([wanted.operation], "operation"))
    yield from faults
    if wanted.variables and not faults:
        own = frozenset(name for each in compared for name in each.names)
        yield from variable_faults([wanted.operation], wanted.variables, "variables", own=own)


async def stream_entries(request: ControlRequest[JournalStreamFilter, Empty]) -> web.StreamResponse:
    request.worlds.follow()
    _kept(request.world)
    asked = request.query
    holds, shown = partial(_holds, asked), _shown(asked)
    return await journal_stream.serve(request, holds, shown, rate=asked.rate)


def clear_journal(request: ControlRequest[Empty, Empty]) -> None:
    request.world.journal.clear()
    request.world.calls.clear()


def _holds(asked: JournalFilter, exchange: Exchange) -> bool:
    return (asked.operation is None or asked.operation in exchange.operations) and (
        asked.outcome in (None, exchange.outcome)
    )


def _kept(world: World) -> World:
    """Raise `ProblemError` if the server keeps no journal: an empty one would be misleading."""
    if not world.journal.is_kept:
        raise ProblemError(
            409, "journal-off", "this server keeps no journal: start it with --journal 1000"
        )
    return world


_PATH: Final = "/worlds/{world}/journal"
_OFF: Final = {409: "The server keeps no journal."}
ROUTES: Final = (
    Route(
        method="GET",
        path=_PATH,
        handle=list_entries,
        summary="List the requests to a world and its answers, newest last.",
        query=JournalPageFilter,
        answers={200: JournalPage},
        refusals=_OFF,
    ),
    Route(
        method="GET",
        path=f"{_PATH}/stream",
        handle=stream_entries,
        summary="Follow the journal with server-sent events: `entry`, `forgotten`, `reset`.",
        query=JournalStreamFilter,
        answers={200: Events},
        refusals=_OFF,
    ),
    Route(
        method="POST",
        path=f"{_PATH}/verify",
        handle=verify_entries,
        summary="Check that a request was made, else show similar ones.",
        body=ExpectedRequest,
        answers={200: Verification},
        refusals=_OFF,
    ),
    Route(
        method="DELETE",
        path=_PATH,
        handle=clear_journal,
        summary="Delete all entries. Ids and coverage continue.",
        answers={204: None},
    ),
)

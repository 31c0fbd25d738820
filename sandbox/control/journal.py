"""The journal of a world: its requests, its answers, and the reasons."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final, TypeAlias

from aiohttp import web

from sandbox.control import change_stream, journal_stream
from sandbox.control.documents import MOST_BYTES
from sandbox.control.entries import Reader, outline
from sandbox.control.journal_stream import Shown
from sandbox.control.problems import ProblemError, invalid_values
from sandbox.control.route import SMALL, ControlRequest, Empty, Events, Route
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

KEPT_BY_A_STREAM: Final = 2**20
"""Bytes of documents. There may be many streams."""

Numbered: TypeAlias = tuple[int, Exchange]


async def list_entries(request: ControlRequest[JournalPageFilter, Empty]) -> JournalPage:
    world, query = _kept(request.world), request.query
    journal = world.calls if query.kind == "control" else world.journal
    before = query.before or journal.last_id + 1
    forgotten, last_id = max(0, journal.first_id - query.after - 1), journal.last_id
    numbered = journal.exchanges(after=query.after)
    chosen = [each for each in numbered if each[0] < before and _holds(query, each[1])]
    chosen = chosen[-(query.last or len(chosen)) :]
    entries = await in_lane(partial(_entries, chosen, _shown(query)), is_query=True)
    return JournalPage(entries=entries, last_id=last_id, forgotten=forgotten)


def _entries(exchanges: Iterable[Numbered], shown: Shown, pause: Pause) -> tuple[JournalEntry, ...]:
    entries = list[JournalEntry]()
    for number, exchange in exchanges:
        pause()
        entries.append(shown(number, exchange))
    return tuple(entries)


def _shown(query: JournalFilter, most_bytes: int = MOST_BYTES) -> Shown:
    """Return what makes an entry of an exchange. Documents that come again are read once."""
    return Reader(most_bytes).entry if query.detail else outline


async def verify_entries(request: ControlRequest[Empty, ExpectedRequest]) -> Verification:
    """Count the requests that match. Raises `ProblemError`, also for names that cannot exist."""
    expected = request.body
    exchanges = _kept(request.world).journal.exchanges()
    try:
        match = Match(operations=frozenset({expected.operation}), variables=expected.variables)
    except JsonPathError as error:
        raise invalid_values([fault(str(error), "variables")]) from None
    return await in_lane(partial(_verified, exchanges, expected, match), is_query=True)


def _verified(
    exchanges: Iterable[Numbered], expected: ExpectedRequest, match: Match, pause: Pause
) -> Verification:
    reader = Reader()
    compared = [compare(*each, match, reader, pause) for each in exchanges]
    if faults := first_faults(_misspelt(expected, compared)):
        raise invalid_values(faults)
    return verify(compared, count=expected.count, reader=reader)


def _misspelt(expected: ExpectedRequest, compared: Iterable[Compared]) -> Iterator[Fault]:
    """Yield a fault for each name that no request can have."""
    faults = tuple(operation_faults([expected.operation], "operation"))
    yield from faults
    if expected.variables and not faults:
        own = frozenset(name for each in compared for name in each.names)
        yield from variable_faults([expected.operation], expected.variables, "variables", own=own)


async def stream_entries(request: ControlRequest[JournalStreamFilter, Empty]) -> web.StreamResponse:
    request.worlds.follow()
    query = request.query
    if query.changes is not None:
        return await change_stream.serve(request, query.changes)
    _kept(request.world)
    holds, shown = partial(_holds, query), _shown(query, KEPT_BY_A_STREAM)
    return await journal_stream.serve(request, holds, shown, rate=query.rate)


def clear_journal(request: ControlRequest[Empty, Empty]) -> None:
    request.world.journal.clear()
    request.world.calls.clear()


def _holds(query: JournalFilter, exchange: Exchange) -> bool:
    return (query.operation is None or query.operation in exchange.operations) and (
        query.outcome in (None, exchange.outcome)
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
        summary="Follow the journal, or what changes, with server-sent events.",
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
        most=SMALL,
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

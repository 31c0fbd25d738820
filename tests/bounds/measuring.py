"""What a request costs: bytes, errors, memory, and calls, also those between two pauses.

Calls of functions are counted, not time measured: they are the same on every machine. A call
takes some 0.2 microseconds, with the work between it and the next.
"""

import gc
import sqlite3
import sys
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from time import perf_counter
from typing import Any, Final

import msgspec
import pytest
from msgspec import Struct
from multidict import CIMultiDict

from sandbox.app import ENDPOINT, SCHEMA, WORLDS, create_app
from sandbox.door.received import Received
from sandbox.door.recording import Recorder
from sandbox.execution import run
from sandbox.execution.limits import LONGEST
from sandbox.multipass import Multipass
from sandbox.pause import INTERRUPTIONS
from sandbox.settings import MULTIPASS_SECRET, Settings
from tests.bounds.attack import Attack

PATH = "/api/2026-10/graphql.json"
HEADERS = CIMultiDict({"Content-Type": "application/json"})
EMAIL = "enabled@sandbox.example"
LOGIN = (
    "mutation ($input: CustomerAccessTokenCreateInput!) { customerAccessTokenCreate(input: $input)"
    " { customerAccessToken { accessToken } } }"
)


COUNTED: Final = 4
"""So many times longer does an operation take, about, while its calls are counted."""


class Cost(Struct, frozen=True):
    """*memory* and *calls* are 0 where they were not counted."""

    asked: int
    answered: bytes
    memory: int
    calls: int

    @property
    def errors(self) -> list[Any]:
        return _errors(self.answered)


class Turns(Struct, frozen=True):
    """How a request was answered: in turns of the event loop, of which others may have the next.

    `calls` are the most between two turns, or two places where there may be one. `objects` are the
    blocks of memory that were held at once, nearly all of them objects of Python. `garbage` are
    the objects that only the garbage collector frees. `questions` to SQLite were asked, which can
    each take long, and others went on `interruptions` times before the answer was ready.
    """

    asked: int
    answered: bytes
    calls: int
    objects: int
    garbage: int
    questions: int
    interruptions: int

    @property
    def errors(self) -> list[Any]:
        return _errors(self.answered)


class Sandbox:
    """An application in this process, asked without a network."""

    def __init__(self, settings: Settings | None = None) -> None:
        app = create_app(settings)
        self._endpoint = app[ENDPOINT]
        self.journal = app[WORLDS].open("default").journal
        self._token: str | None = None
        for _ in app[SCHEMA].rest():
            pass  # or the first to look at a type would seem to take its memory

    async def send(self, attack: Attack) -> bytes:
        return await self.ask(await self._body(attack))

    async def cost(self, attack: Attack, *, counting: bool = False) -> Cost:
        """Send *attack*; count calls if *counting*, else memory."""
        body = await self._body(attack)
        with _calls() if counting else _memory() as measured:
            answered = await self.ask(body)
        calls, memory = (measured[0], 0) if counting else (0, measured[0])
        return Cost(len(body), answered, memory, calls)

    async def turns(self, attack: Attack, *, seconds: float = COUNTED * LONGEST) -> Turns:
        """Send *attack* and count, while the `collector_is_off`; give it up after *seconds*."""
        body = await self._body(attack)
        answering = self._endpoint.answer(Received("POST", PATH, HEADERS, body))
        gc.freeze()
        before, objects, answered = sys.getallocatedblocks(), 0, None
        interrupted, counted = INTERRUPTIONS.count, _CallsOfTurns()
        with _nobody_observes(), _given_up_after(seconds), _profiled(counted.see):
            while answered is None:
                try:
                    answering.send(None)
                except StopIteration as end:
                    answered = end.value.answer.body
                counted.others_may_go_first()
                objects = max(objects, sys.getallocatedblocks() - before)
        interruptions = INTERRUPTIONS.count - interrupted
        del answering
        return Turns(
            len(body),
            answered,
            counted.most,
            objects,
            gc.collect(),
            counted.questions,
            interruptions,
        )

    async def _body(self, attack: Attack) -> bytes:
        return msgspec.json.encode(
            {
                "query": attack.query,
                "variables": await self.variables(attack),
                "operationName": attack.operation_name,
            }
        )

    async def variables(self, attack: Attack) -> dict[str, Any]:
        """Return the variables of *attack*, with the tokens that it uses."""
        variables = dict(attack.variables)
        if "$token" in attack.query:
            variables["token"] = await self._access_token()
        if "$multipass" in attack.query:
            claims = {"email": "ada@lovelace.example", **attack.claims}
            now = datetime.now(UTC)
            variables["multipass"] = Multipass(MULTIPASS_SECRET).seal(claims, now=now)
        return variables

    async def ask(self, body: bytes) -> bytes:
        answered = await self._endpoint.answer(Received("POST", PATH, HEADERS, body))
        return answered.answer.body

    async def _access_token(self) -> str:
        if self._token is None:
            given = {"input": {"email": EMAIL, "password": "enabled-password"}}
            answer = await self.ask(msgspec.json.encode({"query": LOGIN, "variables": given}))
            payload = msgspec.json.decode(answer)["data"]["customerAccessTokenCreate"]
            self._token = payload["customerAccessToken"]["accessToken"]
        return self._token


def _errors(answered: bytes) -> list[Any]:
    """Return the top-level errors of an answer in one part."""
    if not answered.startswith(b"{"):
        return []
    errors: list[Any] = msgspec.json.decode(answered).get("errors", [])
    return errors


@contextmanager
def _nobody_observes() -> Iterator[None]:
    """Leave out what the suite does with each answer for the ledger of fidelity."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Recorder, "record", getattr(Recorder.record, "__wrapped__", Recorder.record))
        yield


@contextmanager
def collector_is_off() -> Iterator[None]:
    """Measure no collection: one is of no request, and `tests/test_collector.py` is about them."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()


@contextmanager
def _memory() -> Iterator[list[int]]:
    """Measure the most memory that is taken at once, in bytes."""
    found = [0]
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        yield found
        _, peak = tracemalloc.get_traced_memory()
        found[0] = peak - before
    finally:
        tracemalloc.stop()


@contextmanager
def _calls() -> Iterator[list[int]]:
    """Count the calls of functions, Python's and built-in ones, in all threads."""
    found = [0]

    def count(_frame: Any, event: str, _argument: Any) -> None:
        if event in ("call", "c_call"):
            found[0] += 1

    with _profiled(count):
        yield found


class _CallsOfTurns:
    """Counts calls from one look at the clock to the next: that is where a lane may pause."""

    def __init__(self) -> None:
        self.most = self.questions = self._count = 0

    def see(self, _frame: Any, event: str, argument: Any) -> None:
        if event == "call":
            self._count += 1
        elif event == "c_call":
            self._count += 1
            if argument is perf_counter:
                self.others_may_go_first()
            elif argument.__name__ == "execute" and _is_sqlite(argument.__self__):
                self.questions += 1

    def others_may_go_first(self) -> None:
        self.most, self._count = max(self.most, self._count), 0


def _is_sqlite(value: object) -> bool:
    return isinstance(value, sqlite3.Connection | sqlite3.Cursor)


@contextmanager
def _profiled(see: Callable[[Any, str, Any], None]) -> Iterator[None]:
    threading.setprofile(see)
    sys.setprofile(see)
    try:
        yield
    finally:
        sys.setprofile(None)
        threading.setprofile(None)


@contextmanager
def _given_up_after(seconds: float) -> Iterator[None]:
    """Let an operation take so long, by the processor: to count takes time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "LONGEST", seconds)
        yield

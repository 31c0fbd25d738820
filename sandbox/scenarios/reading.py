"""Reads scenarios: from the keys of a file to a `Scenario`."""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

import msgspec

from sandbox.control_models.scenarios import ANY, ScenarioEffect, ScenarioMatch, ScenarioStep
from sandbox.control_models.scenarios import Scenario as WrittenScenario
from sandbox.duration import parse_duration
from sandbox.faults import FaultError, located
from sandbox.scenarios.effect import ContradictoryEffectError, Effect
from sandbox.scenarios.json_path import JsonPathError
from sandbox.scenarios.match import Match
from sandbox.scenarios.scenario import Scenario
from sandbox.scenarios.writing import as_document
from sandbox.user_errors import UserError

NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_OPERATION_KEY: Final = ("match", "operation")
_OPERATION: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*|webhooks/\w+/\w+|checkout/[a-z-]+")


class InvalidScenarioError(FaultError):
    """A scenario is wrong. The message names its source and the key."""

    def __init__(self, source: str, detail: str, *at: object) -> None:
        super().__init__(detail, *at)
        self.args = (f"{source}: {self}",)


def read_scenario(document: Mapping[str, Any], *, source: str, name: str | None = None) -> Scenario:
    """Return the scenario in *document*, called *name* unless it has a name itself.

    *source* is where it was found, for messages. Raises `InvalidScenarioError`.
    """
    try:
        written = msgspec.convert({"name": name, **document}, WrittenScenario)
        _check_name(written.name, expected=name)
        return Scenario(
            name=written.name,
            description=written.description,
            times=_times(written),
            match=_match(written.match),
            effect=_effect(written.effect),
        )
    except ValueError as error:  # msgspec's own, and ours
        detail, at = located(error, WrittenScenario)
        raise InvalidScenarioError(source, detail, *at) from None


def read_switched(document: Mapping[str, Any], known: Scenario, *, source: str) -> Scenario:
    """Return *known* with the keys that *document* has instead of its own.

    Of `match` each key stands for itself: to name variables leaves the operations as they are.
    An `effect` is taken whole; with one, `read_scenario` is what is meant. Raises
    `InvalidScenarioError`.
    """
    written = as_document(known)
    given = document.get("match", {})
    if isinstance(given, Mapping):
        given = {**written["match"], **given}
        if "times" in given:
            written.pop("times", None)
    return read_scenario({**written, **document, "match": given}, source=source, name=known.name)


def _check_name(name: str, *, expected: str | None) -> None:
    if not NAME.fullmatch(name):
        raise FaultError(f"is {name!r}: use a-z and 0-9, with single '-' between them", "name")
    if expected is not None and name != expected:
        raise FaultError(f"is {name!r}, where the scenario is called {expected!r}", "name")


def _times(written: WrittenScenario) -> int | None:
    if written.times is not None and written.match.times is not None:
        raise FaultError("says the same as `match.times`: leave one of them out", "times")
    return written.match.times if written.times is None else written.times


def _match(written: ScenarioMatch) -> Match:
    names = (written.operation,) if isinstance(written.operation, str) else written.operation
    operations = None if names == (ANY,) else _operations(names)
    try:
        return Match(operations=operations, variables=written.variables)
    except JsonPathError as error:
        raise FaultError(f"is wrong: {error}", "match", "variables") from None


def _operations(names: tuple[str, ...]) -> frozenset[str]:
    for name in names:
        if not _OPERATION.fullmatch(name):
            raise FaultError(f"has {name!r}, which cannot name an operation", *_OPERATION_KEY)
    if not names:
        raise FaultError(f"names no operation: leave it out to match {ANY!r}", *_OPERATION_KEY)
    return frozenset(names)


def _effect(written: ScenarioEffect) -> Effect:
    steps = written.sequence
    if steps is not None and not steps:
        detail = "has no steps: leave it out, or say what they do"
        raise FaultError(detail, "effect", "sequence")
    sequence = tuple(
        _step(step, at=("effect", "sequence", number)) for number, step in enumerate(steps or ())
    )
    return _step(written, at=("effect",), sequence=sequence, share=written.share)


def _step(written: ScenarioStep, *, at: tuple[object, ...], **more: Any) -> Effect:
    """Return the effect at the key *at*; *more* are keys that a step of a sequence cannot have."""
    delay = _duration(written.delay, at=(*at, "delay"))
    lag = _duration(written.lag, at=(*at, "lag"))
    try:
        return Effect(
            customer_user_errors=tuple(
                UserError(error.code, error.field, error.message)
                for error in written.customer_user_errors
            ),
            user_errors=written.user_errors,
            errors=written.errors,
            fields=written.fields,
            variants=written.variants,
            status=written.status,
            body=written.body,
            delay=delay,
            drop=written.drop,
            when=written.when,
            lag=lag,
            tokenless=written.tokenless,
            **more,
        )
    except ContradictoryEffectError as error:
        raise FaultError(f"is wrong: {error}", *at) from None


def _duration(written: str | None, *, at: tuple[object, ...]) -> timedelta:
    if written is None:
        return timedelta()
    try:
        return parse_duration(written)
    except ValueError as error:
        raise FaultError(f"is wrong: {error}", *at) from None

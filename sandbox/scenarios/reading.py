"""Scenarios as they are written, in TOML and in JSON."""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

import msgspec
from msgspec import Struct

from sandbox.duration import parse_duration
from sandbox.scenarios.effect import Effect, ForcedError, PlainUserError, When
from sandbox.scenarios.scenario import Match, Scenario
from sandbox.user_errors import CustomerErrorCode, UserError

NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ANY: Final = "*"
_OPERATION: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_PLANNED: Final = ("sequence", "share", "times")


class InvalidScenarioError(ValueError):
    """A scenario is not written as one must be. The message names its source and the key."""


class _CustomerUserError(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    message: str
    code: CustomerErrorCode
    field: tuple[str, ...] | None = None


class _Match(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    operation: str | tuple[str, ...] = ANY
    variables: dict[str, Any] = {}


class _Effect(Struct, frozen=True, rename="camel", forbid_unknown_fields=True, omit_defaults=True):
    customer_user_errors: tuple[_CustomerUserError, ...] = ()
    user_errors: tuple[PlainUserError, ...] = ()
    errors: tuple[ForcedError, ...] = ()
    status: int | None = None
    body: str | Mapping[str, Any] | None = None
    delay: str | None = None
    drop: bool = False
    when: When = When.BEFORE


class _Document(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    name: str
    description: str = ""
    match: _Match = _Match()
    effect: _Effect


def read_scenario(document: Mapping[str, Any], *, source: str, name: str | None = None) -> Scenario:
    """Return the scenario that *document* says, called *name* unless it says so itself.

    *source* is where it was found, for messages. Raises `InvalidScenarioError`.
    """
    try:
        _refuse_planned(document)
        written = msgspec.convert({"name": name, **document}, _Document)
        _check_name(written.name, expected=name)
        return Scenario(
            name=written.name,
            description=written.description,
            match=_match(written.match),
            effect=_effect(written.effect),
        )
    except ValueError as error:  # msgspec's own, and ours
        raise InvalidScenarioError(f"{source}: {error}") from None


def _refuse_planned(document: Mapping[str, Any]) -> None:
    for part in (document, document.get("match"), document.get("effect")):
        for key in _PLANNED:
            if isinstance(part, Mapping) and key in part:
                raise ValueError(f"`{key}` is not supported yet: leave it out")


def _check_name(name: str, *, expected: str | None) -> None:
    if not NAME.fullmatch(name):
        raise ValueError(f"`name` is {name!r}: use a-z and 0-9, with single '-' between them")
    if expected is not None and name != expected:
        raise ValueError(f"`name` is {name!r}, where the scenario is called {expected!r}")


def _match(written: _Match) -> Match:
    names = (written.operation,) if isinstance(written.operation, str) else written.operation
    if names == (ANY,):
        return Match(variables=written.variables)
    for name in names:
        if not _OPERATION.fullmatch(name):
            raise ValueError(f"`match.operation` has {name!r}, which cannot name an operation")
    if not names:
        raise ValueError(f"`match.operation` names no operation: leave it out to match {ANY!r}")
    return Match(operations=frozenset(names), variables=written.variables)


def _effect(written: _Effect) -> Effect:
    return Effect(
        customer_user_errors=tuple(
            UserError(error.code, error.field, error.message)
            for error in written.customer_user_errors
        ),
        user_errors=written.user_errors,
        errors=written.errors,
        status=written.status,
        body=written.body,
        delay=_delay(written.delay),
        drop=written.drop,
        when=written.when,
    )


def _delay(written: str | None) -> timedelta:
    if written is None:
        return timedelta()
    try:
        return parse_duration(written)
    except ValueError as error:
        raise ValueError(f"`effect.delay`: {error}") from None


def as_document(scenario: Scenario) -> dict[str, Any]:
    """Return *scenario* with the keys of a file, as `read_scenario` takes it."""
    written = _Document(
        name=scenario.name,
        description=scenario.description,
        match=_written_match(scenario.match),
        effect=_written_effect(scenario.effect),
    )
    document: dict[str, Any] = msgspec.to_builtins(written)
    return document


def _written_match(match: Match) -> _Match:
    names = ANY if match.operations is None else tuple(sorted(match.operations))
    return _Match(names, dict(match.variables))


def _written_effect(effect: Effect) -> _Effect:
    return _Effect(
        customer_user_errors=tuple(
            _CustomerUserError(
                code=CustomerErrorCode(error.code), field=error.field, message=error.message
            )
            for error in effect.customer_user_errors
        ),
        user_errors=effect.user_errors,
        errors=effect.errors,
        status=effect.status,
        body=effect.body,
        delay=_written_delay(effect.delay) if effect.delay else None,
        drop=effect.drop,
        when=effect.when,
    )


def _written_delay(delay: timedelta) -> str:
    seconds, rest = divmod(delay, timedelta(seconds=1))
    fraction = f".{rest.microseconds:06}".rstrip("0") if rest else ""
    return f"PT{seconds}{fraction}S"

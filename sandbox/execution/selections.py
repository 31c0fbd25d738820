"""Selections of fields of one object: the closures that a plan consists of."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeAlias

from graphql import GraphQLNonNull, default_field_resolver

from sandbox.execution.arguments import Arguments
from sandbox.execution.info import Info
from sandbox.execution.leaves import Complete
from sandbox.execution.limits import FIELD, TOGETHER
from sandbox.execution.plain import Getter
from sandbox.execution.run import Run, Site

Resolve = Callable[[Any, Run], Any]
Selections = Callable[[Any, Run], dict[str, Any]]


Fail: TypeAlias = Callable[[Exception | None, Run], None]
"""Puts null in the place of a field, for an error or because it has no value. It raises a
`GraphQLError` with the place of a field that must not be null."""


class Field(NamedTuple):
    """How a field gets its value.

    `getter` reads it from the source. A value of the type `settled` is the answer, without another
    call; any other value is given to `resolve`, which completes it, and errors to `fail`. Without
    a `getter`, `resolve` is given the source, and keeps errors itself.
    """

    resolve: Resolve
    getter: Getter | None = None
    settled: type | None = None
    fail: Fail | None = None


KeyedField: TypeAlias = tuple[str, Resolve, Getter | None, type | None, Fail | None]
"""The key in the answer, then what a `Field` has."""


def selecting(fields: Sequence[KeyedField]) -> Selections:
    """Return what makes an object of the answer. With many *fields* it is made in parts: before
    each, the limits of the run are checked."""
    if len(fields) <= TOGETHER:
        return _selecting_at_once(fields)
    parts = [
        _selecting_at_once(fields[start : start + TOGETHER])
        for start in range(0, len(fields), TOGETHER)
    ]

    def select(source: Any, run: Run) -> dict[str, Any]:
        selected: dict[str, Any] = {}
        for part in parts:
            selected |= part(source, run)
        return selected

    return select


def _selecting_at_once(fields: Sequence[KeyedField]) -> Selections:
    room = sum(FIELD + len(key) for key, *_ in fields)

    def select(source: Any, run: Run) -> dict[str, Any]:
        run.room -= room
        if run.room < run.checkpoint:
            run.check()
        selected: dict[str, Any] = {}
        for key, resolve, getter, settled, fail in fields:
            if getter is None or fail is None:
                selected[key] = resolve(source, run)
                continue
            try:
                value = getter(source)
                if type(value) is not settled:
                    value = resolve(value, run)
            except Exception as error:  # noqa: BLE001 - a getter may raise anything
                value = fail(error, run)
            else:
                if value is None:
                    fail(None, run)
            selected[key] = value
        return selected

    return select


def failing(site: Site) -> Fail:
    """Return what is done where the field at *site* fails, or has no value.

    A field that must not be null raises a `GraphQLError` with its place.
    """
    may_be_null = not isinstance(site.return_type, GraphQLNonNull)

    def fail(error: Exception | None, run: Run) -> None:
        if not may_be_null:
            cause = error or site.no_null()
            raise run.failure(cause, site, site.path) from cause
        if error is not None:
            run.fail(error, site, site.path)

    return fail


def guarded(
    site: Site,
    complete: Complete,
    *,
    getter: Getter | None,
    resolver: Callable[..., Any] = default_field_resolver,
    arguments: Arguments | None = None,
) -> Resolve:
    """Return a field that is null when it fails, or fails its parent when it must not be null.

    It has its value from *getter*, or else from *resolver*. A field that must not be null raises a
    `GraphQLError` with its place.
    """
    fail = failing(site)

    def resolve(source: Any, run: Run) -> Any:
        try:
            if arguments is None:
                value = resolver(source, Info(site, run))
            else:
                given = arguments(run)
                value = (
                    getter(source, **given)
                    if getter
                    else resolver(source, Info(site, run), **given)
                )
            completed = complete(value, run)
        except Exception as error:  # noqa: BLE001 - a resolver may raise anything
            return fail(error, run)
        if completed is None:
            fail(None, run)
        return completed

    return resolve

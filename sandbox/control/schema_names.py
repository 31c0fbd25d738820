"""Names of the Storefront API that a body mentions: operations, their arguments, keys of inputs.

What has a name in any version is known. A misspelt name would match no request ever, and a test
that expects none of them would pass.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

from graphql import (
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLList,
    get_named_type,
    get_nullable_type,
)

from sandbox.control_models.scenarios import FieldChange
from sandbox.faults import Fault, fault, first_faults, not_known
from sandbox.near_names import did_you_mean
from sandbox.pause import OF_THREAD
from sandbox.scenarios import Match, Scenario
from sandbox.scenarios.json_path import Path, parse_path
from sandbox.scenarios.match import ROOT
from sandbox.schema import load_schemas
from sandbox.schema.loading import LazySchema
from sandbox.webhooks.subscriptions import TOPICS

_META: Final = "__"
_STEPS: Final = (
    "challenge",
    "codes",
    "information",
    "log-out",
    "payment",
    "shipping",
    "sold-out",
)
_BESIDE: Final = frozenset(
    [*(f"webhooks/{topic}" for topic in TOPICS), *(f"checkout/{step}" for step in _STEPS)]
)
"""What the journal has besides requests of an API: webhooks, and forms of the checkout."""

_ROOTS: Final = ("QueryRoot.", "Mutation.")


def scenario_faults(scenario: Scenario) -> tuple[Fault, ...]:
    """Return what is first wrong with the names in a scenario: nothing that is sent has them."""
    return first_faults(_scenario_faults(scenario))


def _scenario_faults(scenario: Scenario) -> Iterator[Fault]:
    effect = scenario.effect
    yield from _match_faults(scenario.match)
    yield from _field_faults(effect.fields, "effect", "fields")
    for number, step in enumerate(effect.sequence):
        yield from _field_faults(step.fields, "effect", "sequence", number, "fields")


def _match_faults(match: Match) -> Iterator[Fault]:
    operations = sorted(match.operations or ())
    faults = first_faults(operation_faults(operations, "match", "operation"))
    yield from faults
    if operations and not faults:
        yield from variable_faults(operations, match.variables, "match", "variables")


def operation_faults(names: Iterable[str], *at: object) -> Iterator[Fault]:
    """Yield what is wrong with *names* that stand *at* that path: each is to be a root field."""
    known = _root_fields()
    for name in names:
        if name in _BESIDE:
            continue
        if name not in known and not name.startswith(_META) and name not in _of_accounts():
            yield fault(
                f"{name!r} is not an operation of the Storefront API{_meant(name, known)}", *at
            )


def _field_faults(changes: Iterable[FieldChange], *at: object) -> Iterator[Fault]:
    """Yield what is wrong with the names of fields: each is to be `TYPE.FIELD` of the schema."""
    known = load_schemas().index.fields
    for number, change in enumerate(changes):
        if change.field not in known:
            detail = f"{change.field!r} is not a field of the Storefront API"
            yield fault(f"{detail}{_meant(change.field, known)}", *at, number, "field")


def variable_faults(
    operations: Collection[str],
    variables: Mapping[str, Any],
    *at: object,
    own: Collection[str] | None = None,
) -> Iterator[Fault]:
    """Yield what is wrong with the keys of *variables*, which stand *at* that path.

    Each is to begin with an argument of one of the *operations*, and to go on with keys of its
    type, or to begin with a variable of the requests' *own*. Where those are not known, a key is
    wrong that resembles an argument.
    """
    for key, value in variables.items():
        path = parse_path(key) if key.startswith(ROOT) else (key,)
        if path and isinstance(path[0], str):
            yield from _faults(operations, path[0], path[1:], value, at=(*at, key), own=own)


def _faults(
    operations: Collection[str],
    name: str,
    inside: Path,
    value: Any,
    *,
    at: Sequence[object],
    own: Collection[str] | None,
) -> Iterable[Fault]:
    """Return no faults if some operation in some version takes the value, else those of one."""
    found: Sequence[Fault] = ()
    arguments: dict[str, None] = {}
    for field in _fields(operations):
        arguments |= dict.fromkeys(field.args)
        if name in field.args:
            faults = first_faults(_path_faults(field.args[name].type, inside, value, at))
            if not faults:
                return ()
            found = found or faults
    meant = _meant(name, arguments)
    if found or name in (own or ()) or (own is None and not meant):
        return found
    return [fault(f"is not an argument{meant or '.'} Arguments are {', '.join(arguments)}", *at)]


def _path_faults(
    kind: Any, path: Sequence[str | int | None], value: Any, at: Sequence[object]
) -> Iterator[Fault]:
    match get_nullable_type(kind), path:
        case _, []:
            yield from _value_faults(kind, value, at)
        case GraphQLList() as several, [int() | None, *inside]:
            yield from _path_faults(several.of_type, inside, value, at)
        case GraphQLInputObjectType() as kind_inside, [str() as name, *inside]:
            if name in kind_inside.fields:
                yield from _path_faults(kind_inside.fields[name].type, inside, value, at)
            else:
                yield fault(f"{name} {not_known(name, list(kind_inside.fields))}", *at)


def _value_faults(kind: Any, value: Any, at: Sequence[object]) -> Iterator[Fault]:
    match get_named_type(kind), value:
        case named, list():
            for number, inner in enumerate(value):
                yield from _value_faults(named, inner, (*at, number))
        case GraphQLInputObjectType() as named, dict():
            for name, inner in value.items():
                if name in named.fields:
                    yield from _value_faults(named.fields[name].type, inner, (*at, name))
                else:
                    yield fault(not_known(name, list(named.fields)), *at, name)


def _fields(operations: Collection[str]) -> Iterator[GraphQLField]:
    """Yield the root fields of that name in each version, the newest first."""
    for schema in _schemas():
        for root in (schema.mutation_type, schema.query_type):
            assert root is not None
            yield from (root.fields[name] for name in operations if name in root.fields)


def _schemas() -> Iterator[LazySchema]:
    yield _newest()
    schemas = load_schemas()
    newest = schemas.versions.newest.handle
    for handle in schemas.versions.handles:
        if handle != newest:
            OF_THREAD.pause()
            yield schemas.build(handle)


@cache
def _newest() -> LazySchema:
    schemas = load_schemas()
    return schemas.build(schemas.versions.newest.handle)


@cache
def _root_fields() -> frozenset[str]:
    fields = load_schemas().index.fields
    return frozenset(it.partition(".")[2] for it in fields if it.startswith(_ROOTS))


@cache
def _of_accounts() -> frozenset[str]:
    """Return the operations of new customer accounts: those of their API, and of the login."""
    from sandbox.identity.operations import OPERATIONS

    fields = load_schemas("customer-account.graphql").index.fields
    roots = (it.partition(".")[2] for it in fields if it.startswith(_ROOTS))
    return frozenset([*roots, *OPERATIONS.values()])


def _meant(name: str, known: Collection[str]) -> str:
    meant = did_you_mean(name, known, most=2)
    return f": {meant}" if meant else ""

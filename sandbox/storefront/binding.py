"""Gives every field of a version's schema its resolver when its type is first looked at."""

from collections.abc import Callable, Collection, Mapping, Sequence
from operator import attrgetter
from types import FunctionType
from typing import Any, Final

from graphql import (
    GraphQLField,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLScalarType,
    get_named_type,
)

from sandbox.execution import plain
from sandbox.execution.renderings import HAS_ARGUMENTS, IS_KEPT, IS_SETTLED, WHEN_AGAIN
from sandbox.listing import Connection, Edge, PageInfo
from sandbox.names import snake_case
from sandbox.schema.access import Access
from sandbox.schema.loading import LazySchema
from sandbox.service.field_errors import access_denied, dead_token, not_implemented
from sandbox.service.request_context import RequestContext
from sandbox.storefront.departments import StorefrontApi
from sandbox.storefront.field_resolver import (
    Resolver,
    answers,
    field_resolver,
    function_resolver,
)
from sandbox.storefront.root_field import RootField, mutation_field, query_field
from sandbox.storefront.settled import KEPT, KEPT_WHEN_AGAIN, KEPT_WITH_ARGUMENTS, SETTLED
from sandbox.user_errors import DeadTokenError, Payload, mirrored

QUERY: Final = "QueryRoot"
MUTATION: Final = "Mutation"


class UnknownFieldsError(LookupError):
    """The tables and the schema do not fit each other."""


def check_bound(api: StorefrontApi, fields: Collection[str]) -> None:
    """Refuse an *api* that answers what is none of *fields*, those of all versions, or a class
    that does not answer all fields of its type. Raises `UnknownFieldsError`.

    A start does not ask, since it would have to import all departments. `tests/storefront` does.
    """
    roots = {f"{QUERY}.{name}" for name in api.queries} | {
        f"{MUTATION}.{name}" for name in api.mutations
    }
    if unknown := sorted({*roots, *api.fields}.difference(fields)):
        raise UnknownFieldsError(f"no version of schema.graphql has {', '.join(unknown)}")
    of_types: dict[str, list[str]] = {name: [] for name in api.types}
    for coordinate in fields:
        kind, _, name = coordinate.partition(".")
        if kind in of_types:
            of_types[kind].append(name)
    if absent := sorted(kind for kind, names in of_types.items() if not names):
        raise UnknownFieldsError(f"no version of schema.graphql has the type {', '.join(absent)}")
    missing = sorted(
        f"{kind}.{name}"
        for kind, names in of_types.items()
        for name in names
        if not _is_answered(api, kind, name)
    )
    if missing:
        raise _without_attribute(missing)


def _without_attribute(coordinates: Sequence[str]) -> UnknownFieldsError:
    return UnknownFieldsError(
        f"these fields have no attribute: {', '.join(coordinates)}. Add one to the class of the "
        "type, or leave the type out of its department's table"
    )


def _is_answered(api: StorefrontApi, kind: str, name: str) -> bool:
    of = api.types[kind]
    if issubclass(of, Payload) and (name.endswith("serErrors") or name == "warnings"):
        return True
    return f"{kind}.{name}" in api.fields or answers(of, name)


class Binding:
    """Binds the resolvers of *api* to a schema, guarded by the *access* that each field wants."""

    def __init__(self, api: StorefrontApi, access: Mapping[str, Access]) -> None:
        self._api = api
        self._access = access

    def bind(self, schema: LazySchema) -> None:
        """Bind to each type of *schema* when it is first looked at; before the first, scalars."""
        first_of_all = True

        def bind_type(kind: GraphQLObjectType) -> None:
            nonlocal first_of_all
            if first_of_all:
                first_of_all = False
                _bind_scalars(schema)
            self._bind_fields(kind)

        schema.at_first_look(bind_type)
        schema.resolve_types(plain(self._api.type_of))

    def _bind_fields(self, kind: GraphQLObjectType) -> None:
        settled = SETTLED.get(kind.name, frozenset())
        if kind.name in KEPT:
            again = kind.name in KEPT_WHEN_AGAIN
            kind.extensions = {**kind.extensions, IS_KEPT: True, WHEN_AGAIN: again}
        if kind.name in KEPT_WITH_ARGUMENTS:
            kind.extensions = {**kind.extensions, IS_KEPT: True, HAS_ARGUMENTS: True}
        for name, field in kind.fields.items():
            for argument_name, argument in field.args.items():
                argument.out_name = snake_case(argument_name)
            coordinate = f"{kind.name}.{name}"
            resolver = self._resolver(kind.name, name, field) or _missing(coordinate)
            required = self._access.get(coordinate)
            field.resolve = resolver if required is None else _guarded(resolver, name, required)
            if name in settled:
                field.extensions = {**field.extensions, IS_SETTLED: True}

    def _resolver(self, kind: str, name: str, field: GraphQLField) -> Resolver | None:
        if kind == QUERY:
            return _root(lambda: self._query(name), field)
        if kind == MUTATION:
            return _root(lambda: self._mutation(name), field)
        if kind.endswith("Payload") and (shown := _of_payload(name, field)):
            return plain(shown)
        of_department = self._api.types.get(kind)
        known = of_department or _paged(kind)
        if known is not None and (resolver := field_resolver(known, name, field)):
            return resolver
        extension = self._api.fields.get(f"{kind}.{name}")
        if isinstance(extension, FunctionType):
            return function_resolver(extension, field, has_source=True)
        if of_department is not None:
            raise _without_attribute([f"{kind}.{name}"])
        return plain(_nothing) if kind.endswith("Payload") else None

    def _query(self, name: str) -> RootField:
        return query_field(name, self._api.queries.get(name), lambda: self._api.records)

    def _mutation(self, name: str) -> RootField:
        return mutation_field(name, self._api.mutations.get(name), self._api.payload(name))


def _paged(kind: str) -> type | None:
    """Return the class of a type that every list with pages has."""
    if kind.endswith("Connection"):
        return Connection
    return Edge if kind.endswith("Edge") else PageInfo if kind == "PageInfo" else None


def _of_payload(name: str, field: GraphQLField) -> Callable[[Payload], Any] | None:
    """Return what shows the errors or the warnings of a payload; None for its other fields."""
    if name in ("customerUserErrors", "warnings"):
        return attrgetter("errors" if name == "customerUserErrors" else name)
    shown = get_named_type(field.type)
    if not isinstance(shown, GraphQLObjectType):
        return None
    if not any(interface.name == "DisplayableError" for interface in shown.interfaces):
        return None
    return _user_errors if "code" in shown.fields else _errors_without_codes


def _user_errors(payload: Payload) -> Any:
    return payload.errors if payload.user_errors is None else payload.user_errors


def _errors_without_codes(payload: Payload) -> Any:
    return mirrored(payload.errors) if payload.user_errors is None else payload.user_errors


def _nothing(_payload: Payload) -> None:
    """A mutation that is not built has a payload only where a scenario refuses it."""


def _bind_scalars(schema: LazySchema) -> None:
    from sandbox.validation import SCALARS

    for name, (parse_value, serialize) in SCALARS.items():
        if isinstance(scalar := schema.type_map.get(name), GraphQLScalarType):
            scalar.coerce_input_value = parse_value
            scalar.coerce_output_value = serialize


def _root(make: Callable[[], RootField], field: GraphQLField) -> Resolver:
    """Return the resolver of a root field: what answers it is made, or imported, when asked."""
    spellings = {snake_case(argument): argument for argument in field.args}
    made: RootField | None = None

    def resolve(_: object, info: GraphQLResolveInfo[RequestContext], **arguments: Any) -> Any:
        nonlocal made
        if made is None:
            made = make()
        return made(info.context, arguments, spellings)

    return resolve


def _missing(coordinate: str) -> Resolver:
    def resolve(_: object, _info: object, **_arguments: Any) -> Any:
        raise not_implemented(coordinate)

    return resolve


def _guarded(resolver: Resolver, name: str, required: Access) -> Resolver:
    """Check the scope before anything else is done.

    Shopify: a tokenless request may do what needs no token, whatever the scope (documented). A
    mutation on behalf of a customer is denied with a similar message when the customer access token
    is dead (recorded).
    """
    scope = required.scope

    def resolve(source: object, info: GraphQLResolveInfo[RequestContext], **arguments: Any) -> Any:
        token = info.context.token
        allowed = not required.token_required if token is None else scope in token.scopes
        if scope is not None and not allowed:
            raise access_denied(name, scope, has_token=token is not None)
        try:
            return resolver(source, info, **arguments)
        except DeadTokenError as dead:
            raise dead_token(name, scope or "", dead) from None

    return resolve

"""Gives every field of a version's schema its resolver; the server does not start half-bound."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final

from graphql import GraphQLField, GraphQLObjectType, GraphQLResolveInfo, GraphQLScalarType

from sandbox.door.call import Call
from sandbox.execution import plain
from sandbox.schema.access import Access
from sandbox.schema.loading import LazySchema
from sandbox.service.field_errors import access_denied, dead_token, not_implemented
from sandbox.storefront.fields import FIELDS
from sandbox.storefront.fields.of_call import OfCall
from sandbox.storefront.mutations import MUTATIONS
from sandbox.storefront.names import snake_case
from sandbox.storefront.queries import QUERIES
from sandbox.storefront.root_field import answer_mutation, answer_query
from sandbox.user_errors import DeadTokenError

Resolver = Callable[..., Any]

ROOTS: Final[Mapping[str, Mapping[str, Any]]] = {
    "QueryRoot": {name: answer_query(query) for name, query in QUERIES.items()},
    "Mutation": {name: answer_mutation(mutation) for name, mutation in MUTATIONS.items()},
}


class UnknownFieldsError(LookupError):
    """Resolvers were written for fields that no version of the schema has."""


def bind(schema: LazySchema, access: Mapping[str, Access]) -> None:
    """Bind resolvers, guarded by *access*, to each type of *schema* when it is first looked at;
    before the first of all, scalars."""
    first_of_all = True

    def bind_type(kind: GraphQLObjectType) -> None:
        nonlocal first_of_all
        if first_of_all:
            first_of_all = False
            _bind_scalars(schema)
        _bind_fields(access, kind)

    schema.at_first_look(bind_type)


def _bind_scalars(schema: LazySchema) -> None:
    from sandbox.validation import SCALARS

    for name, (parse_value, serialize) in SCALARS.items():
        if isinstance(scalar := schema.type_map.get(name), GraphQLScalarType):
            scalar.coerce_input_value = parse_value
            scalar.coerce_output_value = serialize


def _bind_fields(access: Mapping[str, Access], kind: GraphQLObjectType) -> None:
    for name, field in kind.fields.items():
        field.resolve = _resolver(f"{kind.name}.{name}", kind.name, name, field, access)
        _spell_arguments(field)


def check_bound(fields: Collection[str]) -> None:
    """Refuse to start with a resolver for what is none of *fields*, those of all versions."""
    written = {f"{kind}.{field}" for kind, bound in {**FIELDS, **ROOTS}.items() for field in bound}
    if unknown := sorted(written.difference(fields)):
        raise UnknownFieldsError(f"no version of schema.graphql has {', '.join(unknown)}")


def _resolver(
    coordinate: str, kind: str, name: str, field: GraphQLField, access: Mapping[str, Access]
) -> Resolver:
    resolver = _unguarded(coordinate, kind, name, field)
    required = access.get(coordinate)
    return resolver if required is None else _guarded(resolver, name, required)


def _unguarded(coordinate: str, kind: str, name: str, field: GraphQLField) -> Resolver:
    if kind in ROOTS:
        return _root(name, ROOTS[kind].get(name) or _not_built(coordinate), field)
    if getter := FIELDS.get(kind, {}).get(name):
        return getter if isinstance(getter, OfCall) else plain(getter)
    return _missing(coordinate)


def _root(name: str, answer: Callable[..., Any], field: GraphQLField) -> Resolver:
    spellings = {snake_case(argument): argument for argument in field.args}

    def resolve(_: object, info: GraphQLResolveInfo[Call], **arguments: Any) -> Any:
        return answer(name, info.context, arguments, spellings)

    return resolve


def _not_built(coordinate: str) -> Callable[..., Any]:
    """Return what answers a root field that only scenarios can answer."""

    def query(_call: Call, **_arguments: Any) -> Any:
        raise not_implemented(coordinate)

    return answer_query(query)


def _missing(coordinate: str) -> Resolver:
    def resolve(_: object, _info: GraphQLResolveInfo[Call], **_arguments: Any) -> Any:
        raise not_implemented(coordinate)

    return resolve


def _guarded(resolver: Resolver, name: str, required: Access) -> Resolver:
    """Ask for the scope before anything else is done.

    Shopify: a tokenless request may do what needs no token, whatever the scope. A mutation on
    behalf of a customer is denied in like words when the customer access token is dead.
    """
    scope = required.scope

    def resolve(source: object, info: GraphQLResolveInfo[Call], **arguments: Any) -> Any:
        token = info.context.token
        allowed = not required.token_required if token is None else scope in token.scopes
        if scope is not None and not allowed:
            raise access_denied(name, scope)
        try:
            return resolver(source, info, **arguments)
        except DeadTokenError as dead:
            raise dead_token(name, scope or "", dead) from None

    return resolve


def _spell_arguments(field: GraphQLField) -> None:
    for name, argument in field.args.items():
        argument.out_name = snake_case(name)

"""Example documents for GraphiQL: one for each root field, made from the schema of a version."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    get_named_type,
    is_composite_type,
    is_leaf_type,
    is_required_argument,
    is_required_input_field,
)
from msgspec import Struct

LEAVES: Final = 8
"""Fields without fields of their own that a selection has at the most."""
DEPTH: Final = 3

# Values for arguments, by `field.argument`, else by the argument: of the built-in shop.
_VALUES: Final[Mapping[str, Any]] = {
    "first": 3,
    "query": "tent",
    "handle": "enamel-mug",
    "collection.handle": "shelter",
    "metaobject.handle": {"type": "maker", "handle": "northway"},
    "menu.handle": "main-menu",
    "page.handle": "about",
    "blog.handle": "news",
    "productHandle": "enamel-mug",
    "email": "enabled@sandbox.example",
    "password": "enabled-password",
    "id": "gid://shopify/Shop/1",
    "ids": ["gid://shopify/Shop/1"],
    "multipassToken": "a token that your site makes, or that the Multipass view makes",
    "customerAccessToken": "the accessToken of a login",
    "countryCode": "CA",
}
_OPTIONAL: Final = frozenset({"first", "handle", "productHandle"})
"""Arguments that an example has although they may be left out."""


class Example(Struct, frozen=True):
    """A document with one root field, and its variables."""

    name: str
    document: str
    variables: Mapping[str, Any]


def examples(schema: GraphQLSchema) -> Iterator[Example]:
    for kind, root in (("query", schema.query_type), ("mutation", schema.mutation_type)):
        if root is not None:
            for name, field in root.fields.items():
                if field.deprecation_reason is None:
                    yield _example(kind, name, field)


def _example(kind: str, name: str, field: GraphQLField) -> Example:
    given = {key: each for key, each in field.args.items() if _is_given(key, each)}
    declared = ", ".join(f"${key}: {each.type}" for key, each in given.items())
    passed = ", ".join(f"{key}: ${key}" for key in given)
    lines = [
        f"{kind} {name}{f'({declared})' if given else ''} {{",
        f"  {name}{f'({passed})' if given else ''}",
        "}",
    ]
    if selection := list(_selection(field.type, depth=DEPTH, indent=4)):
        lines[1:2] = [f"{lines[1]} {{", *selection, "  }"]
    document = "\n".join([*lines, ""])
    values = {key: _value(each.type, key, name) for key, each in given.items()}
    return Example(name, document, values)


def _is_given(name: str, argument: GraphQLArgument) -> bool:
    return is_required_argument(argument) or name in _OPTIONAL


def _selection(kind: GraphQLOutputType, *, depth: int, indent: int) -> Iterator[str]:
    """Yield lines with the fields of *kind*: its leaves, and its objects down to *depth*."""
    named = get_named_type(kind)
    pad = " " * indent
    if not is_composite_type(named):
        return
    if not isinstance(named, GraphQLObjectType | GraphQLInterfaceType):
        yield f"{pad}__typename"
        return
    plain = {name: field for name, field in named.fields.items() if _is_plain(field)}
    leaves = [name for name, field in plain.items() if is_leaf_type(get_named_type(field.type))]
    yield from (f"{pad}{name}" for name in leaves[:LEAVES])
    inner = list(_objects(plain, depth=depth, indent=indent)) if depth > 1 else []
    yield from inner
    if not leaves and not inner:
        yield f"{pad}__typename"


def _objects(fields: Mapping[str, GraphQLField], *, depth: int, indent: int) -> Iterator[str]:
    is_list = "nodes" in fields
    for name, field in fields.items():
        if is_leaf_type(get_named_type(field.type)) or (is_list and name != "nodes"):
            continue
        if depth == DEPTH or is_list:
            yield f"{' ' * indent}{name} {{"
            yield from _selection(field.type, depth=depth - 1, indent=indent + 2)
            yield f"{' ' * indent}}}"


def _is_plain(field: GraphQLField) -> bool:
    return field.deprecation_reason is None and not any(
        is_required_argument(each) or name == "first" for name, each in field.args.items()
    )


def _value(kind: GraphQLInputType, name: str, field: str) -> Any:
    """Return a value of *kind* for the argument or key *name* of the root *field*."""
    for key in (f"{field}.{name}", name):
        if key in _VALUES:
            return _VALUES[key]
    if isinstance(kind, GraphQLNonNull):
        return _value(kind.of_type, name, field)
    if isinstance(kind, GraphQLList):
        return [_value(kind.of_type, name, field)]
    if isinstance(kind, GraphQLInputObjectType):
        wanted = {
            key: each
            for key, each in kind.fields.items()
            if kind.is_one_of or is_required_input_field(each)
        }
        if kind.is_one_of:
            wanted = dict([next(iter(wanted.items()))])
        return {key: _value(each.type, key, field) for key, each in wanted.items()}
    if isinstance(kind, GraphQLEnumType):
        return next(iter(kind.values))
    return _LEAVES.get(get_named_type(kind).name, "")


_LEAVES: Final[Mapping[str, Any]] = {
    "Boolean": True,
    "Decimal": "10.00",
    "Float": 1.0,
    "ID": "gid://shopify/Product/1",
    "Int": 1,
    "String": "text",
    "URL": "https://sandbox.example/",
}

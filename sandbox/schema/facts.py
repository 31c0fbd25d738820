"""Lists the elements of a schema by their schema coordinates, each as one comparable value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graphql import (
    GraphQLArgument,
    GraphQLDirective,
    GraphQLEnumType,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLUnionType,
    ast_from_value,
    is_introspection_type,
    is_specified_scalar_type,
    print_ast,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One element. *kind* is `type`, `field`, `argument`, `input field`, `enum value`,
    `union member` or `directive`; *type* its type, for a type what it is, for a directive where it
    may stand; *default* is GraphQL, empty without one.
    """

    kind: str
    type: str = ""
    default: str = ""
    deprecated: bool = False


def facts(schema: GraphQLSchema) -> Mapping[str, Fact]:
    """List *schema*, less what GraphQL itself brings: its scalars, its introspection.

    A member of a union is under `Union|Member`, the rest under its schema coordinate.
    """
    types = (
        kind
        for kind in schema.type_map.values()
        if not is_introspection_type(kind) and not is_specified_scalar_type(kind)
    )
    return {
        coordinate: fact
        for listing in (*map(_of_type, types), *map(_of_directive, schema.directives))
        for coordinate, fact in listing
    }


def _of_type(kind: GraphQLNamedType) -> Iterator[tuple[str, Fact]]:
    name = kind.name
    match kind:
        case GraphQLScalarType():
            yield name, Fact("type", "SCALAR")
        case GraphQLObjectType() | GraphQLInterfaceType():
            yield from _of_fields(kind)
        case GraphQLUnionType():
            yield name, Fact("type", "UNION")
            for member in kind.types:
                yield f"{name}|{member.name}", Fact("union member")
        case GraphQLEnumType():
            yield name, Fact("type", "ENUM")
            for key, value in kind.values.items():
                deprecated = value.deprecation_reason is not None
                yield f"{name}.{key}", Fact("enum value", deprecated=deprecated)
        case GraphQLInputObjectType():
            yield name, Fact("type", "INPUT_OBJECT" + (" oneOf" if kind.is_one_of else ""))
            for key, field in kind.fields.items():
                yield f"{name}.{key}", _of_value("input field", field)


def _of_fields(kind: GraphQLObjectType | GraphQLInterfaceType) -> Iterator[tuple[str, Fact]]:
    word = "OBJECT" if isinstance(kind, GraphQLObjectType) else "INTERFACE"
    interfaces = " & ".join(sorted(interface.name for interface in kind.interfaces))
    yield kind.name, Fact("type", f"{word} implements {interfaces}" if interfaces else word)
    for key, field in kind.fields.items():
        coordinate = f"{kind.name}.{key}"
        deprecated = field.deprecation_reason is not None
        yield coordinate, Fact("field", str(field.type), deprecated=deprecated)
        for name, argument in field.args.items():
            yield f"{coordinate}({name}:)", _of_value("argument", argument)


def _of_directive(directive: GraphQLDirective) -> Iterator[tuple[str, Fact]]:
    places = " | ".join(sorted(location.name for location in directive.locations))
    yield f"@{directive.name}", Fact("directive", places)
    for name, argument in directive.args.items():
        yield f"@{directive.name}({name}:)", _of_value("argument", argument)


def _of_value(kind: str, value: GraphQLArgument | GraphQLInputField) -> Fact:
    return Fact(
        kind, str(value.type), _default(value), deprecated=value.deprecation_reason is not None
    )


def _default(value: GraphQLArgument | GraphQLInputField) -> str:
    if value.default is None:
        return ""
    literal = value.default.literal or ast_from_value(value.default.value, value.type)
    return print_ast(literal) if literal else ""

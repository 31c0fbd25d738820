"""A schema whose types are made when they are first looked at.

A request looks at ten types of four hundred. What they hold is most of what a schema is made of,
so a start leaves it in the introspection result that it was read from, type by type.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property
from typing import Any, Final

import msgspec
from graphql import (
    DirectiveLocation,
    GraphQLArgument,
    GraphQLDefaultInput,
    GraphQLDirective,
    GraphQLEnumType,
    GraphQLEnumValue,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLUnionType,
    introspection_types,
    parse_const_value,
    specified_scalar_types,
)
from graphql.type.schema import InterfaceImplementations
from msgspec import Raw, Struct

_NOTHING: Final = Raw(b"null")


class LazySchema(GraphQLSchema):
    """The schema of an introspection result, taken for whole and valid."""

    def __init__(self, result: bytes) -> None:
        self._described = msgspec.json.decode(result, type=_Result).schema
        self._named: dict[str, GraphQLNamedType] = {}
        self._at_first_look: Callable[[GraphQLObjectType], None] | None = None
        for described in self._described.types:
            self._named[described.name] = self._type(described)
        super().__init__(
            directives=[self._directive(described) for described in self._described.directives],
            assume_valid=True,
        )
        # Handed to graphql-core's own constructor, the types would all be looked into.
        self.type_map = self._named
        self.query_type = self._root(self._described.query_type)
        self.mutation_type = self._root(self._described.mutation_type)
        self.subscription_type = self._root(self._described.subscription_type)

    def at_first_look(self, prepare: Callable[[GraphQLObjectType], None]) -> None:
        """Have *prepare* see each object type once, before any other does: to bind resolvers."""
        assert self._at_first_look is None
        self._at_first_look = prepare

    def first_look(self, kind: GraphQLObjectType) -> None:
        """Make what *kind* holds: it is looked at for the first time."""
        if self._at_first_look is not None:
            self._at_first_look(kind)

    def resolve_types(self, type_of: Callable[..., str | None]) -> None:
        """Have *type_of* name the type of a value where an interface or a union stands."""
        for kind in self._named.values():
            if isinstance(kind, (GraphQLInterfaceType, GraphQLUnionType)):
                kind.resolve_type = type_of

    def rest(self) -> Iterator[GraphQLNamedType]:
        """Make what was not looked at yet, a type at a time."""
        for kind in self.type_map.values():
            for attribute in ("fields", "interfaces", "types", "values"):
                getattr(kind, attribute, None)
            yield kind

    def get_implementations(self, interface_type: GraphQLInterfaceType) -> InterfaceImplementations:
        """Return the types that implement *interface_type*; graphql-core's own looks into all."""
        return self._implementations.get(
            interface_type.name, InterfaceImplementations(objects=[], interfaces=[])
        )

    @cached_property
    def _implementations(self) -> Mapping[str, InterfaceImplementations]:
        found: dict[str, InterfaceImplementations] = {}
        for described in self._described.types:
            kind = self._named[described.name]
            for interface in described.interfaces or ():
                implementations = found.setdefault(
                    interface.name or "", InterfaceImplementations(objects=[], interfaces=[])
                )
                if isinstance(kind, GraphQLObjectType):
                    implementations.objects.append(kind)
                elif isinstance(kind, GraphQLInterfaceType):
                    implementations.interfaces.append(kind)
        return found

    def _root(self, reference: "_Reference | None") -> Any:
        return None if reference is None else self._referred(reference)

    def _type(self, described: "_Type") -> GraphQLNamedType:
        known = specified_scalar_types.get(described.name) or introspection_types.get(
            described.name
        )
        return known or _MAKE[described.kind](self, described)

    def all_named(self, references: "Collection[_Reference] | None") -> list[Any]:
        """Return the types that *references* name."""
        return [self._referred(reference) for reference in references or ()]

    def _referred(self, reference: "_Reference") -> Any:
        if reference.of_type is None:
            return self._named[reference.name or ""]
        wrapping = GraphQLList if reference.kind == "LIST" else GraphQLNonNull
        return wrapping(self._referred(reference.of_type))

    def fields(self, described: "_Type") -> dict[str, GraphQLField]:
        """Make the fields of an object type or an interface, by name."""
        return {
            field.name: GraphQLField(
                self._referred(field.type),
                args=self.inputs(GraphQLArgument, field.args),
                description=field.description,
                deprecation_reason=field.deprecation_reason,
            )
            for field in _elements(described.fields)
        }

    def inputs(self, kind: Any, described: Raw) -> dict[str, Any]:
        """Make arguments or input fields, as *kind* says, by name."""
        return {
            value.name: kind(
                self._referred(value.type),
                default=_default(value),
                description=value.description,
                deprecation_reason=value.deprecation_reason,
            )
            for value in _elements(described)
        }

    def _directive(self, described: "_Directive") -> GraphQLDirective:
        return GraphQLDirective(
            described.name,
            locations=[DirectiveLocation[location] for location in described.locations],
            args=self.inputs(GraphQLArgument, described.args),
            is_repeatable=described.is_repeatable,
            description=described.description,
        )


class _LazyObjectType(GraphQLObjectType):
    def __init__(self, schema: LazySchema, described: "_Type") -> None:
        super().__init__(
            described.name,
            fields=lambda: schema.fields(described),
            interfaces=lambda: schema.all_named(described.interfaces),
            description=described.description,
        )
        self._schema = schema

    @cached_property
    def fields(self) -> dict[str, GraphQLField]:
        fields: dict[str, GraphQLField] = super().fields
        try:
            self._schema.first_look(self)
        except BaseException:  # so it is looked at for the first time once more
            del self.fields
            raise
        return fields


def _interface(schema: LazySchema, described: "_Type") -> GraphQLInterfaceType:
    return GraphQLInterfaceType(
        described.name,
        fields=lambda: schema.fields(described),
        interfaces=lambda: schema.all_named(described.interfaces),
        description=described.description,
    )


def _input_object(schema: LazySchema, described: "_Type") -> GraphQLInputObjectType:
    return GraphQLInputObjectType(
        described.name,
        fields=lambda: schema.inputs(GraphQLInputField, described.input_fields),
        description=described.description,
        is_one_of=bool(described.is_one_of),
    )


def _union(schema: LazySchema, described: "_Type") -> GraphQLUnionType:
    return GraphQLUnionType(
        described.name,
        types=lambda: schema.all_named(described.possible_types),
        description=described.description,
    )


def _enum(_: LazySchema, described: "_Type") -> GraphQLEnumType:
    return GraphQLEnumType(
        described.name,
        values=lambda: _enum_values(described.enum_values),
        description=described.description,
    )


def _scalar(_: LazySchema, described: "_Type") -> GraphQLScalarType:
    return GraphQLScalarType(
        described.name,
        description=described.description,
        specified_by_url=described.specified_by_url,
    )


_MAKE: Final[Mapping[str, Callable[[LazySchema, Any], GraphQLNamedType]]] = {
    "ENUM": _enum,
    "INPUT_OBJECT": _input_object,
    "INTERFACE": _interface,
    "OBJECT": _LazyObjectType,
    "SCALAR": _scalar,
    "UNION": _union,
}


def _elements(described: Raw) -> "list[_Element]":
    return msgspec.json.decode(described, type=list[_Element])


def _enum_values(described: Raw) -> dict[str, GraphQLEnumValue]:
    return {
        value.name: GraphQLEnumValue(
            value.name, description=value.description, deprecation_reason=value.deprecation_reason
        )
        for value in _elements(described)
    }


def _default(described: "_Element") -> GraphQLDefaultInput | None:
    if described.default_value is None:
        return None
    return GraphQLDefaultInput(literal=parse_const_value(described.default_value))


class _Reference(Struct, frozen=True, gc=False, rename="camel"):
    kind: str = ""
    name: str | None = None
    of_type: "_Reference | None" = None


class _Element(Struct, gc=False, rename="camel", kw_only=True):
    """A field, an argument, an input field, or an enum value: each says some of this."""

    name: str
    type: _Reference = _Reference()
    description: str | None = None
    deprecation_reason: str | None = None
    args: Raw = _NOTHING
    default_value: str | None = None


class _Type(Struct, gc=False, rename="camel", kw_only=True):
    """What is in a type is left as it stands, to be read when the type is looked into."""

    kind: str
    name: str
    description: str | None = None
    specified_by_url: str | None = msgspec.field(default=None, name="specifiedByURL")
    is_one_of: bool | None = None
    interfaces: list[_Reference] | None = None
    possible_types: list[_Reference] | None = None
    fields: Raw = _NOTHING
    input_fields: Raw = _NOTHING
    enum_values: Raw = _NOTHING


class _Directive(Struct, gc=False, rename="camel", kw_only=True):
    name: str
    locations: list[str]
    args: Raw
    description: str | None = None
    is_repeatable: bool = False


class _Schema(Struct, gc=False, rename="camel", kw_only=True):
    types: list[_Type]
    directives: list[_Directive]
    query_type: _Reference | None = None
    mutation_type: _Reference | None = None
    subscription_type: _Reference | None = None


class _Result(Struct, gc=False):
    schema: _Schema = msgspec.field(name="__schema")

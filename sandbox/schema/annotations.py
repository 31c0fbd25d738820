"""The annotations of `schema.graphql`: our own directives, read for each element."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from graphql import (
    BooleanValueNode,
    ConstArgumentNode,
    ConstDirectiveNode,
    ListValueNode,
    NameNode,
    SchemaDefinitionNode,
    StringValueNode,
    value_from_ast_untyped,
)

Directives: TypeAlias = tuple[ConstDirectiveNode, ...]

PRESENCE: Final = ("since", "until", "except")
"""They list the versions of an element."""
FORMS: Final = ("was", "member", "implements", "directive")
"""They describe older forms of an element."""
LASTING: Final = ("requiredAccess", "tokenRequired", "restricted")
"""They are the same in every version."""
ANNOTATIONS: Final = ("version", *FORMS, *PRESENCE, *LASTING)

CHILDREN: Final = {
    "object_type_definition": "fields",
    "interface_type_definition": "fields",
    "input_object_type_definition": "fields",
    "enum_type_definition": "values",
    "field_definition": "arguments",
    "directive_definition": "arguments",
}
"""The attribute under which a node of a kind keeps the elements inside it."""


@dataclass(frozen=True, slots=True)
class Presence:
    """The versions an element is in: *since* to *until*, both inclusive, less *absent*."""

    since: str | None = None
    until: str | None = None
    absent: tuple[str, ...] = ()

    def __contains__(self, version: "Moment") -> bool:
        return not (
            (self.since is not None and version.at < version.order[self.since])
            or (self.until is not None and version.at > version.order[self.until])
            or version.handle in self.absent
        )


@dataclass(frozen=True, slots=True)
class Moment:
    """One version, and where it stands among all: the oldest is 0."""

    handle: str
    order: Mapping[str, int]

    @property
    def at(self) -> int:
        return self.order[self.handle]


def moments(handles: Sequence[str]) -> tuple[Moment, ...]:
    order = {handle: at for at, handle in enumerate(handles)}
    return tuple(Moment(handle, order) for handle in handles)


def elements(coordinate: str, node: Any) -> Iterator[tuple[str, Any]]:
    """Yield the fields, arguments or values right inside *node*, each with its coordinate."""
    attribute = CHILDREN.get(node.kind)
    for element in (getattr(node, attribute) or ()) if attribute else ():
        name = element.name.value
        yield (
            f"{coordinate}({name}:)" if attribute == "arguments" else f"{coordinate}.{name}",
            element,
        )


def coordinate_of(definition: Any) -> str:
    name: str = definition.name.value
    return f"@{name}" if definition.kind == "directive_definition" else name


def coordinates(definition: Any) -> Iterator[tuple[str, Any]]:
    """Yield *definition* and every element inside it, each with its schema coordinate."""
    name = coordinate_of(definition)
    yield name, definition
    for inside, element in elements(name, definition):
        yield inside, element
        yield from elements(inside, element)


def read(directive: ConstDirectiveNode) -> dict[str, Any]:
    return {
        argument.name.value: value_from_ast_untyped(argument.value)
        for argument in directive.arguments or ()
    }


def annotations(directives: Iterable[ConstDirectiveNode] | None, name: str) -> list[dict[str, Any]]:
    """Return the arguments of every use of `@name` among *directives*."""
    return [read(directive) for directive in directives or () if directive.name.value == name]


def presence(directives: Iterable[ConstDirectiveNode] | None) -> Presence:
    """Read `@since`, `@until` and `@except`."""
    found = {d.name.value: read(d) for d in directives or () if d.name.value in PRESENCE}
    return Presence(
        found.get("since", {}).get("version"),
        found.get("until", {}).get("version"),
        tuple(found.get("except", {}).get("versions", ())),
    )


def presences(directives: Iterable[ConstDirectiveNode] | None, name: str) -> dict[str, Presence]:
    """Read the `@member`, `@implements` or `@directive` of *directives*: one entry a name."""
    return {
        each["name"]: Presence(each.get("since"), each.get("until"), tuple(each.get("except", ())))
        for each in annotations(directives, name)
    }


def restricted_directives(schema: SchemaDefinitionNode) -> frozenset[str]:
    """Return the names of the directives that are restricted."""
    found = annotations(schema.directives, "directive")
    return frozenset(each["name"] for each in found if each.get("restricted"))


def annotation(name: str, /, **arguments: str | bool | Sequence[str] | None) -> ConstDirectiveNode:
    """Write one annotation; an argument that is None or empty is left out."""
    return ConstDirectiveNode(
        name=NameNode(value=name),
        arguments=tuple(
            ConstArgumentNode(name=NameNode(value=key), value=_literal(value))
            for key, value in arguments.items()
            if value is not None and value != ()
        ),
    )


def _literal(value: Any) -> Any:
    match value:
        case bool():
            return BooleanValueNode(value=value)
        case str():
            return StringValueNode(value=value)
        case _:
            return ListValueNode(values=tuple(_literal(item) for item in value))


def presence_annotations(when: Presence) -> Directives:
    """Write *when* as `@since`, `@until` and `@except`."""
    return (
        *((annotation("since", version=when.since),) if when.since else ()),
        *((annotation("until", version=when.until),) if when.until else ()),
        *((annotation("except", versions=when.absent),) if when.absent else ()),
    )

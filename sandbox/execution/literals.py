"""Strings written into a document, lifted out of it, so that documents which differ only in them
share a plan.

The outline of a text is the text with all its strings empty. What is lifted becomes a variable
of the document's own, which no text can name.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from graphql import (
    ArgumentNode,
    DirectiveNode,
    DocumentNode,
    FieldNode,
    GraphQLError,
    GraphQLSchema,
    NameNode,
    Node,
    OperationDefinitionNode,
    StringValueNode,
    TypeInfo,
    TypeInfoVisitor,
    VariableDefinitionNode,
    VariableNode,
    Visitor,
    get_named_type,
    parse,
    visit,
)

_NAME: Final = "__literal_"
_MOST: Final = 100
_UNLIKELY: Final = ("\\", "#", '"""', _NAME)
"""With these in a text, a quotation mark may be something else than the end of a string."""


class Pieces(NamedTuple):
    """A text, taken apart."""

    outline: str
    strings: list[str]


class Lifted(NamedTuple):
    """A document whose strings are variables, and which of a text's strings may be any."""

    document: DocumentNode
    operation: OperationDefinitionNode
    names: Mapping[int, str]
    fixed: Mapping[int, str]

    def literals(self, strings: list[str]) -> dict[str, str] | None:
        """Return the values of the lifted strings; None when another string differs as well."""
        if any(strings[at] != text for at, text in self.fixed.items()):
            return None
        return {name: strings[at] for at, name in self.names.items()}


def take_apart(text: str) -> Pieces | None:
    """Split *text* at its strings, or return None where that is not simple."""
    if '"' not in text or any(mark in text for mark in _UNLIKELY):
        return None
    parts = text.split('"')
    strings = parts[1::2]
    if len(parts) % 2 == 0 or len(strings) > _MOST or not all(map(str.isprintable, strings)):
        return None
    return Pieces('""'.join(parts[::2]), strings)


def lift(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    strings: list[str],
    *,
    liftable: frozenset[str],
) -> Lifted | None:
    """Lift the strings of a valid *document* that stand for arguments of a *liftable* type.

    A string is lifted where no other value of it could make the document invalid or have it
    collected otherwise: in an argument of a field whose response key stands nowhere else.
    Returns None when there is none.
    """
    finder = _Finder(TypeInfo(schema), liftable)
    visit(document, TypeInfoVisitor(finder.type_info, finder))
    found = sorted(finder.strings, key=lambda string: string.at)
    if [string.node.value for string in found] != strings:
        return None
    repeated = {key for key, count in finder.keys.items() if count > 1}
    names = {
        at: f"{_NAME}{at}"
        for at, string in enumerate(found)
        if string.key is not None and string.key not in repeated
    }
    if not names:
        return None
    replacer = _Replacer({id(found[at].node): name for at, name in names.items()})
    lifted = visit(document, replacer)
    index = document.definitions.index(operation)
    fixed = {at: text for at, text in enumerate(strings) if at not in names}
    return Lifted(lifted, lifted.definitions[index], names, fixed)


def relocate(errors: list[GraphQLError], lifted: DocumentNode, text: str) -> list[GraphQLError]:
    """Return *errors* with the locations that their fields have in *text*."""
    there = dict(zip(map(id, _fields(lifted)), _fields(parse(text)), strict=True))
    return [
        GraphQLError(
            error.message,
            [there.get(id(node), node) for node in error.nodes or ()],
            path=error.path,
            original_error=error.original_error,
            extensions=error.extensions,
        )
        for error in errors
    ]


class _String(NamedTuple):
    """A string of a document; *key* is the response key of the field it is an argument of."""

    at: int
    node: StringValueNode
    key: str | None


class _Finder(Visitor):
    """Finds all strings, and those which may be lifted."""

    def __init__(self, type_info: TypeInfo, liftable: frozenset[str]) -> None:
        super().__init__()
        self.type_info = type_info
        self.strings: list[_String] = []
        self.keys: dict[str, int] = {}
        self._liftable = liftable

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        key = _response_key(node)
        self.keys[key] = self.keys.get(key, 0) + 1

    def enter_string_value(
        self, node: StringValueNode, _key: Any, _parent: Any, _path: Any, ancestors: list[Any]
    ) -> None:
        assert node.loc is not None
        kind = self.type_info.get_input_type()
        is_of_kind = kind is not None and get_named_type(kind).name in self._liftable
        field = _field_of(ancestors) if is_of_kind and not node.block else None
        key = None if field is None else _response_key(field)
        self.strings.append(_String(node.loc.start, node, key))


class _Replacer(Visitor):
    """Puts variables in the place of strings."""

    def __init__(self, names: Mapping[int, str]) -> None:
        super().__init__()
        self._names = names

    def enter_string_value(self, node: StringValueNode, *_: Any) -> VariableNode | None:
        name = self._names.get(id(node))
        return None if name is None else VariableNode(name=NameNode(value=name), loc=node.loc)


def _field_of(ancestors: list[Any]) -> FieldNode | None:
    """Return the field that a value is an argument of; None inside directives and defaults."""
    nodes = [node for node in ancestors if isinstance(node, Node)]
    if any(isinstance(node, (DirectiveNode, VariableDefinitionNode)) for node in nodes):
        return None
    if not any(isinstance(node, ArgumentNode) for node in nodes):
        return None
    return next(node for node in reversed(nodes) if isinstance(node, FieldNode))


def _response_key(node: FieldNode) -> str:
    return node.alias.value if node.alias else node.name.value


def _fields(document: DocumentNode) -> Iterator[Node]:
    """Yield the nodes that errors point at, in the order of the text."""
    found: list[Node] = []

    class Collector(Visitor):
        def enter_field(self, node: FieldNode, *_: Any) -> None:
            found.append(node)

    visit(document, Collector())
    return iter(found)

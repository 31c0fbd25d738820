"""Strings written into a document, lifted out of it, so that documents which differ only in them
share a plan.

The outline of a text is the text with all its strings empty. What is lifted becomes a variable
of the document's own, which no text can name.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from graphql import (
    ArgumentNode,
    DirectiveNode,
    DocumentNode,
    FieldNode,
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
    get_nullable_type,
    is_scalar_type,
    visit,
)

from sandbox.execution.operation import Operation

LONGEST: Final = 20_000
"""Characters of a text: to report what is wrong with a lifted one, it is read anew."""

_NAME: Final = "__literal_"
_MOST: Final = 100


class Pieces(NamedTuple):
    """A text, taken apart."""

    outline: str
    strings: list[str]


class Lifted(NamedTuple):
    """A document whose strings are variables, and which of a text's strings may be any."""

    document: DocumentNode
    operation: Operation
    names: Mapping[int, str]
    fixed: Mapping[int, str]

    def literals(self, strings: list[str]) -> dict[str, str] | None:
        """Return the values of the lifted strings; None when another string differs as well."""
        if any(strings[at] != text for at, text in self.fixed.items()):
            return None
        return {name: strings[at] for at, name in self.names.items()}


def take_apart(text: str) -> Pieces | None:
    """Split *text* at its strings, or return None where that is not simple.

    Where there is no escape and no block string, each quotation mark begins or ends a string,
    unless it is in a comment: then there are fewer strings than pieces, and `lift` sees it.
    """
    if '"' not in text or "\\" in text or '"""' in text or len(text) > LONGEST:
        return None
    parts = text.split('"')
    strings = parts[1::2]
    if len(parts) % 2 == 0 or len(strings) > _MOST or not all(map(str.isprintable, strings)):
        return None
    outline = '""'.join(parts[::2])
    return None if _NAME in outline else Pieces(outline, strings)


def lift(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    strings: list[str],
    *,
    liftable: frozenset[str],
    grown: Callable[[int], None] = lambda _: None,
) -> Lifted | None:
    """Lift the strings of a valid *document* that stand where a *liftable* type is expected.

    A string is lifted where no other value of it could make the document invalid or have it
    collected otherwise: in an argument of a field whose response key stands nowhere else.
    Returns None when there is none, or when the document has other strings than the text.
    """
    finder = _Finder(TypeInfo(schema), liftable)
    visit(document, TypeInfoVisitor(finder.type_info, finder))
    if [string.node.value for string in finder.strings] != strings:
        return None
    names = {
        at: f"{_NAME}{at}"
        for at, string in enumerate(finder.strings)
        if string.key is not None and finder.keys[string.key] == 1
    }
    if not names:
        return None
    replacer = _Replacer({id(finder.strings[at].node): name for at, name in names.items()})
    lifted = visit(document, replacer)
    (same,) = (
        there
        for here, there in zip(document.definitions, lifted.definitions, strict=True)
        if here is operation
    )
    fixed = {at: text for at, text in enumerate(strings) if at not in names}
    return Lifted(lifted, Operation(schema, lifted, same, grown=grown), names, fixed)


class _String(NamedTuple):
    """A string of a document; *key* is the response key of the field it is an argument of."""

    node: StringValueNode
    key: str | None


class _Finder(Visitor):
    """Finds all strings, and those which may be lifted, in the order of the text."""

    def __init__(self, type_info: TypeInfo, liftable: frozenset[str]) -> None:
        super().__init__()
        self.type_info = type_info
        self.strings: list[_String] = []
        self.keys: Counter[str] = Counter()
        self._liftable = liftable

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        self.keys[_response_key(node)] += 1

    def enter_string_value(
        self, node: StringValueNode, _key: Any, parent: Any, _path: Any, ancestors: list[Any]
    ) -> None:
        field = _field_of([*ancestors, parent]) if self._is_of_kind() else None
        self.strings.append(_String(node, None if field is None else _response_key(field)))

    def _is_of_kind(self) -> bool:
        """Say whether a string is what is expected; one for a list of them is made a list."""
        kind = self.type_info.get_input_type()
        expected = None if kind is None else get_nullable_type(kind)
        return is_scalar_type(expected) and expected.name in self._liftable


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
    assert any(isinstance(node, ArgumentNode) for node in nodes), "only values have types"
    return next(node for node in reversed(nodes) if isinstance(node, FieldNode))


def _response_key(node: FieldNode) -> str:
    return node.alias.value if node.alias else node.name.value

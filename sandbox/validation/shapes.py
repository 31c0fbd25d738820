"""Selections that read the same, wherever they stand, have the same number."""

from collections.abc import Hashable, Iterable

from graphql import (
    ArgumentNode,
    DirectiveNode,
    FieldNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    SelectionNode,
    SelectionSetNode,
    print_ast,
)


class Shapes:
    """Numbers the selections of one document, each once: `print_ast` would print them equally.

    It would also print what is nested as often as it is deep.
    """

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}
        self._known: dict[int, int] = {}
        self._printed: dict[str, str] = {}

    def of(self, node: SelectionNode) -> int:
        known = self._known.get(id(node))
        if known is None:
            shape = self._shape(node)
            known = self._known[id(node)] = self._numbers.setdefault(shape, len(self._numbers))
        return known

    def _shape(self, node: SelectionNode) -> Hashable:
        directives = self._print(node.directives or ())
        match node:
            case FieldNode():
                alias = node.alias.value if node.alias else None
                arguments = self._print(node.arguments or ())
                inside = self._inside(node.selection_set)
                return "field", alias, node.name.value, arguments, directives, inside
            case InlineFragmentNode():
                condition = node.type_condition.name.value if node.type_condition else None
                return "inline", condition, directives, self._inside(node.selection_set)
        assert isinstance(node, FragmentSpreadNode)
        return "spread", node.name.value, directives

    def _inside(self, selections: SelectionSetNode | None) -> tuple[int, ...]:
        return tuple(map(self.of, selections.selections)) if selections else ()

    def _print(self, nodes: Iterable[ArgumentNode | DirectiveNode]) -> tuple[str, ...]:
        return tuple(map(self._print_one, nodes))

    def _print_one(self, node: ArgumentNode | DirectiveNode) -> str:
        assert node.loc, "documents are parsed with locations"
        text = node.loc.source.body[node.loc.start : node.loc.end]
        if text not in self._printed:
            self._printed[text] = print_ast(node)
        return self._printed[text]

"""Errors of a shared plan, with the places of the text that was sent."""

from collections.abc import Iterator
from typing import Any

from graphql import DocumentNode, GraphQLError, NameNode, Node, Visitor, parse, visit


def relocate(errors: list[GraphQLError], lifted: DocumentNode, text: str) -> list[GraphQLError]:
    """Return *errors*, whose nodes are of *lifted*, with the nodes of *text* in their place."""
    there = dict(zip(map(id, _nodes(lifted)), _nodes(parse(text)), strict=True))
    return [_relocated(error, there) for error in errors]


def _relocated(error: GraphQLError, there: dict[int, Node]) -> GraphQLError:
    """Return the same error elsewhere; a resolver may have placed it somewhere of its own."""
    if not any(id(node) in there for node in error.nodes or ()):
        return error
    return GraphQLError(
        error.message,
        [there.get(id(node), node) for node in error.nodes or ()],
        path=error.path,
        original_error=error.original_error,
        extensions=error.extensions,
    )


def _nodes(document: DocumentNode) -> Iterator[Node]:
    """Yield all nodes but names, which a variable has more of than a string."""
    found: list[Node] = []

    class Collector(Visitor):
        def enter(self, node: Node, *_: Any) -> None:
            if not isinstance(node, NameNode):
                found.append(node)

    visit(document, Collector())
    return iter(found)

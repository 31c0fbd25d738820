"""Values of arguments and input fields in a document, as nodes."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from graphql import (
    ArgumentNode,
    DirectiveNode,
    EnumValueNode,
    FieldNode,
    ListValueNode,
    NullValueNode,
    ObjectFieldNode,
    ObjectValueNode,
    Token,
    TokenKind,
    ValueNode,
    VariableNode,
)

from sandbox.validation.work import Work

Given: TypeAlias = ArgumentNode | ObjectFieldNode
"""A name with a value."""

Owner: TypeAlias = FieldNode | DirectiveNode | ObjectValueNode
"""What has them."""

Tokens: TypeAlias = tuple[tuple[TokenKind, str | None], ...]
_TOKENS_A_STEP: Final = 3


def repeated(nodes: Sequence[Given]) -> Iterator[tuple[str, list[Given]]]:
    """Yield each name that more than one of *nodes* bears, with all that do."""
    named: defaultdict[str, list[Given]] = defaultdict(list)
    for node in nodes:
        named[node.name.value].append(node)
    yield from ((name, bearers) for name, bearers in named.items() if len(bearers) > 1)


def kind_of(owner: Owner) -> str:
    """Name the kind of *owner* as graphql-ruby does."""
    match owner:
        case FieldNode():
            return "Field"
        case DirectiveNode():
            return "Directive"
    return "InputObject"


def children(value: ValueNode, work: Work) -> Iterator[tuple[int, VariableNode | ObjectValueNode]]:
    """Yield what is visited below *value*, with its index as graphql-ruby counts.

    Its lists are flattened, strings, numbers and booleans in them are not nodes and not
    counted, and of equal nodes each has the index of the first. Raises `ValidationTimeoutError`.
    """
    firsts: dict[Tokens, int] = {}
    for index, node in enumerate(filter(_is_node, _flattened(value))):
        if isinstance(node, VariableNode):
            yield index, node
        elif isinstance(node, ObjectValueNode):
            tokens = _tokens(node) if isinstance(value, ListValueNode) else ()
            work.take(1 + len(tokens) // _TOKENS_A_STEP)
            yield firsts.setdefault(tokens, index), node


def _flattened(value: ValueNode) -> Iterator[ValueNode]:
    if isinstance(value, ListValueNode):
        for item in value.values:
            yield from _flattened(item)
    else:
        yield value


def _tokens(node: ValueNode) -> Tokens:
    """Return what *node* is written with: equal nodes have equal tokens."""
    assert node.loc, "documents are parsed with locations"
    found: list[tuple[TokenKind, str | None]] = []
    token: Token | None = node.loc.start_token
    while token is not None and token.start < node.loc.end:
        if token.kind is not TokenKind.COMMENT:
            found.append((token.kind, token.value))
        token = token.next
    return tuple(found)


def _is_node(value: ValueNode) -> bool:
    return isinstance(value, VariableNode | ObjectValueNode | EnumValueNode | NullValueNode)

"""GraphQL documents in the journal: operations, arguments, and where the secrets are."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    ListValueNode,
    ObjectFieldNode,
    ObjectValueNode,
    OperationDefinitionNode,
    StringValueNode,
    Undefined,
    ValueNode,
    VariableDefinitionNode,
    VariableNode,
    Visitor,
    value_from_ast_untyped,
    visit,
)
from msgspec import Struct

from sandbox.control.redaction import OBJECTS, Redaction, without_strings
from sandbox.control.secret_names import PASSWORD, is_value, named_secret, secret_name
from sandbox.execution.cache import BoundedCache
from sandbox.pause import OF_THREAD, unhurried
from sandbox.service.root_fields import root_nodes
from sandbox.validation import (
    QuerySyntaxError,
    UnknownOperationError,
    choose_operation,
    parse,
    weight_of,
)

MOST_BYTES: Final = 16 * 1024 * 1024
"""Of documents that are kept while entries are read."""


class Document(Struct, frozen=True):
    """A document: `shown` is its text without secrets. `node` is None if it cannot be parsed.

    `found` are the secrets that stood in it, with what is shown for each; `sealed` are variables
    that hold a secret, by name, each with the name of the argument or field that takes it.
    `objects` are variables that should hold an object with secrets.
    """

    shown: str
    node: DocumentNode | None = None
    found: Mapping[str, str] = {}
    sealed: Mapping[str, str] = {}
    objects: frozenset[str] = frozenset()

    def weight(self) -> int:
        """Return about how many bytes of memory it takes, with its text."""
        return 3 * len(self.shown) + (0 if self.node is None else weight_of(self.node))

    def operation(self, name: str | None) -> OperationDefinitionNode | None:
        """Return the operation called *name*, or the only one."""
        if self.node is None:
            return None
        try:
            return choose_operation(self.node, name)
        except UnknownOperationError:
            return None

    def asked(
        self, operation: OperationDefinitionNode, variables: Mapping[str, Any]
    ) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Yield each root field with its arguments and all *variables*."""
        assert self.node is not None
        known = {**_defaults(operation), **variables}
        for field in root_nodes(self.node, operation):
            yield field.name.value, {**_arguments(field, known), **known}


class Documents:
    """Reads documents. Recently read ones are cached."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._read = BoundedCache(Document.weight, most_bytes=most_bytes)

    def read(self, text: str) -> Document:
        document = self._read.get((text, None))
        if document is None:
            document = _read(text)
            self._read.put((text, None), document)
        return document


def _read(text: str) -> Document:
    try:
        node = parse(text, OF_THREAD.pause)
    except QuerySyntaxError:
        return Document(without_strings(text))
    search = _Search()
    visit(node, search)
    redaction = Redaction()
    for definition in unhurried(search.definitions):
        variable = definition.variable.name.value
        if secret := search.sealed.get(variable) or secret_name(variable):
            search.seal(definition.default_value, secret)
    spans = [_span(leaf, name, redaction) for leaf, name in unhurried(search.leaves)]
    return Document(
        redaction.document(text, spans),
        node,
        redaction.found,
        search.sealed,
        frozenset(search.objects),
    )


class _Search(Visitor):
    """Finds the values of arguments and fields that are secrets."""

    def __init__(self) -> None:
        super().__init__()
        self.sealed: dict[str, str] = {}
        self.objects: set[str] = set()
        self.leaves: list[tuple[ValueNode, str]] = []
        self.definitions: list[VariableDefinitionNode] = []

    def enter_argument(self, node: ArgumentNode, *_: object) -> Any:
        return self._given(node)

    def enter_object_field(self, node: ObjectFieldNode, *_: object) -> Any:
        return self._given(node)

    def enter(self, *_: object) -> None:
        """Enter a node of any other kind."""
        OF_THREAD.pause()

    def enter_variable_definition(self, node: VariableDefinitionNode, *_: object) -> None:
        OF_THREAD.pause()
        if node.default_value is not None:
            self.definitions.append(node)

    def seal(self, value: ValueNode | None, secret: str) -> None:
        """Take everything in *value* for a secret of that name."""
        for leaf in _leaves(value):
            if isinstance(leaf, VariableNode):
                self.sealed[leaf.name.value] = secret
            else:
                self.leaves.append((leaf, secret))

    def enter_object_value(self, node: ObjectValueNode, *_: object) -> None:
        OF_THREAD.pause()
        fields = {field.name.value: field.value for field in node.fields}
        texts = {
            name: value.value
            for name, value in fields.items()
            if isinstance(value, StringValueNode)
        }
        if secret := named_secret(texts):
            for name, value in fields.items():
                if is_value(name):
                    self.seal(value, secret)

    def _given(self, node: ArgumentNode | ObjectFieldNode) -> Any:
        OF_THREAD.pause()
        secret = secret_name(node.name.value)
        if secret is None:
            if node.name.value in OBJECTS:
                self._seal_without_keys(node.value)
            return None
        self.seal(node.value, secret)
        return self.SKIP

    def _seal_without_keys(self, value: ValueNode) -> None:
        """Take what stands where an object should for a secret."""
        match value:
            case ListValueNode():
                for inner in value.values:
                    self._seal_without_keys(inner)
            case VariableNode():
                self.objects.add(value.name.value)
            case StringValueNode():
                self.leaves.append((value, PASSWORD))


def _leaves(value: ValueNode | None) -> Iterator[ValueNode]:
    match value:
        case None:
            return
        case ListValueNode():
            for inner in value.values:
                yield from _leaves(inner)
        case ObjectValueNode():
            for field in value.fields:
                yield from _leaves(field.value)
        case leaf:
            yield leaf


def _span(leaf: ValueNode, name: str, redaction: Redaction) -> tuple[int, int, str]:
    assert leaf.loc is not None
    written = leaf.loc.source.body[leaf.loc.start : leaf.loc.end]
    secret = leaf.value if isinstance(leaf, StringValueNode) else written
    return leaf.loc.start, leaf.loc.end, redaction.hide(secret, name)


def _defaults(operation: OperationDefinitionNode) -> Mapping[str, Any]:
    return {
        definition.variable.name.value: value_from_ast_untyped(definition.default_value)
        for definition in operation.variable_definitions or ()
        if definition.default_value is not None
    }


def _arguments(field: FieldNode, variables: dict[str, Any]) -> Mapping[str, Any]:
    given = (
        (node.name.value, value_from_ast_untyped(node.value, variables))
        for node in field.arguments or ()
    )
    return {name: value for name, value in given if value is not Undefined}

"""`@defer`: an answer in parts, the deferred fragments after the rest.

An operation is executed whole, then its answer is taken apart along the document. What differs
from executing the fragments later: a null that spreads out of a deferred fragment takes the
fields around it with it.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from graphql import (
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    value_from_ast_untyped,
)

from sandbox.execution.limits import FIELD, MOST_BYTES, ROOM, too_large_answer, too_many_bytes
from sandbox.pause import Pause, go_on
from sandbox.service.answer_size import left_after

Path = tuple[str | int, ...]
Part = dict[str, Any]

MOST_FIELDS: Final = ROOM // FIELD
"""Of all parts of an answer, and of what is looked at for them."""

_CONDITIONS: Final = ("skip", "include")


def deferral_of(
    document: DocumentNode, operation: OperationDefinitionNode, text: str
) -> "Deferral | None":
    """Return what *operation* may defer, or None when *text* never says so, as most do not."""
    return Deferral(document, operation) if "defer" in text else None


class Deferral:
    """What *operation* of the valid *document* defers."""

    def __init__(self, document: DocumentNode, operation: OperationDefinitionNode) -> None:
        self._whole = operation.selection_set
        self._fragments = {
            node.name.value: node.selection_set
            for node in document.definitions
            if isinstance(node, FragmentDefinitionNode)
        }
        self._defaults = {
            definition.variable.name.value: value_from_ast_untyped(definition.default_value)
            for definition in operation.variable_definitions or ()
            if definition.default_value
        }

    def parts(
        self, body: Mapping[str, Any], variables: Mapping[str, Any], pause: Pause = go_on
    ) -> list[Part]:
        """Take the answer *body* apart; empty when there is nothing in it that is deferred.

        *pause* is called between parts.

        Shopify: the parts are those of the proposal for `@defer` of 2022-08-23 (documented).
        Raises `ExecutionLimitError`: parts may repeat each other.
        """
        if not body.get("data"):
            return []
        projection = _Projection(self._fragments, {**self._defaults, **variables})
        initial = projection.of([self._whole], body["data"], ())
        errors = list(body.get("errors", ()))
        claimed = _claimed(errors, initial, ())
        later, left = [], left_after(initial, MOST_BYTES, pause)
        for found in projection.later(errors):
            later.append(_incremental(*found, errors))
            left = left_after(later[-1], left, pause)
            if left < 0:
                raise too_many_bytes()
            pause()
        if not later:
            return []
        rest = {"data": initial, "extensions": body["extensions"], "hasNext": True}
        ends = [*(True for _ in later[1:]), False]
        return [
            {"errors": claimed, **rest} if claimed else rest,
            *(
                {"incremental": [part], "hasNext": more}
                for part, more in zip(later, ends, strict=True)
            ),
        ]


class _Deferred(NamedTuple):
    """A deferred fragment of the object *data* at *path*."""

    selections: SelectionSetNode
    data: Mapping[str, Any]
    path: Path
    label: str | None


class _Projection:
    """Leaves of an answer what is selected now; remembers what is deferred, once an object."""

    def __init__(
        self, fragments: Mapping[str, SelectionSetNode], variables: dict[str, Any]
    ) -> None:
        self._fragments = fragments
        self._variables = variables
        self._left = MOST_FIELDS
        self._waiting: deque[_Deferred] = deque()
        self._seen: set[tuple[Path, str | int]] = set()

    def of(
        self, selections: Sequence[SelectionSetNode], data: Mapping[str, Any], path: Path
    ) -> dict[str, Any]:
        """Return of the object *data* at *path* what *selections* have that is not deferred."""
        fields = self._fields(selections, data, path)
        self._take(len(fields))
        return {
            key: self._value(fields[key], value, (*path, key))
            for key, value in data.items()
            if key in fields
        }

    def later(self, errors: Sequence[Part]) -> Iterator[tuple[dict[str, Any], _Deferred]]:
        """Yield what has been deferred, and what is deferred in that.

        A fragment that has none of the object's fields is of another type, or left out. Each is
        looked through for the places of *errors*.
        """
        while self._waiting:
            self._take(len(errors))
            found = self._waiting.popleft()
            if data := self.of([found.selections], found.data, found.path):
                yield data, found

    def _take(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            raise too_large_answer()

    def _value(self, selections: Sequence[SelectionSetNode], value: Any, path: Path) -> Any:
        if not selections:
            return value
        match value:
            case dict():
                return self.of(selections, value, path)
            case list():
                self._take(len(value))
                return [self._value(selections, v, (*path, at)) for at, v in enumerate(value)]
            case _:
                return value

    def _fields(
        self, selections: Sequence[SelectionSetNode], data: Mapping[str, Any], path: Path
    ) -> Mapping[str, list[SelectionSetNode]]:
        """Return the response keys of all *selections*, with what is selected below each."""
        fields: defaultdict[str, list[SelectionSetNode]] = defaultdict(list)
        pending, spread = list(selections), set[str]()
        while pending:
            selected = pending.pop().selections
            self._take(len(selected))
            for node in filter(self._is_included, selected):
                if isinstance(node, FieldNode):
                    key = node.alias.value if node.alias else node.name.value
                    fields[key] += [node.selection_set] if node.selection_set else []
                    continue
                name, inner = self._fragment(node)
                if defer := self._defer(node):
                    self._put_off(_Deferred(inner, data, path, defer.get("label")), name)
                elif name not in spread:
                    spread |= {name} if isinstance(name, str) else set()
                    pending.append(inner)
        return fields

    def _is_included(self, node: SelectionNode) -> bool:
        return not any(
            _arguments(directive, self._variables)["if"] is (directive.name.value == "skip")
            for directive in node.directives or ()
            if directive.name.value in _CONDITIONS
        )

    def _fragment(self, node: SelectionNode) -> tuple[str | int, SelectionSetNode]:
        """Return what tells a fragment from others, and what it selects."""
        match node:
            case FragmentSpreadNode():
                return node.name.value, self._fragments[node.name.value]
            case InlineFragmentNode():
                return id(node), node.selection_set
            case _:
                raise AssertionError(node)

    def _defer(self, node: SelectionNode) -> Mapping[str, Any] | None:
        """Return the arguments of `@defer` at *node*, or None where it is not deferred."""
        directive = next((d for d in node.directives or () if d.name.value == "defer"), None)
        if directive is None:
            return None
        given = _arguments(directive, self._variables)
        return None if given["if"] is False else given

    def _put_off(self, deferred: _Deferred, name: str | int) -> None:
        if (deferred.path, name) not in self._seen:
            self._seen.add((deferred.path, name))
            self._waiting.append(deferred)


def _arguments(directive: DirectiveNode, variables: dict[str, Any]) -> dict[str, Any]:
    return {"if": True} | {
        argument.name.value: value_from_ast_untyped(argument.value, variables)
        for argument in directive.arguments or ()
    }


def _incremental(data: dict[str, Any], found: _Deferred, errors: list[Part]) -> Part:
    part: Part = {"data": data, "path": list(found.path)}
    if found.label is not None:
        part["label"] = found.label
    claimed = _claimed(errors, data, found.path)
    return {**part, "errors": claimed} if claimed else part


def _claimed(errors: list[Part], data: Mapping[str, Any], path: Path) -> list[Part]:
    """Take out of *errors* those whose null is in *data*, which is at *path*."""
    claimed = [error for error in errors if _holds(data, error["path"], path)]
    known = set(map(id, claimed))
    errors[:] = [error for error in errors if id(error) not in known]
    return claimed


def _holds(data: Any, place: Sequence[str | int], path: Path) -> bool:
    if tuple(place[: len(path)]) != path:
        return False
    for step in place[len(path) :]:
        match data:
            case dict() if step in data:
                data = data[step]
            case list() if isinstance(step, int):
                data = data[step]
            case _:
                return data is None
    return True

"""Changes fields of an answer, as a scenario has them. Null goes up as GraphQL has it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    get_named_type,
)
from msgspec import json

from sandbox.control_models.scenarios import FieldChange
from sandbox.gid import kind_in

_BASE_URL: Final = "{base_url}"
_UP: Final = object()
"""A null at a place that is not nullable: the object around it becomes null."""

Path = tuple[str | int, ...]


def changed(
    body: Mapping[str, Any],
    changes: Sequence[FieldChange],
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    *,
    base_url: str,
) -> Mapping[str, Any]:
    """Return *body*, the answer of *operation*, with *changes*; errors follow those it has."""
    root = schema.get_root_type(operation.operation)
    if root is None or body.get("data") is None:
        return body
    changer = _Changer(changes, schema, document, base_url)
    whole = json.decode(json.encode(body["data"]))  # parts of it may be JSON already
    data = changer.of_object(whole, root, operation.selection_set, ())
    answer = {**body, "data": None if data is _UP else data}
    errors = [*body.get("errors", ()), *changer.errors]
    answer.pop("errors", None)
    return {"errors": errors, **answer} if errors else answer


class _Changer:
    def __init__(
        self,
        changes: Sequence[FieldChange],
        schema: GraphQLSchema,
        document: DocumentNode,
        base_url: str,
    ) -> None:
        self._changes: Final = {change.field: change for change in changes}
        self._schema: Final = schema
        self._base_url: Final = base_url
        self._fragments: Final = {
            node.name.value: node
            for node in document.definitions
            if isinstance(node, FragmentDefinitionNode)
        }
        self.errors: Final[list[dict[str, Any]]] = []

    def of_object(self, data: Any, kind: Any, selections: SelectionSetNode, path: Path) -> Any:
        """Return *data*, an object of the type *kind*, with the changes of its fields."""
        result = dict(data)
        for parent, node in self._fields(data, kind, selections):
            key = node.alias.value if node.alias else node.name.value
            field = getattr(parent, "fields", {}).get(node.name.value)
            if key not in result or field is None:
                continue
            value = self._of_field(result[key], f"{parent.name}.{node.name.value}", node, field)
            here = (*path, key)
            if isinstance(value, _Error):
                self.errors.append({**value.error, "path": list(here)})
                value = None
            elif node.selection_set is not None:
                value = self._completed(value, field.type, node.selection_set, here)
            if value is None and isinstance(field.type, GraphQLNonNull):
                return _UP
            if value is _UP:
                if isinstance(field.type, GraphQLNonNull):
                    return _UP
                value = None
            result[key] = value
        return result

    def _fields(
        self, data: Any, kind: Any, selections: SelectionSetNode
    ) -> Iterator[tuple[Any, FieldNode]]:
        """Yield the fields that are selected, each with the type that it is selected of."""
        for node in selections.selections:
            match node:
                case FieldNode():
                    yield kind, node
                case FragmentSpreadNode():
                    fragment = self._fragments[node.name.value]
                    narrowed = self._schema.get_type(fragment.type_condition.name.value)
                    if _may_be(data, kind, narrowed):
                        yield from self._fields(data, narrowed, fragment.selection_set)
                case InlineFragmentNode():
                    condition = node.type_condition
                    narrowed = (
                        kind if condition is None else self._schema.get_type(condition.name.value)
                    )
                    if _may_be(data, kind, narrowed):
                        yield from self._fields(data, narrowed, node.selection_set)

    def _of_field(self, before: Any, coordinate: str, node: FieldNode, field: Any) -> Any:
        """Return what the field has: as *before* without a change."""
        change = self._changes.get(coordinate)
        if change is None:
            return before
        if change.error is not None:
            error: dict[str, Any] = {"message": change.error.message}
            if change.error.extensions is not None:
                error["extensions"] = change.error.extensions
            return _Error(error)
        if node.selection_set is None:
            return self._text(change.value)
        kind = get_named_type(field.type)
        return self._merged(before, change.value, kind, node.selection_set)

    def _text(self, value: Any) -> Any:
        return value.replace(_BASE_URL, self._base_url) if isinstance(value, str) else value

    def _merged(self, before: Any, value: Any, kind: Any, selections: SelectionSetNode) -> Any:
        """Return an object, or a list of such, with the fields of *value*; else as *before*."""
        if isinstance(value, list):
            return [self._merged(None, each, kind, selections) for each in value]
        if not isinstance(value, Mapping):
            return value
        is_another = "__typename" in value  # of a union: nothing of the usual one stays
        result = dict(before) if isinstance(before, Mapping) and not is_another else {}
        for parent, node in self._fields(result, kind, selections):
            name = node.name.value
            key = node.alias.value if node.alias else name
            inner = value.get(name)
            if name in value and node.selection_set is not None:
                of = get_named_type(parent.fields[name].type)
                result[key] = self._merged(result.get(key), inner, of, node.selection_set)
            elif name in value:
                result[key] = self._text(inner)
            else:
                result.setdefault(key, parent.name if name == "__typename" else None)
        return result

    def _completed(self, value: Any, kind: Any, selections: SelectionSetNode, path: Path) -> Any:
        if isinstance(kind, GraphQLNonNull):
            kind = kind.of_type
        if value is None:
            return None
        if not isinstance(kind, GraphQLList):
            return self.of_object(value, kind, selections, path)
        items: list[Any] = []
        for at, each in enumerate(value):
            item = self._completed(each, kind.of_type, selections, (*path, at))
            if item is _UP and isinstance(kind.of_type, GraphQLNonNull):
                return _UP
            items.append(None if item is _UP else item)
        return items


class _Error:
    """What a field raises."""

    def __init__(self, error: dict[str, Any]) -> None:
        self.error = error


def _may_be(data: Mapping[str, Any], kind: Any, narrowed: Any) -> bool:
    """Say whether *data*, of the type *kind*, is a *narrowed*. The answer may not say: its
    `__typename` or global id does."""
    if not isinstance(narrowed, GraphQLObjectType) or narrowed is kind:
        return True
    name = data.get("__typename") or kind_in(str(data.get("id", "")))
    return name is None or name == narrowed.name

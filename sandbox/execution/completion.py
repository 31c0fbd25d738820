"""From what a resolver returns to what the answer holds: nulls, lists, objects."""

from typing import TYPE_CHECKING, Any, cast

from graphql import (
    GraphQLAbstractType,
    GraphQLError,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLResolveInfo,
    Undefined,
    default_type_resolver,
    is_abstract_type,
    is_leaf_type,
)
from graphql.execution import Executor as GraphQLExecutor
from graphql.execution.collect_fields import FieldDetails
from graphql.execution.executor import invalid_return_type_error
from graphql.pyutils import is_iterable

from sandbox.execution.leaves import Complete, complete_leaf
from sandbox.execution.run import Depth, Info, Run, Site, Template

if TYPE_CHECKING:
    from sandbox.execution.plan import Plan


class Completer:
    """Compiles the completion of one field's values."""

    def __init__(self, site: Site, details: list[FieldDetails]) -> None:
        self._site = site
        self._plan: Plan = site.plan
        self._details = details

    def of(self, kind: GraphQLOutputType, path: Template, depth: int) -> Complete:
        """Return what completes a value of *kind* at *path*, inside *depth* lists."""
        match kind:
            case GraphQLNonNull():
                return self._non_null(self.of(kind.of_type, path, depth))
            case GraphQLList():
                return self._list(kind, path, depth)
            case GraphQLObjectType():
                return self._object(kind, path, depth)
        if is_leaf_type(kind):
            return complete_leaf(kind)
        assert is_abstract_type(kind)
        return self._abstract(kind, path, depth)

    def _non_null(self, complete: Complete) -> Complete:
        message = f"Cannot return null for non-nullable field {self._site.label}."

        def non_null(value: Any, run: Run) -> Any:
            completed = complete(value, run)
            if completed is None:
                raise TypeError(message)
            return completed

        return non_null

    def _object(self, kind: GraphQLObjectType, path: Template, depth: int) -> Complete:
        """What is selected is compiled when the first object is there.

        Fragments can spell an operation with more paths than could ever be compiled; its
        objects end with the data.
        """
        is_type_of, site, details = kind.is_type_of, self._site, self._details
        selections: Complete | None = None

        def complete(value: Any, run: Run) -> Any:
            nonlocal selections
            if value is None or value is Undefined:
                return None
            if isinstance(value, Exception):
                raise value
            if is_type_of and not is_type_of(value, Info(site, run)):  # type: ignore[arg-type]
                raise invalid_return_type_error(kind, value, details)
            if selections is None:
                selections = self._plan.subfields(kind, details, path, depth)
                # What was compiled just now may have deeper lists than all before it.
                run.indices += [0] * (self._plan.depth - len(run.indices))
            return selections(value, run)

        return complete

    def _abstract(self, kind: GraphQLAbstractType, path: Template, depth: int) -> Complete:
        resolve_type: Any = kind.resolve_type or default_type_resolver
        compiled: dict[str, Complete] = {}
        site = self._site

        def complete(value: Any, run: Run) -> Any:
            if value is None or value is Undefined:
                return None
            if isinstance(value, Exception):
                raise value
            info = Info(site, run)
            name = resolve_type(value, info, kind)
            known = compiled.get(name) if type(name) is str else None
            if known is None:
                found = self._runtime_type(name, kind, info, value)
                known = compiled[found.name] = self._object(found, path, depth)
            return known(value, run)

        return complete

    def _runtime_type(
        self, name: Any, kind: GraphQLAbstractType, info: Info, value: Any
    ) -> GraphQLObjectType:
        """Return the type called *name*, or fail in graphql-core's own words."""
        # Of its executor the function asks for the schema alone, which the plan has.
        executor = cast("GraphQLExecutor[Any]", self._plan)
        resolve_info = cast("GraphQLResolveInfo[Any]", info)
        return GraphQLExecutor.ensure_valid_runtime_type(
            executor, name, kind, self._details, resolve_info, value
        )

    def _list(self, kind: GraphQLList[Any], path: Template, depth: int) -> Complete:
        self._plan.depth = max(self._plan.depth, depth + 1)
        item_path = (*path, (Depth(depth), None))
        complete_item = self.of(kind.of_type, item_path, depth + 1)
        needs_items = isinstance(kind.of_type, GraphQLNonNull)
        site = self._site

        def complete(value: Any, run: Run) -> Any:
            if type(value) is not list and type(value) is not tuple:
                if value is None or value is Undefined:
                    return None
                _check_iterable(value, site)
            items = []
            for index, item in enumerate(value):
                run.indices[depth] = index
                try:
                    items.append(complete_item(item, run))
                except Exception as error:
                    run.indices[depth] = index
                    failure = run.fail(error, site.nodes, item_path)
                    if needs_items:
                        raise failure from error
                    run.note(failure)
                    items.append(None)
            return items

        return complete


def _check_iterable(value: Any, site: Site) -> None:
    if isinstance(value, Exception):
        raise value
    if not is_iterable(value):
        raise GraphQLError(f"Expected Iterable, but did not find one for field '{site.label}'.")

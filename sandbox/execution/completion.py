"""Completes values: from the result of a resolver to nulls, lists and objects of the answer."""

from collections.abc import Callable
from typing import Any, cast

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
    get_nullable_type,
    is_abstract_type,
    is_leaf_type,
)
from graphql.execution import Executor as GraphQLExecutor
from graphql.execution.collect_fields import FieldDetails
from graphql.execution.executor import invalid_return_type_error
from graphql.pyutils import is_iterable

from sandbox.execution.info import Info
from sandbox.execution.leaves import Complete, complete_leaf
from sandbox.execution.limits import FIELD
from sandbox.execution.plain import getter_of
from sandbox.execution.run import Depth, Run, Site, Template
from sandbox.pause import Pause, go_on

Subfields = Callable[[GraphQLObjectType, list[FieldDetails], Template, Pause], Complete]


class Completer:
    """Compiles the completion of the values of the field at *site*.

    *subfields* compiles what is selected of an object in it.
    """

    def __init__(self, site: Site, subfields: Subfields) -> None:
        self._site = site
        self._subfields = subfields

    def of(self, kind: GraphQLOutputType, path: Template) -> Complete:
        """Return what completes a value of *kind* at *path*; null passes, whatever *kind* says.

        The caller knows whether the value may be null.
        """
        match get_nullable_type(kind):
            case GraphQLList() as listed:
                return self._list(listed, path)
            case GraphQLObjectType() as composed:
                return self._object(composed, path)
            case leaf if is_leaf_type(leaf):
                return complete_leaf(leaf)
            case abstract:
                assert is_abstract_type(abstract)
                return self._abstract(abstract, path)

    def _object(self, kind: GraphQLObjectType, path: Template) -> Complete:
        """What is selected is compiled when the first object is there.

        Fragments can spell an operation with more paths than could ever be compiled; its
        objects end with the data.
        """
        is_type_of, site = cast("Any", kind.is_type_of), self._site
        selections: Complete | None = None

        def complete(value: Any, run: Run) -> Any:
            nonlocal selections
            if value is None or value is Undefined:
                return None
            if isinstance(value, Exception):
                raise value
            if is_type_of and not is_type_of(value, Info(site, run)):
                raise invalid_return_type_error(kind, value, site.details)
            if selections is None:
                selections = self._subfields(kind, site.details, path, run.pause or go_on)
            return selections(value, run)

        return complete

    def _abstract(self, kind: GraphQLAbstractType, path: Template) -> Complete:
        resolve_type: Any = kind.resolve_type or default_type_resolver
        getter = getter_of(resolve_type)
        compiled: dict[str, Complete] = {}
        site = self._site

        def complete(value: Any, run: Run) -> Any:
            if value is None or value is Undefined:
                return None
            if isinstance(value, Exception):
                raise value
            name = getter(value) if getter else resolve_type(value, Info(site, run), kind)
            known = compiled.get(name) if type(name) is str else None
            if known is None:
                found = self._runtime_type(name, kind, Info(site, run), value)
                known = compiled[found.name] = self._object(found, path)
            return known(value, run)

        return complete

    def _runtime_type(
        self, name: Any, kind: GraphQLAbstractType, info: Info, value: Any
    ) -> GraphQLObjectType:
        """Return the type called *name*, or fail in graphql-core's own words."""
        # Of its executor the function asks for the schema alone, which the definition has.
        executor = cast("GraphQLExecutor[Any]", self._site.definition)
        resolve_info = cast("GraphQLResolveInfo[Any]", info)
        return GraphQLExecutor.ensure_valid_runtime_type(
            executor, name, kind, self._site.details, resolve_info, value
        )

    def _list(self, kind: GraphQLList[Any], path: Template) -> Complete:
        depth = Depth(sum(type(key) is Depth for key, _ in path))
        item_path = (*path, (depth, None))
        complete_item = self.of(kind.of_type, item_path)
        may_be_null = not isinstance(kind.of_type, GraphQLNonNull)
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
                    completed = complete_item(item, run)
                    if completed is None and not may_be_null:
                        raise site.no_null()  # noqa: TRY301 - placed as any other failure is
                except Exception as error:
                    if not may_be_null:
                        raise run.failure(error, site, item_path) from error
                    run.fail(error, site, item_path)
                    completed = None
                items.append(completed)
            run.room -= FIELD * len(items)
            if run.room < run.checkpoint:
                run.check()
            return items

        return complete


def _check_iterable(value: Any, site: Site) -> None:
    if isinstance(value, Exception):
        raise value
    if not is_iterable(value):
        raise GraphQLError(f"Expected Iterable, but did not find one for field '{site.label}'.")

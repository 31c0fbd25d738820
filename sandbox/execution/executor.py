"""Executes documents: prepared once, kept, executed by their plans."""

from collections.abc import Callable, Hashable
from functools import partial
from typing import Any, Generic

from graphql import GraphQLID, GraphQLSchema, GraphQLString

from sandbox.execution.cache import MOST_ENTRIES, BoundedCache
from sandbox.execution.limits import PLAN_FIELD
from sandbox.execution.literals import Lifted, Pieces, lift, take_apart
from sandbox.execution.operation import Operation
from sandbox.execution.ready import ExactReady, LiftedReady, Outline, P, Ready


def documents_cache(*, most_entries: int = MOST_ENTRIES) -> BoundedCache[Any]:
    """Return a cache for documents, with the plans of their operations."""

    def weight(kept: ExactReady[Any] | Outline[Any]) -> int:
        return kept.weight()

    return BoundedCache(weight, most_entries=most_entries)


class Executor(Generic[P]):
    """Executes operations against *schema*, whose resolvers do not await.

    *prepare* turns a text and an operation name into whatever the caller needs of a document;
    without a `document` it is a refusal. It promises that a document is valid, as graphql-core's
    `validate` has it, but may be more or less strict about what the schema calls deprecated,
    unused and the like. It is called once for a text that is kept.

    *liftable* are types, of "String" and "ID", of which *prepare* promises more: what it makes
    does not depend on what such a string says where it is an argument of a field, or part of
    one. So it is called once for all texts, of up to `literals.LONGEST` characters, that differ
    only in those. IDs may be lifted where any string passes for one: not if *prepare* wants them
    to be of a form. Resolvers promise not to look into `info` for the literals of a document:
    in `field_nodes` and `variable_values` they are variables, whose names begin with
    `__literal_`, and places are those of the text that came first.

    *cache* is from `documents_cache`; several executors may share it.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        prepare: Callable[[str, str | None], P],
        *,
        liftable: frozenset[str] = frozenset(),
        cache: BoundedCache[Any] | None = None,
    ) -> None:
        _check_liftable(schema, liftable)
        self._schema = schema
        self._prepare = prepare
        self._liftable = liftable
        self._cache = cache or documents_cache()
        self._texts, self._outlines = object(), object()  # the first parts of their keys

    def ready(self, text: str, operation_name: str | None) -> Ready[P]:
        """Return the operation, ready to be executed; its `prepared` says whether it can be."""
        known = self.known(text, operation_name)
        return known or self.adopt(text, operation_name, self._prepare(text, operation_name))

    def known(self, text: str, operation_name: str | None) -> Ready[P] | None:
        """Return the operation if nothing is to be prepared for it."""
        known: Ready[P] | None = self._cache.get((self._texts, text, operation_name))
        if known:
            return known
        pieces = take_apart(text) if self._liftable else None
        if pieces is None:
            return None
        outlined = (self._outlines, pieces.outline, operation_name)
        outline: Outline[P] | None = self._cache.get(outlined)
        literals = None if outline is None else outline.literals(pieces.strings)
        if outline is None or literals is None:
            return None
        return LiftedReady(outline, text, literals, partial(self.exactly, text, operation_name))

    def adopt(self, text: str, operation_name: str | None, prepared: P) -> ExactReady[P]:
        """Keep what was *prepared* of a text that is not `known`."""
        key, exact = (self._texts, text, operation_name), self._exact(prepared)
        pieces = take_apart(text) if self._liftable else None
        if pieces is None or exact.operation is None:
            return self._keep(key, exact)
        outlined = (self._outlines, pieces.outline, operation_name)
        if self._cache.get(outlined) is not None:
            return self._keep(key, exact)
        lifted = self._lift(prepared, pieces)
        self._cache.put(outlined, Outline(prepared, lifted))
        return exact if lifted else self._keep(key, exact)

    def exactly(self, text: str, operation_name: str | None) -> ExactReady[P]:
        """Prepare *text* as it stands, and keep nothing."""
        return self._exact(self._prepare(text, operation_name))

    def _exact(self, prepared: P) -> ExactReady[P]:
        if prepared.document is None or prepared.operation is None:
            return ExactReady(prepared, None)
        return ExactReady(
            prepared,
            Operation(self._schema, prepared.document, prepared.operation, grown=self._grow),
        )

    def _keep(self, key: Hashable, ready: ExactReady[P]) -> ExactReady[P]:
        self._cache.put(key, ready)
        return ready

    def _lift(self, prepared: P, pieces: Pieces) -> Lifted | None:
        """Lift the strings of the first text of an outline, for those that follow."""
        assert prepared.document is not None
        assert prepared.operation is not None
        return lift(
            self._schema,
            prepared.document,
            prepared.operation,
            pieces.strings,
            liftable=self._liftable,
            grown=self._grow,
        )

    def _grow(self, fields: int) -> None:
        """Count the fields that were compiled of an operation, which may be kept."""
        self._cache.grow(fields * PLAN_FIELD)


def _check_liftable(schema: GraphQLSchema, names: frozenset[str]) -> None:
    """Refuse types whose values are not the strings that stand for them."""
    for name in sorted(names):
        kind = schema.get_type(name)
        if kind is not GraphQLString and kind is not GraphQLID:
            raise ValueError(
                f"{name} is not liftable: only String and ID are, with GraphQL's own coercion"
            )

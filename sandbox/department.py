"""The form of a department: the tables of its `api.py`."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from msgspec import Struct

from sandbox.store import Factory, Record
from sandbox.user_errors import Payload
from sandbox.viewer import Viewer
from sandbox.world import World

Arguments: TypeAlias = Mapping[str, Any]
Node: TypeAlias = Callable[[Viewer, str], Any]
"""Returns the object of a global id for a viewer, or None."""


class Throttle(Struct, frozen=True):
    """What is counted for each buyer, and the error above the limit."""

    slug: str
    message: str
    counts_refusals_only: bool = False


class Mutation(Struct, frozen=True):
    """An operation, what is done with its arguments before, and what throttles it.

    `perform` takes the arguments by their snake_cased names; its parameters `world` and `viewer`
    are filled in. What it annotates as
    a struct or an enum is converted to one. It raises `Refused`, `FieldError`, `DeadTokenError`.
    `prepare` returns the arguments that `perform` is called with, read once; `email_in` returns
    the email in these, for magic emails in places that only reading shows.
    """

    perform: Callable[..., Payload]
    prepare: Callable[[World, Arguments], Arguments] | None = None
    email_in: Callable[[Arguments], str | None] | None = None
    throttle: Throttle | None = None
    guard: Callable[[World, str], None] | None = None
    """Called first, with the world and the name of the mutation. Raises as `perform` does."""
    is_restricted: bool = False
    """Whether it is for approved apps only, which private access tokens stand for."""


class Department(Struct, frozen=True, kw_only=True):
    """The tables of one department."""

    queries: Mapping[str, Callable[..., Any]] = {}
    """Root query to what answers it. Its parameters `world`, `viewer` and `trace` are filled in."""
    mutations: Mapping[str, Mutation] = {}
    """Mutation to the operation that performs it."""
    types: Mapping[str, type] = {}
    """Object type of the schema to its class: a field is the attribute of that name in snake
    case, a method a field with arguments (`storefront/field_resolver.py`)."""
    fields: Mapping[str, Callable[..., Any]] = {}
    """Field of a type of another department, as `Customer.orders`, to the function of the object
    and the arguments that answers it."""
    nodes: Mapping[str, Node] = {}
    """Type that `node` and `nodes` find by its id, to what finds it."""
    records: tuple[type[Record], ...] = ()
    """Kinds of records that the department keeps in a world's store."""
    seeds: Mapping[type[Record], Factory] = {}
    """Kind of record to what makes the seed of it: what a fresh world holds."""
    files: Mapping[str, type[Struct]] = {}
    """Files of the fixtures, as `catalog/products/*.toml`, to what each of them holds."""
    secrets: frozenset[str] = frozenset()
    """Arguments and fields that hold what lets somebody in: the journal shows none of them."""

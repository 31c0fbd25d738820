"""Worlds."""

from typing import Annotated, Final

from msgspec import UNSET, Meta, Struct, UnsetType, defstruct
from msgspec.structs import fields

from sandbox.control_models.pages import PageInfo
from sandbox.origin import Origin

WorldOrigin: Final = defstruct(
    "WorldOrigin",
    [(field.name, field.type | UnsetType, UNSET) for field in fields(Origin)],
    namespace={
        "__doc__": """What a world is made from. What is left out is as the server was started.

    `customers` is the number of generated customers, besides the personas. `locale` is the one of
    their names and addresses: `en_US`. `catalog` is the number of generated products, besides those
    of the shop.
    """
    },
    module=__name__,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
)


class WorldFilter(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A filter of worlds: `query` is in their names, and the names follow `after`.

    The list has the `first` of these; by default all, which can be 10,000.
    """

    query: str = ""
    after: str = ""
    first: Annotated[int, Meta(ge=1, le=250)] | None = None


class WorldSummary(Origin, frozen=True, forbid_unknown_fields=False):
    """A world and what it was made from. `customers` and `catalog` are the numbers of generated
    customers and products."""

    name: str


class WorldCounts(Struct, frozen=True, kw_only=True, rename="camel"):
    """How much a world holds. `customers` counts all of them, personas included."""

    customers: int
    customer_access_tokens: int
    used_multipass_tokens: int
    mails: int
    scenarios_on: int


class WorldState(WorldSummary, frozen=True, kw_only=True):
    """A world, what it was made from, and how much it holds."""

    counts: WorldCounts


class WorldList(Struct, frozen=True, kw_only=True, rename="camel"):
    """Worlds, by name. With `first` in the query, `pageInfo` says whether more follow."""

    worlds: tuple[WorldSummary, ...]
    page_info: PageInfo | UnsetType = UNSET

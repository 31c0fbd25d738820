"""A made-up department: all that wish lists need, in one place."""

from collections.abc import Iterator
from enum import StrEnum
from typing import ClassVar, Unpack

from msgspec import Struct
from msgspec.structs import replace

from sandbox.department import Department, Mutation
from sandbox.gid import gid, number_in
from sandbox.listing import Connection, Page, PageArguments, SortKey, listed
from sandbox.origin import Origin
from sandbox.reason import Reason
from sandbox.store import Given
from sandbox.user_errors import Payload, Refused, UserError
from sandbox.viewer import Viewer
from sandbox.world import World

# --- records ---


class WishKind(StrEnum):
    BIG = "BIG"
    SMALL = "SMALL"


class Wish(Struct, frozen=True, gc=False):
    id: int
    title: str
    price: float
    kind: WishKind = WishKind.BIG


class Wishlist(Struct, frozen=True, gc=False):
    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 100

    id: int
    name: str
    wishes: tuple[Wish, ...] = ()


# --- inputs and refusals ---


class WishInput(Struct, frozen=True, kw_only=True, rename="camel"):
    title: str
    price: float
    kind: WishKind = WishKind.BIG


DEAREST = 100


def too_dear() -> UserError:
    return UserError("TOO_DEAR", ("wish", "price"), f"Price is above {DEAREST}")


class WishWarning(Struct, frozen=True, gc=False):
    message: str


# --- types ---


class WishSortKeys(StrEnum):
    PRICE = "PRICE"
    TITLE = "TITLE"


SORT_KEYS = {
    WishSortKeys.PRICE: SortKey[Wish](lambda wish: wish.id, lambda wish: wish.price, float),
    WishSortKeys.TITLE: SortKey[Wish](lambda wish: wish.id, lambda wish: wish.title, str),
}


class WishlistType(Struct, frozen=True, gc=False):
    of: Wishlist

    @property
    def id(self) -> str:
        return gid("Wishlist", self.of.id)

    def name(self, viewer: Viewer) -> str:
        return f"{self.of.name} ({viewer.country})"

    @property
    def first_wish(self) -> Wish | None:
        return self.of.wishes[0] if self.of.wishes else None

    def wishes(
        self, *, sort_key: WishSortKeys = WishSortKeys.TITLE, **page: Unpack[PageArguments]
    ) -> Connection[Wish]:
        return listed(self.of.wishes, SORT_KEYS[sort_key], Page(**page))


class WishAddPayload(Payload, frozen=True):
    wishlist: WishlistType | None = None


# --- the seed ---


def seeded(origin: Origin) -> Iterator[Wishlist]:
    return (Wishlist(number, f"Wishes of {origin.locale}") for number in (1, 2))


# --- operations ---


def wishlist(world: World, *, id: str) -> WishlistType | None:
    found = world.store.get(Wishlist, number_in(id, "Wishlist") or 0)
    return None if found is None else WishlistType(found)


def node(viewer: Viewer, id: str) -> WishlistType | None:
    return wishlist(viewer.world, id=id)


def wish_add(world: World, *, wishlist_id: str, wish: WishInput) -> WishAddPayload:
    number = number_in(wishlist_id, "Wishlist") or 0
    known = world.store.get(Wishlist, number) or Wishlist(number, "New")
    if wish.price > DEAREST:
        reason = Reason("wish.too-dear", f"{wish.price} is above {DEAREST}")
        raise Refused(too_dear(), reason=reason, warnings=(WishWarning("Nothing was added"),))
    added = Wish(len(known.wishes) + 1, wish.title, wish.price, wish.kind)
    changed = replace(known, wishes=(*known.wishes, added))
    world.store.put(changed)
    twice = any(other.title == wish.title for other in known.wishes)
    warnings = (WishWarning("The same title is there twice"),) if twice else ()
    return WishAddPayload(wishlist=WishlistType(changed), warnings=warnings)


# --- the one table ---

WISHLISTS = Department(
    queries={"wishlist": wishlist},
    mutations={"wishAdd": Mutation(wish_add)},
    types={
        "Wish": Wish,
        "WishAddPayload": WishAddPayload,
        "WishUserError": UserError,
        "WishWarning": WishWarning,
        "Wishlist": WishlistType,
    },
    nodes={"Wishlist": node},
    records=(Wishlist,),
    seeds={Wishlist: lambda seeds: Given(lambda: seeded(seeds.origin))},
)

"""The calls that all kinds of things of a shop have: list, create, show, change and delete."""

from collections.abc import Callable, Iterator
from typing import Any, Concatenate, Final, Generic, ParamSpec, TypeVar

from msgspec import Struct

from sandbox.control.paging import meeting, next_page, opened_number
from sandbox.control.problems import ProblemError, absent, invalid_values
from sandbox.control.route import ControlRequest, Empty, Route
from sandbox.control.thing_routes import ThingRoutes
from sandbox.control_models.pages import SearchFilter
from sandbox.faults import FaultError, fault_of
from sandbox.gid import number_of
from sandbox.search_syntax import Fields
from sandbox.store import MemoryStore
from sandbox.world import World

INVALID: Final = {422: "The body is invalid; nothing has changed."}

P = ParamSpec("P")
T = TypeVar("T")
Kept = TypeVar("Kept")
New = TypeVar("New", bound=Struct)
Change = TypeVar("Change", bound=Struct)
Shown = TypeVar("Shown", bound=Struct)


class Things(Struct, Generic[Kept, New, Change, Shown], frozen=True, kw_only=True):
    """The things of one kind, and what a merchant does to them.

    `path` is the last part of the path, and the key of a page: `products`. `singular` is what one
    is called in messages, `name` its type in gids; `key` is by what else it is found, and
    `find_named` finds it where that is no key. Operations raise `FaultError`: then nothing has
    changed.
    """

    path: str
    singular: str
    name: str
    kept: type[Kept]
    key: str = "handle"
    fields: Callable[[World], Fields]
    new: type[New]
    change: type[Change]
    shown: type[Shown]
    page: type[Struct]
    create: Callable[[World, New], Kept]
    update: Callable[[World, Kept, Change], Kept]
    delete: Callable[[World, Kept], None]
    show: Callable[[World, Kept], Shown]
    find_named: Callable[[World, str], Kept | None] | None = None

    def find(self, world: World, text: str) -> Kept | None:
        """Find a thing by number, by gid or by its key."""
        store: Any = world.store
        number = number_of(text, self.name)
        found: Kept | None = None if number is None else store.get(self.kept, number)
        if found is None and self.find_named is not None:
            return self.find_named(world, text)
        return store.find(self.kept, self.key, text) if found is None else found

    def one(self, request: ControlRequest[Any, Any]) -> Kept:
        """Return the thing that the path names. Raises `ProblemError`."""
        text = request.path["id"]
        found = self.find(request.world, text)
        if found is None:
            raise not_found(request, self.singular, text, listed=self.path)
        return found

    # --- handlers ---

    def get_page(self, request: ControlRequest[SearchFilter, Empty]) -> Struct:
        world, query = request.world, request.query
        store: Any = world.store
        following = store.after(self.kept, opened_number(query.after))
        found, info = next_page(
            following, query.first, meeting(query.query, self.fields(world), world.clock.now())
        )
        shown = tuple(self.show(world, thing) for thing in found)
        return self.page(**{self.path.replace("-", "_"): shown, "page_info": info})

    def post(self, request: ControlRequest[Empty, New]) -> Shown:
        world = request.world
        return self.show(world, tried(world, self.create, request.body))

    def get(self, request: ControlRequest[Empty, Empty]) -> Shown:
        return self.show(request.world, self.one(request))

    def patch(self, request: ControlRequest[Empty, Change]) -> Shown:
        world = request.world
        return self.show(world, tried(world, self.update, self.one(request), request.body))

    def remove(self, request: ControlRequest[Empty, Empty]) -> None:
        tried(request.world, self.delete, self.one(request))

    # --- routes ---

    def routes(self) -> Iterator[Route]:
        routes = ThingRoutes(self.path, self.singular, "id")
        one, unknown, shown = routes.one, routes.unknown, {200: self.shown}
        yield routes.of_all(
            "GET",
            f"list_{self.path}",
            self.get_page,
            f"Find {routes.plural}, sorted by id, in pages.",
            query=SearchFilter,
            answers={200: self.page},
        )
        yield routes.of_all(
            "POST",
            f"create_{self.singular}",
            self.post,
            f"Create {one}.",
            body=self.new,
            answers={201: self.shown},
            refusals=INVALID,
        )
        yield routes.of_one("GET", self.get, f"Show {one}.", answers=shown, refusals=unknown)
        yield routes.of_one(
            "PATCH",
            self.patch,
            f"Change {one}.",
            body=self.change,
            answers=shown,
            refusals={**unknown, **INVALID},
        )
        yield routes.of_one(
            "DELETE", self.remove, f"Delete {one}.", answers={204: None}, refusals=unknown
        )


def tried(
    world: World, operate: Callable[Concatenate[World, P], T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """Return what an operation returns; nothing has changed in *world* if it raises.

    A `FaultError` is raised as a `ProblemError`.
    """
    draft = world.over(MemoryStore(world.store))
    try:
        done = operate(draft, *args, **kwargs)
    except FaultError as error:
        raise invalid_values([fault_of(error)]) from None
    world.apply(draft.store.changes())
    return done


def not_found(
    request: ControlRequest[Any, Any], singular: str, text: str, *, listed: str
) -> ProblemError:
    """Return the error for a thing that the world does not have; *listed* is the path of all."""
    detail = absent(request.path["world"], f"{singular.replace('-', ' ')} {text}", listed)
    return ProblemError(404, f"{singular}-not-found", detail)

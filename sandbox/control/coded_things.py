"""The calls that things with a code have, such as gift cards: list, put, show and delete."""

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from msgspec import Struct

from sandbox.control.paging import next_page, opened
from sandbox.control.route import ControlRequest, Empty, Route, WithStatus
from sandbox.control.thing_routes import ThingRoutes
from sandbox.control.things import INVALID, not_found, tried
from sandbox.control_models.pages import PageFilter
from sandbox.world import World

Kept = TypeVar("Kept")
New = TypeVar("New", bound=Struct)
Shown = TypeVar("Shown", bound=Struct)


class CodedThings(Struct, Generic[Kept, New, Shown], frozen=True, kw_only=True):
    """The things of one kind that a merchant names by a code of their own.

    `path` is the last part of the path: `gift-cards`. `singular` is what one is called in
    messages. `after` gives those behind a code, sorted. `put` makes or replaces one; operations
    raise `FaultError`: then nothing has changed.
    """

    path: str
    singular: str
    new: type[New]
    shown: type[Shown]
    page: type[Struct]
    after: Callable[[World, str], Iterator[Kept]]
    find: Callable[[World, str], Kept | None]
    put: Callable[[World, str, New], Kept]
    delete: Callable[[World, Kept], None]
    show: Callable[[World, Kept], Shown]

    # --- handlers ---

    def get_page(self, request: ControlRequest[PageFilter, Empty]) -> Struct:
        world, query = request.world, request.query
        found, info = next_page(self.after(world, opened(query.after)), query.first)
        shown = tuple(self.show(world, thing) for thing in found)
        return self.page(**{self.path.replace("-", "_"): shown, "page_info": info})

    def make_or_replace(self, request: ControlRequest[Empty, New]) -> WithStatus:
        """Answer with 201 for a new thing, else 200. Raises `ProblemError`."""
        world, code = request.world, request.path["code"]
        is_known = self.find(world, code) is not None
        made = tried(world, self.put, code, request.body)
        return WithStatus(200 if is_known else 201, self.show(world, made))

    def get(self, request: ControlRequest[Empty, Empty]) -> Shown:
        return self.show(request.world, self._one(request))

    def remove(self, request: ControlRequest[Empty, Empty]) -> None:
        tried(request.world, self.delete, self._one(request))

    def _one(self, request: ControlRequest[Any, Any]) -> Kept:
        """Return the thing that the path names. Raises `ProblemError`."""
        code = request.path["code"]
        found = self.find(request.world, code)
        if found is None:
            raise not_found(request, self.singular, code, listed=self.path)
        return found

    # --- routes ---

    def routes(self) -> Iterator[Route]:
        routes = ThingRoutes(self.path, self.singular, "code")
        one, unknown, shown = routes.one, routes.unknown, {200: self.shown}
        yield routes.of_all(
            "GET",
            f"list_{self.path}",
            self.get_page,
            f"List {routes.plural}, sorted by code, in pages.",
            query=PageFilter,
            answers={200: self.page},
        )
        yield routes.of_one(
            "PUT",
            self.make_or_replace,
            f"Make {one}, or replace one.",
            body=self.new,
            answers={**shown, 201: self.shown},
            refusals=INVALID,
        )
        yield routes.of_one("GET", self.get, f"Show {one}.", answers=shown, refusals=unknown)
        yield routes.of_one(
            "DELETE", self.remove, f"Delete {one}.", answers={204: None}, refusals=unknown
        )

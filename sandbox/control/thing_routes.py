"""Routes of the calls that things of one kind have: their paths, names and summaries."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from sandbox.control.route import Route


class ThingRoutes(Struct, frozen=True):
    """Makes the routes of things of one kind.

    `path` is the last part of the path of all: `gift-cards`. `singular` is what one is called:
    `gift-card`. `key` is the part of the path that names one: `code`.
    """

    path: str
    singular: str
    key: str

    @property
    def plural(self) -> str:
        return self.path.replace("-", " ")

    @property
    def one(self) -> str:
        """One thing, with its article: `a gift card`."""
        return f"{'an' if self.singular[0] in 'aeiou' else 'a'} {self._noun}"

    @property
    def unknown(self) -> Mapping[int, str]:
        """The refusal of a call for a thing that the world does not have."""
        return {404: f"The world has no such {self._noun}."}

    @property
    def _noun(self) -> str:
        return self.singular.replace("-", " ")

    def of_all(self, method: str, name: str, handle: Any, summary: str, **more: Any) -> Route:
        """Return a route of the path of all things. *more* are further fields of the route."""
        return Route(
            method=method,
            path=f"/worlds/{{world}}/{self.path}",
            handle=handle,
            summary=summary,
            name=name.replace("-", "_"),
            resource=self.path,
            **more,
        )

    def of_one(self, method: str, handle: Any, summary: str, **more: Any) -> Route:
        """Return a route of the path of one thing. *more* are further fields of the route."""
        return Route(
            method=method,
            path=f"/worlds/{{world}}/{self.path}/{{{self.key}}}",
            handle=handle,
            summary=summary,
            name=f"{method.lower()}_{self.singular}".replace("-", "_"),
            resource=self.path,
            **more,
        )

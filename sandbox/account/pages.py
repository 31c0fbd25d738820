"""A page: its paths, and its handlers."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sandbox.account.visit import Visit
from sandbox.door.answers import Answer
from sandbox.door.odd_slashes import without_odd_slashes

Handler = Callable[[Visit], Answer]


@dataclass(frozen=True, slots=True)
class Page:
    """`path` matches its paths, below that of their group; `handlers` are by HTTP method."""

    path: re.Pattern[str]
    handlers: Mapping[str, Handler]

    @property
    def methods(self) -> str:
        return ", ".join(sorted(self.handlers))


def shown(path: str, show: Handler, submit: Handler | None = None) -> Page:
    """Return a page that may be looked at without changing anything."""
    posted = {} if submit is None else {"POST": submit}
    return Page(re.compile(path + "/?"), {"GET": show, "HEAD": show, **posted})


def find_page(pages: Sequence[Page], path: str) -> tuple[Page, Mapping[str, str]] | None:
    """Return the one of *pages* at *path*, and the parts that the path names."""
    paths = (path, without_odd_slashes(path))
    found = ((page, page.path.fullmatch(each)) for each in paths for page in pages)
    return next(((page, match.groupdict()) for page, match in found if match), None)

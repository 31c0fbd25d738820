"""Reads a shop page by page; what its token cannot read is left out and remembered."""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final, TypeVar

import msgspec
from msgspec import Struct

from sandbox.importing.shop.connection import Connection, ShopError
from sandbox.importing.shop.kept_answers import KeptAnswers

T = TypeVar("T", bound=Struct)

_SCOPE: Final = re.compile(r"`(\w+)`")
_DENIED: Final = "ACCESS_DENIED"


class DeniedError(Exception):
    """The token cannot read a field that a document cannot do without."""


class Session:
    """*progress* is called with what is being read and how much of it there is."""

    def __init__(
        self, connection: Connection, kept: KeptAnswers, progress: Callable[[str, int], None]
    ) -> None:
        self.connection: Final = connection
        self.kept: Final = kept
        self.progress: Final = progress
        self.denied: Final[dict[str, str]] = {}
        """Fields that the token cannot read, and the scopes that it would need."""

    def ask(self, document: str, **variables: Any) -> dict[str, Any]:
        """Return the data of *document*, without fields that are denied.

        A denied field that has a line of its own in the document is left out of it from then on.
        Raises `DeniedError` for another one, and `ShopError`.
        """
        while True:
            asked = self._without_denied(document)
            answer = self.kept.get(asked, variables, self.connection.post)
            errors = [each for each in answer.get("errors") or () if isinstance(each, dict)]
            refused = [each for each in errors if _code(each) == _DENIED]
            for each in refused:
                self._deny(each, asked)
            if refused:
                continue
            if errors or not isinstance(answer.get("data"), dict):
                messages = "; ".join(str(each.get("message")) for each in errors[:3])
                raise ShopError(f"{self.connection.base}: {messages or 'an answer without data'}")
            return dict(answer["data"])

    def _deny(self, error: dict[str, Any], document: str) -> None:
        names = [part for part in error.get("path") or () if isinstance(part, str)]
        field = names[-1] if names else "?"
        scopes = _SCOPE.findall(str(error.get("message")))
        self.denied[field] = scopes[-1] if scopes else str(error.get("message"))
        if not _line_of(field).search(document):
            raise DeniedError(field)

    def _without_denied(self, document: str) -> str:
        for field in self.denied:
            document = _line_of(field).sub("", document)
        return document

    def pages(
        self,
        document: str,
        field: str,
        kind: type[T],
        *,
        after: str | None = None,
        **variables: Any,
    ) -> Iterator[T]:
        """Yield all nodes of the connection *field* at the root, or inside of `node`, behind the
        cursor *after*."""
        while True:
            data = self.ask(document, after=after, **variables)
            connection = (data.get("node") or {}).get(field) if "node" in data else data.get(field)
            page = converted(connection or _EMPTY, Page)
            for node in page.nodes:
                if node is not None:
                    yield converted(node, kind)
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor


class PageInfo(Struct, frozen=True, rename="camel"):
    has_next_page: bool = False
    end_cursor: str | None = None


class Page(Struct, frozen=True, rename="camel"):
    nodes: list[dict[str, Any] | None]
    page_info: PageInfo = PageInfo()


_EMPTY: Final[dict[str, Any]] = {"nodes": []}


def converted(thing: Any, kind: type[T]) -> T:
    """Return a part of an answer as a *kind*. Raises `ShopError`."""
    try:
        return msgspec.convert(thing, kind)
    except msgspec.ValidationError as error:
        raise ShopError(f"The shop's answer is not a {kind.__name__}: {error}.") from None


def _code(error: dict[str, Any]) -> str:
    return str((error.get("extensions") or {}).get("code"))


def _line_of(field: str) -> re.Pattern[str]:
    """A line with the *field*, and all that is selected of it."""
    return re.compile(rf"^ *{re.escape(field)}\b.* # optional\n", re.MULTILINE)

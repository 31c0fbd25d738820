"""The calls that all kinds of things of a shop have."""

from typing import Any, Generic, TypeVar
from urllib.parse import quote

from msgspec import Struct

from sandbox.client.call import Call, decoded, given, nothing
from sandbox.client.called import Part, Via, called
from sandbox.control_models.pages import SearchFilter

One = TypeVar("One", bound=Struct)
Page = TypeVar("Page", bound=Struct)


class Things(Part[Via], Generic[Via, One, Page]):
    """Things of one kind; `one` and `page` are their models."""

    one: Any
    page: Any

    @called
    def list(
        self, *, query: str | None = None, first: int | None = None, after: str | None = None
    ) -> Call[Page]:
        """Find things, by id, *first* of them (50, at most 250).

        *query* is in the search syntax of the Storefront API. A page may have few or none although
        more follow: go on with *after*, the `end_cursor` of its `page_info`.
        """
        filters = given(SearchFilter, query=query, first=first, after=after)
        return Call(method="GET", path=self._path, query=filters, read=decoded(self.page))

    @called
    def get(self, id: int | str) -> Call[One]:
        """Return a thing. Raises `ControlError` with status 404 if there is none."""
        return Call(method="GET", path=self._one(id), read=decoded(self.one))

    @called
    def delete(self, id: int | str) -> Call[None]:
        """Delete a thing."""
        return Call(method="DELETE", path=self._one(id), read=nothing)

    def _post(self, body: Struct) -> Call[One]:
        return Call(method="POST", path=self._path, body=body, read=decoded(self.one))

    def _patch(self, id: int | str, body: Struct) -> Call[One]:
        return Call(method="PATCH", path=self._one(id), body=body, read=decoded(self.one))

    def _one(self, id: int | str, path: str = "") -> str:
        return f"{path or self._path}/{quote(str(id), safe=':')}"

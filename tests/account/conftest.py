"""A browser without a screen: it keeps cookies, and reads what a page shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import pytest
from aiohttp.test_utils import TestClient
from yarl import URL

VOID = frozenset({"input", "meta"})
UNSEEN = frozenset({"style", "title"})


class Reader(HTMLParser):
    """Reads a page; refuses one whose elements are not closed in turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.lines: list[str] = []
        self.title = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "title" in self.open:
            self.title = data
        elif data.strip() and not UNSEEN & set(self.open):
            self.lines.append(data)


@dataclass(frozen=True)
class Seen:
    """An answer, as someone before a screen sees it."""

    status: int
    headers: Mapping[str, str]
    text: str
    page: Reader = field(repr=False)

    @property
    def lines(self) -> list[str]:
        return self.page.lines

    @property
    def location(self) -> str | None:
        return self.headers.get("Location")

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.page.tags if name == tag]


@dataclass(frozen=True)
class Browser:
    client: TestClient
    headers: Mapping[str, str] = field(default_factory=dict)

    async def get(self, path: str, **headers: str) -> Seen:
        return await self._ask("GET", path, headers=headers)

    async def post(self, path: str, form: Any, **headers: str) -> Seen:
        return await self._ask("POST", path, headers=headers, data=form)

    async def _ask(
        self, method: str, path: str, *, headers: Mapping[str, str], **more: Any
    ) -> Seen:
        response = await self.client.request(
            method,
            URL(path, encoded=True),
            headers={**self.headers, **{k.replace("_", "-"): v for k, v in headers.items()}},
            allow_redirects=False,
            **more,
        )
        text = await response.text()
        return Seen(response.status, response.headers, text, Reader(text))

    async def customer(self, prefix: str = "") -> list[str]:
        """Return name, email and number of addresses of who is logged in; nothing if nobody."""
        seen = await self.get(f"{prefix}/account")
        return seen.lines[3:8:2]


@pytest.fixture
def browser(storefront) -> Browser:
    return Browser(storefront.client)


@pytest.fixture
def mailed(storefront) -> Callable[..., Any]:
    """Return the path of the link in the newest mail of a world."""

    async def mailed(world: str = "default") -> str:
        response = await storefront.client.get(f"/_sandbox/api/worlds/{world}/inbox")
        mails = (await response.json())["mails"]
        return URL(mails[-1]["links"][0]).raw_path

    return mailed

"""A browser on the storefront template: submits its forms and loads its routes, as Remix does."""

import json
import re
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import quote, urlencode
from urllib.request import (
    HTTPCookieProcessor,
    HTTPDefaultErrorHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    build_opener,
)

_ADDRESS_KEY = re.compile(rb"&customer_access_token=[\w-]{256}")
"""The end of an address id. It is new for each request, so pages are compared without it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a route answered: where it sends the browser, or the data of its page."""

    status: int
    redirect: str | None = None
    page: Any = None


class AnyStatus(HTTPDefaultErrorHandler):
    """Takes every status for an answer, not for an error."""

    def http_error_default(self, _request: Any, response: Any, *_: object) -> Any:
        return response


@dataclass(frozen=True, slots=True)
class Browser:
    """One visitor: *token* or *world* names the shop, cookies hold the login."""

    url: str
    token: str
    cookies: CookieJar = field(default_factory=CookieJar)
    world: str | None = None

    def load(self, route: str, path: str) -> Shown:
        return self._ask("GET", route, path)

    def submit(self, route: str, path: str, *, method: str = "POST", **form: str) -> Shown:
        return self._ask(method, route, path, urlencode(form).encode())

    def is_logged_in(self) -> bool:
        """Ask the template: `/account` goes on to the orders of whoever is logged in."""
        return self.load("account", "/account").redirect == "/account/orders"

    def _ask(self, method: str, route: str, path: str, body: bytes | None = None) -> Shown:
        address = f"{self.url}{path}{'&' if '?' in path else '?'}_data={quote(f'routes/{route}')}"
        headers = {"X-Storefront-Token": self.token}
        if self.world:
            headers["X-Sandbox-World"] = self.world
        request = Request(address, body, headers, method=method)
        with self._opener().open(request, timeout=20) as response:
            text, told = response.read(), response.headers
        redirect = told.get("X-Remix-Redirect")
        status = int(told.get("X-Remix-Status", response.status))
        shown = _ADDRESS_KEY.sub(b"", text)
        return Shown(status, redirect, _first(shown.decode()) if shown else None)

    def _opener(self) -> OpenerDirector:
        return build_opener(ProxyHandler({}), AnyStatus, HTTPCookieProcessor(self.cookies))


def _first(text: str) -> Any:
    """Return the data of a page. What the route defers follows it on lines of its own."""
    return json.JSONDecoder().raw_decode(text)[0]

"""Pages of the login, and where they send a browser."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode, urlsplit, urlunsplit

from sandbox.account.html import HEADERS, Content, document, element
from sandbox.door.answers import Answer
from sandbox.identity.records import AccountSession
from sandbox.oidc.call import Call, cookie_name
from sandbox.oidc.texts import texts_for

HTML: Final = "text/html; charset=utf-8"
_COOKIE_LIFETIME: Final = 30 * 24 * 3_600


def page(call: Call, title: str, *content: Content, status: int = 200) -> Answer:
    """Return a page of the shop's login, headed by *title*."""
    shop = call.world.shop.name
    body = document(
        f"{title} - {shop}",
        element("header", shop),
        element("main", element("h1", title), *content),
        element("footer", f"Storefront Sandbox, world {call.world.name}"),
        lang=texts_for(call).code,
    )
    return Answer(body, status, HTML, _HEADERS)


# Browsers check `form-action` for the redirects after a form, too: the client is at another host.
_HEADERS: Final = {
    **HEADERS,
    "Content-Security-Policy": HEADERS["Content-Security-Policy"].replace(
        "form-action 'self'; ", ""
    ),
}


def error_page(call: Call, *lines: str) -> Answer:
    """Return the page of a request that no client is to hear of.

    Shopify: there is one, without a redirect; its status and markup are not known.
    """
    return page(
        call, texts_for(call).went_wrong, *(element("p", line) for line in lines), status=400
    )


def sent_to(uri: str, parameters: Mapping[str, str | None], *, cookie: str | None = None) -> Answer:
    """Send the browser to *uri* with *parameters* behind those that it has."""
    parts = urlsplit(uri)
    added = urlencode({name: value for name, value in parameters.items() if value is not None})
    query = "&".join(filter(None, (parts.query, added)))
    headers = {**HEADERS, "Location": urlunsplit(parts._replace(query=query))}
    return Answer(b"", 302, HTML, headers if cookie is None else headers | {"Set-Cookie": cookie})


def session_cookie(call: Call, session: AccountSession | None) -> str:
    """Return the cookie of *session*; None lets the browser forget it."""
    value, age = ("", 0) if session is None else (session.id, _COOKIE_LIFETIME)
    secure = "; Secure" if call.is_secure else ""
    name = cookie_name(call.world)
    return f"{name}={value}; Max-Age={age}; Path=/; HttpOnly; SameSite=Lax{secure}"

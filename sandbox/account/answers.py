"""Answers of account pages: documents and redirects."""

from typing import Final

from sandbox.account.html import HEADERS, Content, document, element
from sandbox.account.sessions import begin, cookie_name
from sandbox.account.texts import texts_for
from sandbox.account.visit import Visit
from sandbox.door.answers import Answer

HTML: Final = "text/html; charset=utf-8"
ACCOUNT: Final = "/account"
LOGIN: Final = "/account/login"
_FOUND: Final = 302
_SEE_OTHER: Final = 303
_BAD_REQUEST: Final = 400


def page(visit: Visit, title: str, *content: Content, status: int = 200) -> Answer:
    """Return a page of the shop in the language of *visit*, headed by *title*."""
    shop, texts = visit.world.shop.name, texts_for(visit)
    mark = f"{texts.error}: " if status >= _BAD_REQUEST else ""
    body = document(
        f"{mark}{title} - {shop}",
        element("header", shop),
        element("main", element("h1", title), *content),
        element("footer", f"Storefront Sandbox, world {visit.world.name}"),
        lang=texts.code,
    )
    return Answer(body, status, HTML, HEADERS)


def bare_page(title: str, *lines: str, status: int) -> Answer:
    """Return a page that says *title* and *lines*, and nothing else."""
    paragraphs = (element("p", line) for line in lines)
    body = document(title, element("main", element("h1", title), *paragraphs))
    return Answer(body, status, HTML, HEADERS)


def moved(location: str, *, cookie: str | None = None, status: int = _SEE_OTHER) -> Answer:
    """Send the browser on; what it is to remember goes along as a *cookie*."""
    headers = {**HEADERS, "Location": location}
    return Answer(b"", status, HTML, headers if cookie is None else headers | _set(cookie))


def logged_in(visit: Visit, access_token: str, *, location: str | None = None) -> Answer:
    """Begin a session and send the browser to *location*, or to the account's page.

    Shopify: a Multipass login redirects (documented). Our choice is by which status: 302, and 303
    after a form, as RFC 9110 has it.
    """
    session = begin(visit.world, access_token, before=visit.session)
    return moved(
        visit.path(ACCOUNT) if location is None else location,
        cookie=f"{cookie_name(visit.world)}={session.id}; {_attributes(visit)}",
        status=_SEE_OTHER if visit.method == "POST" else _FOUND,
    )


def logged_out(visit: Visit, *, location: str) -> Answer:
    """Send the browser to *location*, and let it forget its session."""
    return moved(
        location,
        cookie=f"{cookie_name(visit.world)}=; Max-Age=0; {_attributes(visit)}",
    )


def _attributes(visit: Visit) -> str:
    """Return the attributes of a cookie: this world alone, no scripts, no other sites."""
    secure = "; Secure" if visit.is_secure else ""
    return f"Path={visit.prefix or '/'}; HttpOnly; SameSite=Lax{secure}"


def _set(cookie: str) -> dict[str, str]:
    return {"Set-Cookie": cookie}

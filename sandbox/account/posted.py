"""Posted forms, and the check that a page of ours has posted them."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from aiohttp import hdrs, web
from multidict import istr

from sandbox.door.guarded_handler import SlowBodyError
from sandbox.door.received import LARGEST_BODY
from sandbox.door.refusals import HttpRefusal, payload_too_large
from sandbox.reason import Reason

_TYPE: Final = "application/x-www-form-urlencoded"
_FETCH_SITE: Final = istr("Sec-Fetch-Site")
_OURS: Final = frozenset({"same-origin", "none"})
_MOST_FIELDS: Final = 100


async def read_form(request: web.Request) -> Mapping[str, str]:
    """Return the fields of a form; of two with one name the last. Empty unless it is a POST.

    Raises `HttpRefusal` for what no page of ours would send, `ConnectionError`.
    """
    if request.method != hdrs.METH_POST:
        return {}
    _refuse_other_sites(request)
    if request.content_type != _TYPE:
        message = f"Content-Type is {request.content_type}; forms are sent as {_TYPE}"
        raise HttpRefusal(
            415, "Unsupported Media Type", reason=Reason("http.unsupported-media-type", message)
        )
    try:
        pairs = parse_qsl(
            await read_body(request), keep_blank_values=True, max_num_fields=_MOST_FIELDS
        )
    except ValueError:
        raise _bad_request(f"a form has at most {_MOST_FIELDS} fields") from None
    return dict(pairs)


def _refuse_other_sites(request: web.Request) -> None:
    """Refuse a POST that a page of another origin has made the browser send.

    Browsers tell in `Sec-Fetch-Site` where they trust the connection, and in `Origin` anyway; a
    client that says neither is no browser, and has no cookie that it was not given.
    """
    site = request.headers.get(_FETCH_SITE)
    origin = request.headers.get(hdrs.ORIGIN)
    if site in _OURS or (site is None and origin is None):
        return
    if site is None and _host(origin or "") == request.headers.get(hdrs.HOST, "").lower():
        return
    message = f"a page of {origin or 'another site'} may not post this form"
    raise HttpRefusal(403, "Forbidden", reason=Reason("account.other-origin", message))


def _host(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return None


async def read_body(request: web.Request) -> str:
    """Return the body as text. Raises `HttpRefusal`, `ConnectionError`."""
    try:
        return (await request.read()).decode("utf-8", "replace")
    except web.HTTPRequestEntityTooLarge:
        raise payload_too_large(LARGEST_BODY) from None
    except SlowBodyError as error:
        raise _bad_request(f"{error}") from None
    except web.RequestPayloadError:
        raise _bad_request("the body is not as the headers say that it comes") from None
    except OSError as error:
        raise ConnectionResetError("the client is gone") from error


def _bad_request(message: str) -> HttpRefusal:
    return HttpRefusal(400, "Bad Request", reason=Reason("http.bad-request", message))

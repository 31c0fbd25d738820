"""The OpenID provider of a world: its paths, from an HTTP request to the answer."""

import asyncio
import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from http import HTTPStatus
from time import perf_counter
from typing import Final
from urllib.parse import parse_qsl, quote

import msgspec
from aiohttp import hdrs, web
from msgspec.structs import replace

from sandbox.account.answers import bare_page
from sandbox.account.posted import read_body, read_form
from sandbox.door.admission import WORLD, Admission
from sandbox.door.answers import EXPLAIN, Answer, RequestIds, reason_header
from sandbox.door.effects import held_up, overruled
from sandbox.door.log_text import shown_path
from sandbox.door.odd_slashes import without_odd_slashes
from sandbox.door.received import Received
from sandbox.door.recording import LOST, keep, page_outcome
from sandbox.door.refusals import HttpRefusal, method_not_allowed, not_found
from sandbox.door.serving import served
from sandbox.door.trace import Trace
from sandbox.identity.sessions import live_session
from sandbox.identity.tokens import TURN_ON, accounts_of
from sandbox.oidc import discovery
from sandbox.oidc.authorize import show_authorize
from sandbox.oidc.call import Call, cookie_name
from sandbox.oidc.drawing_keys import have_keys
from sandbox.oidc.entrance import show_entrance, show_exit, show_return
from sandbox.oidc.login import log_in, show_login
from sandbox.oidc.logout import log_out
from sandbox.oidc.pages import HTML
from sandbox.oidc.place import Place, place_of
from sandbox.oidc.scenarios import answered
from sandbox.oidc.token import FORM, post_token, preflight
from sandbox.reason import Reason
from sandbox.settings import Settings
from sandbox.storefront.requested_scenarios import requested_scenarios
from sandbox.world import World

Handler = Callable[[Call], Answer]

_SHOP: Final = re.compile(r"authentication/(?P<shop>\d+)(?:/(?P<rest>.*))?")
_PARAMETERS: Final = "authentication/oauth/token"
_MOST_FIELDS: Final = 100
_ADDRESSES: Final = "The addresses are in /.well-known/openid-configuration."

_DOCUMENTS: Final[Mapping[str, Handler]] = {
    "openid-configuration": discovery.openid_configuration,
    "oauth-authorization-server": discovery.openid_configuration,
    "customer-account-api": discovery.customer_account_api,
    "oauth-protected-resource": discovery.protected_resource,
}
PATHS: Final[Mapping[str, Mapping[str, Handler]]] = {
    **{f".well-known/{name}": {"GET": show} for name, show in _DOCUMENTS.items()},
    **{f"authentication/.well-known/{name}": {"GET": show} for name, show in _DOCUMENTS.items()},
    "authentication/.well-known/jwks.json": {"GET": discovery.jwks},
    "authentication/oauth/authorize": {"GET": show_authorize},
    "authentication/oauth/token": {"POST": post_token, "OPTIONS": preflight},
    "authentication/login": {"GET": show_login, "POST": log_in},
    "authentication/logout": {"GET": log_out},
    "customer_authentication/login": {"GET": show_entrance},
    "customer_authentication/logout": {"GET": show_exit},
    "customer_authentication/redirect": {"GET": show_return},
}
"""By path, without the shop's number, which may stand behind `authentication`."""
_WITH_KEYS: Final = frozenset({discovery.jwks, log_out, post_token})
"""What signs, or checks signatures."""


class Provider:
    """Serves the login of all worlds of one process."""

    def __init__(self, admission: Admission, settings: Settings) -> None:
        self._admission = admission
        self._settings = settings
        self._request_ids = RequestIds()

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer *request*, whatever it is: every answer has an id."""
        request_id = self._request_ids.next()
        return await served(request, request_id, self._answer(request, request_id), _refused)

    async def _answer(self, request: web.Request, request_id: str) -> Answer | None:
        started = perf_counter()
        world, _ = self._admission.admit(request.headers, _path(request))
        place = place_of(request, world, self._settings)
        path, shop = _page(request, world)
        handler = _handler(request, path, world, shop=shop)
        try:
            form = (
                await _read_parameters(request) if path == _PARAMETERS else await read_form(request)
            )
        except HttpRefusal as refusal:
            form = {}
            if request.method in PATHS.get(path, ()):
                handler = partial(_explained, refusal)
        if handler in _WITH_KEYS:
            await have_keys(world)
        call = self._call(request, world, place, form)
        if not accounts_of(world) and handler not in (post_token, preflight):
            answer = _no_accounts(call)
        else:
            answer = answered(call, path, requested_scenarios(request.headers, world), handler)
        effects = call.trace.effects
        final = overruled(answer, effects) if effects else answer
        _record(call, request, path, final, request_id=request_id, seconds=perf_counter() - started)
        if effects:
            await asyncio.sleep(held_up(effects))
        if final is None:
            return None
        explains = request.headers.get(EXPLAIN) == "1"
        reasons = reason_header(call.trace.reasons) if explains else {}
        return replace(final, headers={**final.headers, WORLD: world.name, **reasons})

    def _call(
        self, request: web.Request, world: World, place: Place, form: Mapping[str, str]
    ) -> Call:
        session_id = request.cookies.get(cookie_name(world))
        return Call(
            trace=Trace(world, None),
            place=place,
            prefix="" if (named := _path(request)) is None else f"/w/{named}",
            method=request.method,
            headers=request.headers,
            query=_first(request.query.items()),
            form=form,
            session=live_session(world, session_id),
            session_id=session_id,
            is_secure=request.secure,
        )


def _refused(refusal: HttpRefusal) -> Answer:
    title = HTTPStatus(refusal.status).phrase
    page = bare_page(title, refusal.reason.message, status=refusal.status)
    return replace(page, headers={**page.headers, **refusal.headers})


def _page(request: web.Request, world: World) -> tuple[str, str | None]:
    """Return the path as `PATHS` has it, and the number of the shop in it."""
    path = without_odd_slashes(f"{request.match_info['root']}/{request.match_info['page']}")
    match = _SHOP.fullmatch(path)
    if match is not None:
        path = f"authentication/{match['rest'] or ''}"
    return path.removesuffix(f"/authentication/{world.shop.id}"), match and match["shop"]


def _path(request: web.Request) -> str | None:
    named = request.match_info.get("world")
    return None if named is None else quote(named, safe="")


async def _read_parameters(request: web.Request) -> Mapping[str, str]:
    """Return the parameters of a token request, of two with one name the first.

    There are none in another type of content.
    """
    if request.method != hdrs.METH_POST or request.content_type != FORM:
        return {}
    try:
        pairs = parse_qsl(
            await read_body(request), keep_blank_values=True, max_num_fields=_MOST_FIELDS
        )
    except ValueError:
        return {}
    return _first(pairs)


def _first(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return the parameters, of two with one name the first."""
    found: dict[str, str] = {}
    for name, value in pairs:
        found.setdefault(name, value)
    return found


def _handler(request: web.Request, path: str, world: World, *, shop: str | None) -> Handler:
    """Return what answers *path*; *shop* is the number that it names."""
    if shop is not None and shop != str(world.shop.id):
        query = request.rel_url.raw_query_string
        rest = quote(path.removeprefix("authentication/"))
        return partial(_other_shop, shop, f"{rest}?{query}" if query else rest)
    handlers = PATHS.get(path)
    if handlers is None:
        refusal = not_found(f"Nothing is served at {shown_path(request.raw_path)}. {_ADDRESSES}")
        return partial(_explained, refusal)
    allow = ", ".join(handlers)
    message = f"{request.method} is not served here; use {allow}"
    wrong = partial(_explained, method_not_allowed(message, allow=allow))
    return handlers.get(request.method, wrong)


def _explained(refusal: HttpRefusal, call: Call) -> Answer:
    call.trace.explain(refusal.reason)
    return _refused(refusal)


def _other_shop(shop: str, rest: str, call: Call) -> Answer:
    """Shopify: the number of another shop answers 301 (documented)."""
    message = f"the number of the shop is {call.world.shop.id}, and not {shop[:20]}"
    call.trace.explain(Reason("oauth.other-shop", message))
    return Answer(b"", 301, HTML, {"Location": f"{call.place.issuer}/{rest}"})


def _no_accounts(call: Call) -> Answer:
    """Shopify: a shop without new customer accounts answers an HTML page (reported)."""
    kind = call.world.shop.customer_accounts
    message = f"the shop's customerAccounts are {kind}, which has no such login; {TURN_ON}"
    call.trace.explain(Reason("oauth.accounts-not-new", message))
    return bare_page("Not Found", status=404)


def _record(
    call: Call,
    request: web.Request,
    path: str,
    answer: Answer | None,
    *,
    request_id: str,
    seconds: float,
) -> None:
    """Put the request into the journal, with its parameters as variables."""
    trace = call.trace
    if path in PATHS:
        trace.operations = (path.rpartition("/")[2],)
    given = {**call.query, **call.form}
    body = msgspec.json.encode({"query": "", "variables": given})
    target = request.raw_path.partition("?")[0]
    received = Received(request.method, target, request.headers, body, request.transport)
    shown = LOST if answer is None else answer
    if shown.content_type == HTML:
        shown = Answer(b"", shown.status)
    keep(trace, received, shown, page_outcome(trace, shown), seconds, request_id)

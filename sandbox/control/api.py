"""The control API: the tables of its resources, served below `/_sandbox/api`."""

import logging
import re
from collections.abc import Mapping
from functools import cache
from inspect import isawaitable
from time import perf_counter
from types import MappingProxyType
from typing import Final

import msgspec
from aiohttp import hdrs, web
from msgspec import Struct

from sandbox.control import (
    accounts,
    carts,
    clock,
    collections,
    companies,
    content,
    coverage,
    customers,
    delivery_zones,
    discounts,
    expiries,
    fidelity,
    gift_cards,
    inbox,
    journal,
    locations,
    metafield_definitions,
    metaobjects,
    multipass,
    multipass_entries,
    navigation,
    openapi,
    order_actions,
    orders,
    pact,
    personas,
    products,
    scenarios,
    selling_plans,
    sending_again,
    settings,
    shop,
    snapshot,
    store,
    translations,
    webhooks,
    worlds,
)
from sandbox.control.access import Access
from sandbox.control.call_journal import keep_call
from sandbox.control.problems import CONTENT_TYPE, ProblemError, refused_by_shop
from sandbox.control.reading import read_body, read_query
from sandbox.control.route import ControlRequest, Empty, Route, WithStatus
from sandbox.door.logged_routes import REASON
from sandbox.reason import Reason
from sandbox.scenarios import UnknownScenarioError
from sandbox.settings import Settings
from sandbox.toml_file import TomlError
from sandbox.user_errors import Refused
from sandbox.world import InvalidWorldNameError, Worlds

LONGEST_SHOWN: Final = 500
"""Characters of a problem's detail that are logged."""
ROUTES: Final[tuple[Route, ...]] = (
    *worlds.ROUTES,
    *snapshot.ROUTES,
    *shop.ROUTES,
    *customers.ROUTES,
    *personas.ROUTES,
    *products.ROUTES,
    *collections.ROUTES,
    *content.ROUTES,
    *navigation.ROUTES,
    *metaobjects.ROUTES,
    *metafield_definitions.ROUTES,
    *locations.ROUTES,
    *selling_plans.ROUTES,
    *companies.ROUTES,
    *translations.ROUTES,
    *carts.ROUTES,
    *accounts.ROUTES,
    *webhooks.ROUTES,
    *discounts.ROUTES,
    *gift_cards.ROUTES,
    *delivery_zones.ROUTES,
    *orders.ROUTES,
    *order_actions.ROUTES,
    *scenarios.ROUTES,
    *clock.ROUTES,
    *expiries.ROUTES,
    *inbox.ROUTES,
    *journal.ROUTES,
    *multipass_entries.ROUTES,
    *sending_again.ROUTES,
    *coverage.ROUTES,
    *pact.ROUTES,
    *multipass.ROUTES,
    *fidelity.ROUTES,
    *settings.ROUTES,
    *store.ROUTES,
    openapi.describing(lambda: ROUTES),
)

_JSON: Final[Mapping[str, str]] = {hdrs.CONTENT_TYPE: "application/json; charset=utf-8"}
_PROBLEM: Final[Mapping[str, str]] = {hdrs.CONTENT_TYPE: CONTENT_TYPE}
_ALWAYS: Final[Mapping[str, str]] = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}
_PART: Final = re.compile(r"{(\w+)}")
_NAMED: Final = r"(?P<\1>gid://\\w+/\\w+/[^/]+|(?<=/webhooks/)\\w+/\\w+|[^/]+)"
"""Matches a part of a path: text without a slash, or a gid or a topic, which have slashes."""

_log: Final = logging.getLogger("sandbox")


class ControlApi:
    """Answers the control API's calls for the worlds of one process."""

    def __init__(self, worlds: Worlds, settings: Settings) -> None:
        self._worlds = worlds
        self._access = Access(
            host=settings.host, token=settings.control_token, names=settings.names
        )
        self._settings = settings

    async def serve(self, request: web.BaseRequest, path: str) -> web.StreamResponse:
        """Answer *request*; *path*, unescaped, is the part of its path below `/_sandbox/api`."""
        started = perf_counter()
        response = await self._served(request, path)
        await keep_call(self._worlds, request, path, status=response.status, started=started)
        return response

    async def _served(self, request: web.BaseRequest, path: str) -> web.StreamResponse:
        try:
            self._access.check(request.headers)
            return await self._answer(request, path)
        except InvalidWorldNameError as error:
            refusal = ProblemError(400, "invalid-world-name", str(error))
        except (TomlError, UnknownScenarioError) as error:
            refusal = ProblemError(500, "broken-file", str(error))
        except Refused as refused:
            refusal = refused_by_shop(refused)
        except ProblemError as error:
            refusal = error
        except ConnectionError:
            raise
        except Exception:  # noqa: BLE001 - any error is answered by a problem
            _log.exception("control: %s failed", request.method)
            refusal = ProblemError(500, "internal-error", "the sandbox failed: see its log")
        problem = refusal.problem
        request[REASON] = Reason(refusal.slug, problem.detail[:LONGEST_SHOWN])
        return _response(problem.status, problem, {**_PROBLEM, **refusal.headers})

    async def _answer(self, request: web.BaseRequest, path: str) -> web.StreamResponse:
        route, parts = _chosen(request.method, path)
        given = Empty() if route.largest else await read_body(request, route.body, most=route.most)
        received = ControlRequest(
            worlds=self._worlds,
            path=parts,
            query=read_query(request, route.query),
            body=given,
            http=request,
            settings=self._settings,
        )
        answered = route.handle(received)
        if isawaitable(answered):
            answered = await answered
        match answered:
            case web.StreamResponse():
                return answered
            case WithStatus(status, body):
                return _response(status, body)
            case body:
                return _response(next(iter(route.answers)), body)


def _chosen(method: str, path: str) -> tuple[Route, Mapping[str, str]]:
    """Return the route of that method and path, and the values of the path's `{names}`.

    Raises `ProblemError`.
    """
    found = [
        (route, match.groupdict())
        for route in ROUTES
        if (match := _pattern(route.path).fullmatch(path))
    ]
    if not found:
        raise ProblemError(
            404, "unknown-path", "there is no such path: /_sandbox/api/openapi.json lists all"
        )
    routed = hdrs.METH_GET if method == hdrs.METH_HEAD else method
    for route, parts in found:
        if route.method == routed:
            return route, parts
    allow = ", ".join(route.method for route, _ in found)
    raise ProblemError(
        405,
        "method-not-allowed",
        f"this path takes {allow}, not {method}",
        headers={hdrs.ALLOW: allow},
    )


@cache
def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(_PART.sub(_NAMED, path.replace(".", r"\.")))


def _response(
    status: int, body: Struct | None, headers: Mapping[str, str] = MappingProxyType({})
) -> web.Response:
    if body is None:
        return web.Response(status=status, headers={**_ALWAYS, **headers})
    return web.Response(
        status=status, body=msgspec.json.encode(body), headers={**_ALWAYS, **_JSON, **headers}
    )

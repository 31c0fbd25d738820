"""Puts the parts of the application together."""

import logging
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias

from aiohttp import web
from aiohttp.typedefs import Handler

from sandbox import account, cdn, checkout_pages, control, customer_account, dashboard, oidc
from sandbox.control import ending, health, metrics
from sandbox.control.answering import ANSWERS
from sandbox.door.admission import Admission
from sandbox.door.first_use import FirstUse
from sandbox.door.header_values import make_sendable
from sandbox.door.logged_routes import logged
from sandbox.door.odd_slashes import OddSlashes
from sandbox.door.received import LARGEST_BODY
from sandbox.door.request_log import http_log
from sandbox.door.tally import Tally
from sandbox.execution import documents_cache, renderings
from sandbox.faults import Fault
from sandbox.scenarios import Library, Scenario
from sandbox.schema import load_schemas
from sandbox.schema.loading import LazySchema
from sandbox.seeding import ShopData
from sandbox.seeding.fresh_worlds import FreshWorlds
from sandbox.seeding.shop_data import fixtures_of
from sandbox.service.engine import Engine
from sandbox.settings import Settings
from sandbox.store import Record
from sandbox.storefront.api import STOREFRONT
from sandbox.storefront.binding import Binding
from sandbox.storefront.endpoint import Endpoint
from sandbox.world import World, Worlds

if TYPE_CHECKING:
    from sandbox.replicas.joining import Shared

ENDPOINT: Final = web.AppKey("ENDPOINT", Endpoint)
SCHEMA: Final = web.AppKey("SCHEMA", LazySchema)
"""Of the newest version: what no request has needed yet is still to be made."""
WORLDS: Final = web.AppKey("WORLDS", Worlds)
SHARED: "Final[web.AppKey[Shared]]" = web.AppKey("SHARED")
"""Only where a store keeps the worlds."""
HANDLER: Final = {"auto_decompress": False, "logger": http_log()}
"""How aiohttp takes connections: what is compressed is for the endpoint to read."""
MakeWorlds: TypeAlias = Callable[[Settings, ShopData, Library], Worlds]


def create_app(
    settings: Settings | None = None, *, make_worlds: MakeWorlds | None = None
) -> web.Application:
    """Return an aiohttp application that answers the Storefront API.

    *make_worlds* returns the worlds, None for those of `worlds_of`. Raises
    `UnknownScenarioError`, `UnknownDefaultTokenError` and the like when *settings* ask for what
    there is not: the server fails at start, not at the first request.
    """
    settings = settings or Settings()
    schemas = load_schemas()
    data, library = ShopData(settings), library_of(settings)
    worlds = (make_worlds or worlds_of)(settings, data, library)
    worlds.gone = _pass_keys_on
    admission = Admission(
        worlds,
        shop=lambda: data.shop,
        default_token=settings.default_token,
        strict=settings.strict_worlds,
    )
    tally = Tally()
    shared = None if settings.store is None else _shared(settings.store, worlds)
    make_endpoint = Endpoint if shared is None else shared.endpoint
    endpoint = make_endpoint(
        admission=admission, versions=schemas.versions, engine=_engine, tally=tally
    )
    app = web.Application(
        client_max_size=LARGEST_BODY,
        middlewares=[_leave_none_to_aiohttp],
        handler_args=HANDLER,
    )
    app.on_response_prepare.append(make_sendable)
    app[ENDPOINT] = endpoint
    app[ANSWERS] = endpoint
    newest = schemas.versions.newest.handle
    app[SCHEMA] = _bound(newest)
    _engine.at_once(newest)
    ending.prepare(app)
    app[WORLDS] = worlds
    api, rest = (
        web.route("*", path, endpoint.handle, expect_handler=endpoint.expect)
        for path in ("/api/{path:.*}", "/{path:.*}")
    )
    app.add_routes(
        [
            api,  # which the router finds by the first part of the path
            *logged(health.routes, logging.DEBUG),
            *logged(metrics.routes(tally, worlds, None if shared is None else shared.tally)),
            *logged(control.routes(worlds, settings)),
            *dashboard.routes(settings, rest=endpoint.handle),
            *checkout_pages.routes(admission),  # has a page below /account/
            *account.routes(admission),
            *oidc.routes(admission, settings),
            *customer_account.routes(admission),
            *logged(cdn.routes(fixtures_of(settings))),
        ]
    )
    app.router.register_resource(OddSlashes(app.router))
    app.add_routes([rest])
    if shared is not None:
        app[SHARED] = shared
        shared.serve(app, endpoint)
    if settings.webhooks and shared is not None:
        shared.send_webhooks(app, settings)
    elif settings.webhooks:
        from sandbox.webhooks.wiring import send_webhooks

        send_webhooks(app, worlds, settings)
    return app


def _shared(store: str, worlds: Worlds) -> "Shared":
    from sandbox.replicas.joining import Shared

    return Shared(store, worlds)


@web.middleware
async def _leave_none_to_aiohttp(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let the endpoint refuse what no route matches: a line break in the path, `OPTIONS *`."""
    if request.match_info.http_exception is None:
        return await handler(request)
    return await request.app[ENDPOINT].handle(request)


_documents: Final = documents_cache()
_renderings: Final = renderings()


@FirstUse
def _engine(version: str) -> Engine:
    """Return what answers for *version*; all applications share it."""
    return Engine(_bound(version), _documents, _renderings)


@cache
def _bound(version: str) -> LazySchema:
    schemas = load_schemas()
    schema = schemas.build(version)
    Binding(STOREFRONT, schemas.index.access).bind(schema)
    return schema


def library_of(settings: Settings) -> Library:
    """Return the built-in scenarios and the user's. The log names the broken ones of the user."""
    fixtures = fixtures_of(settings)
    for own in fixtures.folders("scenarios")[:-1]:
        Library(own, check=_unknown_names).scenarios()
    return Library.of(fixtures, check=_unknown_names)


def _unknown_names(scenario: Scenario) -> Sequence[Fault]:
    """Return what is wrong with the names in a scenario of the user."""
    from sandbox.control.schema_names import scenario_faults

    return scenario_faults(scenario)


def worlds_of(settings: Settings, data: ShopData, library: Library) -> Worlds:
    """Return the worlds of a process that is set up so, none of them made yet.

    Raises as `FreshWorlds` does.
    """
    if settings.store is not None:
        from sandbox.replicas.shared_worlds import SharedWorlds

        return FreshWorlds(settings, data, library, record_kinds, kind=SharedWorlds).worlds
    if settings.webhooks:
        from sandbox.webhooks.watched_store import WatchedStore

        return FreshWorlds(settings, data, library, record_kinds, store=WatchedStore).worlds
    return FreshWorlds(settings, data, library, record_kinds).worlds


def _pass_keys_on(gone: World, heir: World | None) -> None:
    from sandbox.identity.keys import pass_on

    pass_on(gone, heir)


def record_kinds() -> Mapping[str, type[Record]]:
    """Return all that may be put into a store, by the name that it has in a snapshot."""
    from sandbox.account.sessions import Session
    from sandbox.world.records import RECORDS

    kinds: tuple[type[Record], ...] = (*STOREFRONT.records, Session, *RECORDS)
    return {kind.__name__: kind for kind in sorted(kinds, key=lambda kind: kind.__name__)}

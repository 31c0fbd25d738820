"""Puts the parts together: the one place that knows them all."""

from functools import cache
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Handler

from sandbox.control import health
from sandbox.multipass import Multipass
from sandbox.scenarios import Library, Scenario, Switchboard
from sandbox.schema import load_schemas
from sandbox.seeding import seed_for
from sandbox.seeding.shop import load_shop
from sandbox.settings import Settings
from sandbox.store import Base, MemoryStore
from sandbox.storefront.admission import Admission
from sandbox.storefront.binding import bind, check_bound
from sandbox.storefront.endpoint import Endpoint
from sandbox.storefront.engine import Engine
from sandbox.storefront.logged import http_log
from sandbox.storefront.requests import LARGEST_BODY
from sandbox.world import Shop, World, Worlds
from sandbox.world.clock import Clock
from sandbox.world.secrets import Secrets

ENDPOINT: Final = web.AppKey("ENDPOINT", Endpoint)


def create_app(settings: Settings | None = None) -> web.Application:
    """Return an aiohttp application that answers the Storefront API.

    Raises `UnknownScenarioError`, `UnknownDefaultTokenError` and the like when *settings* ask for
    what there is not: the server fails at start, not at the first request.
    """
    settings = settings or Settings()
    schemas = _schemas()
    check_bound(schemas.index.fields)
    library = Library()
    shop = load_shop(Multipass(settings.multipass_secret))
    worlds = _worlds(settings, shop, library)
    endpoint = Endpoint(
        admission=Admission(worlds, shop=shop, default_token=settings.default_token),
        versions=schemas.versions,
        engine=_engine,
        library=library,
    )
    _engine(schemas.versions.newest.handle)
    app = web.Application(
        client_max_size=LARGEST_BODY,
        middlewares=[_leave_none_to_aiohttp],
        handler_args={"auto_decompress": False, "logger": http_log()},
    )
    app[ENDPOINT] = endpoint
    rest = web.route("*", "/{path:.*}", endpoint.handle, expect_handler=endpoint.expect)
    app.add_routes([*health.routes, rest])
    return app


@web.middleware
async def _leave_none_to_aiohttp(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let the endpoint refuse what no route matches: a line break in the path, `OPTIONS *`."""
    if request.match_info.http_exception is None:
        return await handler(request)
    return await request.app[ENDPOINT].handle(request)


_schemas = cache(load_schemas)


@cache
def _engine(version: str) -> Engine:
    """Bind the schema of *version* when it is first asked for; all applications share it."""
    schemas = _schemas()
    schema = schemas.build(version)
    bind(schema, schemas.index.access)
    return Engine(schema)


def _worlds(settings: Settings, shop: Shop, library: Library) -> Worlds:
    seed: Base = seed_for(settings.seed, settings.customers, settings.locale)
    always_on: tuple[Scenario, ...] = tuple(library[name] for name in settings.scenarios)
    clock, secrets = Clock(), Secrets()

    def make(name: str) -> World:
        return World(
            name,
            shop=shop,
            store=MemoryStore(seed),
            switchboard=Switchboard(library, always_on),
            clock=clock,
            secrets=secrets,
        )

    return Worlds(make)

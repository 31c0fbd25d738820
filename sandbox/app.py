"""Puts the parts together: the one place that knows them all."""

from functools import cache
from typing import Final

from aiohttp import web

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
from sandbox.storefront.requests import LARGEST_BODY
from sandbox.world import Shop, World, Worlds
from sandbox.world.clock import Clock
from sandbox.world.secrets import Secrets

ENDPOINT: Final = web.AppKey("ENDPOINT", Endpoint)


def create_app(settings: Settings | None = None) -> web.Application:
    """Return an aiohttp application that answers the Storefront API.

    Raises `UnknownScenarioError`, `UnknownLocaleError` and the like when *settings* ask for
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
    app = web.Application(client_max_size=LARGEST_BODY)
    app[ENDPOINT] = endpoint
    app.add_routes([*health.routes, web.route("*", "/{path:.*}", endpoint.handle)])
    return app


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

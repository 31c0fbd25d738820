"""A world of which a test decides what time it is."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from sandbox.customers.records import Customer, CustomerState
from sandbox.fixture_files import BUILT_IN
from sandbox.multipass import Multipass
from sandbox.origin import Origin
from sandbox.scenarios import Library
from sandbox.settings import Settings
from sandbox.store import MemoryStore, Seeds
from sandbox.world import World
from sandbox.world.secrets import Secrets
from sandbox.world.shop_file import load_shop
from tests.log_store import LogStore, renew

ORIGIN = Origin.of(Settings(customers=0))


class StoppedClock:
    """A machine's clock that a test puts forward by hand."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock(datetime(2026, 11, 23, 12, tzinfo=UTC))


@pytest.fixture
def world(clock: StoppedClock, request: pytest.FixtureRequest) -> Iterator[World]:
    store = LogStore if request.config.getoption("log_store") else MemoryStore
    world = World(
        "a-world",
        shop=load_shop(Multipass("secret")),
        origin=ORIGIN,
        store=store(Seeds(ORIGIN, BUILT_IN, {})),
        library=Library(),
        secrets=Secrets(),
        machine=clock,
    )
    yield world
    if store is LogStore:
        renew(world)


@pytest.fixture
def ada(world: World) -> Customer:
    """A customer of the world, who has an account and no password."""
    now = world.clock.now()
    customer = Customer(
        id=1, email="ada@shop.example", created_at=now, updated_at=now, state=CustomerState.ENABLED
    )
    world.store.put(customer)
    return customer

"""What worlds cost, inside this process: printed as JSON, for `bench.worlds` to take medians of."""

import json
import sys
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median
from typing import Final

from msgspec.structs import replace

from sandbox.app import worlds_of
from sandbox.customers.multipass_login import customer_access_token_create_with_multipass
from sandbox.customers.records import Customer
from sandbox.customers.seed.keys import customer_id
from sandbox.fixture_files import BUILT_IN
from sandbox.origin import Origin
from sandbox.scenarios import Library
from sandbox.seeding import ShopData
from sandbox.settings import Settings
from sandbox.store import MemoryStore, Seeds
from sandbox.storefront.api import STOREFRONT
from sandbox.world import World, Worlds

_MILLION: Final = 1_000_000
_FORKED: Final = 10_000
_TOUCHED: Final = 2_000
_FIRST: Final = 5_000  # what a seed remembers of the customers it made is full by then


@dataclass(frozen=True, slots=True)
class Measured:
    """One thing to measure, once in a process. *most* is the goal for it, if there is one."""

    words: str
    unit: str
    measure: Callable[[], float]
    most: float | None = None


def main() -> None:
    rows = [
        {"words": each.words, "unit": each.unit, "most": each.most, "value": each.measure()}
        for each in MEASURED
    ]
    print(json.dumps(rows))


def first_look_up() -> float:
    """Find a customer by id before any was made: what makes names up is loaded for it."""
    seed = _seed_of_a_million()
    return _seconds(seed.get, Customer, customer_id(_MILLION // 2)) * 1e3


def look_up() -> float:
    """Find customers by email that this seed has not made before."""
    others = _seed_of_a_million()
    ids = [customer_id(index) for index in range(1_000, 100_000, 500)]
    emails = [customer.email for number in ids if (customer := others.get(Customer, number))]
    seed = _seed_of_a_million()
    return median(_seconds(seed.find, Customer, "email", email) for email in emails) * 1e6


def make_seed() -> float:
    return median(_seconds(_seed_of_a_million) for _ in range(200)) * 1e6


def make_world() -> float:
    worlds = _worlds()
    return median(_seconds(worlds.open, f"world-{n}") for n in range(2_000)) * 1e6


def reset_world() -> float:
    """Drop a world that 1,000 customers were changed in for a fresh one of the same seed."""
    worlds = _worlds()
    times = []
    for _ in range(20):
        _touch(worlds.open("used"), 1_000)
        times.append(_seconds(worlds.reset, "used"))
    return median(times) * 1e6


def fork_overlay() -> float:
    """Copy a store that holds 10,000 changed customers."""
    world = _worlds().open("forked")
    _touch(world, _FORKED)
    store = world.store
    assert isinstance(store, MemoryStore)
    return median(_seconds(store.fork) for _ in range(50)) * 1e3


def idle_world() -> float:
    worlds = _worlds()
    return _bytes(lambda: [worlds.open(f"world-{n}") for n in range(_TOUCHED)]) / _TOUCHED


def touched_customer() -> float:
    world = _worlds().open("touched")
    _touch(world, _FIRST)
    return _bytes(lambda: _touch(world, _TOUCHED, start=_FIRST)) / _TOUCHED


def remembered_login() -> float:
    """Log known customers in: an access token, and a Multipass token that may not work twice."""
    world = _worlds().open("visited")
    _log_in(world, _TOUCHED)
    return _bytes(lambda: _log_in(world, _TOUCHED)) / _TOUCHED


MEASURED: Final = (
    Measured("first look-up of a process in a seed of 1,000,000", "ms", first_look_up),
    Measured("look-up of a customer not made before", "µs", look_up),
    Measured("making a seed of 1,000,000", "µs", make_seed, most=1_000),
    Measured("making a world", "µs", make_world, most=10),
    Measured("dropping a world with 1,000 changes for a fresh one", "µs", reset_world),
    Measured("forking a store with 10,000 changes", "ms", fork_overlay, most=1),
    Measured("memory of an idle world", "bytes", idle_world),
    Measured("memory of a changed customer", "bytes", touched_customer),
    Measured("memory of a login", "bytes", remembered_login),
)


def _seed_of_a_million() -> Seeds:
    return Seeds(Origin.of(Settings(customers=_MILLION)), BUILT_IN, STOREFRONT.seeds)


def _worlds() -> Worlds:
    """Return the worlds of a server that was started with 100,000 customers."""
    settings = Settings(customers=100_000)
    return worlds_of(settings, ShopData(settings), Library())


def _touch(world: World, many: int, *, start: int = 0) -> None:
    """Change customers of the seed, as an operation would."""
    for index in range(start, start + many):
        customer = world.store.get(Customer, customer_id(index))
        assert customer is not None
        world.store.put(replace(customer, first_name="Grace"))


def _log_in(world: World, many: int) -> None:
    for number in range(many):
        token = world.shop.multipass.seal(
            {"email": f"user{number}@bench.example"}, now=datetime.now(UTC)
        )
        customer_access_token_create_with_multipass(world, multipass_token=token)


def _seconds(act: Callable[..., object], *arguments: object) -> float:
    start = time.perf_counter()
    act(*arguments)
    return time.perf_counter() - start


def _bytes(act: Callable[[], object]) -> int:
    """Return what is left allocated after *act*, its result included."""
    tracemalloc.start()
    try:
        result = act()
        return tracemalloc.get_traced_memory()[0] - sys.getsizeof(result)
    finally:
        tracemalloc.stop()


if __name__ == "__main__":
    main()

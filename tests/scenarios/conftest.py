"""Scenarios as a running sandbox meets them."""

import pytest

from sandbox.app import ENDPOINT
from sandbox.world import World
from sandbox.world.switchboard import Switchboard
from tests.conftest import Storefront


@pytest.fixture
def world(storefront: Storefront) -> World:
    """The world that a request asks when it names none."""
    return storefront.client.app[ENDPOINT]._admission._worlds.open("default")


@pytest.fixture
def switchboard(world: World) -> Switchboard:
    return world.switchboard

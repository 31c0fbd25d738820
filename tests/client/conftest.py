"""A sandbox in this process, and a world for each test, called either way."""

import pytest

from sandbox.client import AsyncSandboxClient
from sandbox.in_process import Sandbox


@pytest.fixture(scope="package")
def client():
    with Sandbox(seed=1, customers=20) as client:
        yield client


@pytest.fixture
def world(client, request):
    """A world that blocks. Tests have its name from their own."""
    world = client.world(request.node.name.split("[")[0].replace("_", "-")[-63:].strip("-"))
    yield world
    world.forget()


@pytest.fixture
def async_world(client, world):
    """The same world, awaited."""
    return AsyncSandboxClient(client.url).world(world.name)

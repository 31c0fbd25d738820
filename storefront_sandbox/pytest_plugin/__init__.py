"""Fixtures for pytest: one sandbox a run, a world of its own for each test.

pytest loads this in every project where the sandbox is installed: what takes time is imported
by the fixtures, when a test first asks for one. So is `sandbox`: the project may have a folder
of that name.
"""

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Any, Final

import pytest

from storefront_sandbox.pytest_plugin.names import DOORBELL, MARKER, URL
from storefront_sandbox.shadowing import ShadowedError, refuse_other_sandbox

if TYPE_CHECKING:
    from sandbox.client import SandboxClient, World
    from sandbox.in_process import SandboxSettings
    from storefront_sandbox.pytest_plugin.doorbell import Doorbell

_DOORBELL: "Final[pytest.StashKey[Doorbell]]" = pytest.StashKey()
_WORLD: "Final[pytest.StashKey[World]]" = pytest.StashKey()


def pytest_addoption(parser: pytest.Parser) -> None:
    words = "URL of a running Storefront Sandbox; without one, each run starts its own"
    group = parser.getgroup("storefront sandbox")
    group.addoption("--storefront-sandbox-url", dest=URL, metavar="URL", help=words)
    parser.addini(URL, words)


def pytest_configure(config: pytest.Config) -> None:
    words = "what the test's world is made from: seed, customers, locale; scenarios that are on"
    config.addinivalue_line("markers", f"{MARKER}(**made_from): {words}")


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker of pytest-xdist whom to ask for the server that all of them share."""
    from storefront_sandbox.pytest_plugin.doorbell import Doorbell

    stash = node.config.stash
    if _DOORBELL not in stash:
        stash[_DOORBELL] = Doorbell()
    node.workerinput[DOORBELL] = stash[_DOORBELL].address


def pytest_unconfigure(config: pytest.Config) -> None:
    doorbell = config.stash.get(_DOORBELL, None)
    if doorbell is not None:
        doorbell.close()


@pytest.fixture(scope="session")
def storefront_sandbox_settings() -> "SandboxSettings":
    """How the run's sandbox is set up. Override it in `conftest.py`: `{"customers": 20}`."""
    return {}


@pytest.fixture(scope="session")
def storefront_sandbox(
    pytestconfig: pytest.Config, storefront_sandbox_settings: "SandboxSettings"
) -> Iterator["SandboxClient"]:
    """The sandbox of the run, as a `SandboxClient`."""
    try:
        refuse_other_sandbox()
    except ShadowedError as error:
        pytest.fail(str(error), pytrace=False)
    from storefront_sandbox.pytest_plugin.running import client_of

    with client_of(pytestconfig, storefront_sandbox_settings) as client:
        yield client


@pytest.fixture
def storefront_world(
    request: pytest.FixtureRequest, storefront_sandbox: "SandboxClient"
) -> Iterator["World"]:
    """A world of the test's own, as a `World`, fresh at its start and forgotten at its end."""
    from storefront_sandbox.pytest_plugin.worlds import fresh_world

    with fresh_world(storefront_sandbox, request.node) as world:
        request.node.stash[_WORLD] = world
        yield world


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show with a test that failed what its world was asked, and why it refused."""
    report = yield
    world = item.stash.get(_WORLD, None)
    if report.failed and world is not None:
        from storefront_sandbox.pytest_plugin.journal_section import journal_section

        report.sections.append(journal_section(world))
    return report

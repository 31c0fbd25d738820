"""The sandbox of one run: the one that was named, the one that workers share, or one's own."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import pytest

from sandbox.client import SandboxClient
from sandbox.settings import ENVIRONMENT_PREFIX, our_variables
from storefront_sandbox.pytest_plugin.names import DOORBELL, URL

if TYPE_CHECKING:
    from sandbox.in_process import SandboxSettings

_URL_VARIABLE: Final = f"{ENVIRONMENT_PREFIX}URL"
_TOKEN_VARIABLE: Final = f"{ENVIRONMENT_PREFIX}CONTROL_TOKEN"


@contextmanager
def client_of(config: pytest.Config, settings: "SandboxSettings") -> Iterator[SandboxClient]:
    """Give a client of the run's sandbox; what is started for it is stopped at the end.

    A URL comes from the command line, else from the variable, else from the ini file.
    """
    if url := _named(config):
        yield _client(url)
        return
    worker: dict[str, Any] = getattr(config, "workerinput", {})
    if DOORBELL in worker:
        from storefront_sandbox.pytest_plugin.doorbell import ring

        yield SandboxClient(ring(worker[DOORBELL], settings))
        return
    from sandbox.in_process import Sandbox

    with Sandbox(**settings) as client:
        yield client


def _named(config: pytest.Config) -> str | None:
    return config.getoption(URL) or our_variables().get(_URL_VARIABLE) or config.getini(URL)


def _client(url: str) -> SandboxClient:
    client = SandboxClient(url, token=our_variables().get(_TOKEN_VARIABLE))
    client.worlds()  # who is not there is told of once, by the fixture, not by each test
    return client

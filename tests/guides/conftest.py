"""One sandbox for the sites of all guides, and what is sent to them."""

import sys
from collections.abc import Iterator

import pytest

from tests.clients.serving import serving
from tests.clients.tools import ROOT


@pytest.fixture(scope="session")
def sandbox_url(tmp_path_factory) -> Iterator[str]:
    logs = tmp_path_factory.mktemp("logs")
    with serving([sys.executable, "-m", "sandbox"], cwd=ROOT, logs=logs) as url:
        yield url

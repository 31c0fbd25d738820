"""The site in examples/nextjs: built by Next.js, and run by its server."""

import re
from collections.abc import Iterator

import pytest

from tests.guides.examples import example, node, run
from tests.guides.site import Visitor, site

NEXT = "node_modules/next/dist/bin/next"


@pytest.fixture(scope="module")
def url(sandbox_url, tmp_path_factory) -> Iterator[str]:
    folder = example("nextjs")
    quiet = {"NEXT_TELEMETRY_DISABLED": "1", "CI": "1"}
    run(node(), NEXT, "build", cwd=folder, **quiet)
    command = (node(), NEXT, "start", "--hostname", "127.0.0.1")
    variables = {"SHOP_URL": sandbox_url, "SANDBOX_WORLDS": "1", **quiet}
    log = tmp_path_factory.mktemp("next") / "log"
    with site(*command, cwd=folder, log=log, **variables) as url:
        yield url


def test_a_login_is_greeted_in_its_own_world_and_in_no_other(url):
    # One test: two that run at the same time would build in one folder.
    ada, grace = Visitor(url, "next-blue"), Visitor(url, "next-green")
    shown = [
        ada.get("/"),
        ada.post("/login", email="same@example.com", firstName="Ada"),
        grace.post("/login", email="same@example.com", firstName="Grace"),
        ada.get("/"),
    ]
    greetings = [re.search("<p>(.*?)</p>", page) for page in shown]
    names = [greeting and greeting[1] for greeting in greetings]
    assert names == ["Please log in", "Hello Ada", "Hello Grace", "Hello Ada"]

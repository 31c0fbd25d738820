"""The guide of Hydrogen: each page request names its world, and the template asks that one."""

import json
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

from tests.clients.hydrogen.browser import Browser
from tests.clients.hydrogen.pages import LOGGED_IN, register


def emails(url: str, world: str) -> list[str]:
    with closing(HTTPConnection(urlsplit(url).netloc, timeout=10)) as connection:
        path = f"/_sandbox/api/worlds/{world}/customers?query=zoe@example.com"
        connection.request("GET", path)
        return [found["email"] for found in json.load(connection.getresponse())["customers"]]


def test_a_page_request_reaches_the_world_that_it_names(template_url, sandbox_url):
    browser = Browser(template_url, "sandbox-public", world="hydrogen-guide")
    assert register(browser) == LOGGED_IN
    assert browser.is_logged_in()
    found = [emails(sandbox_url, world) for world in ("hydrogen-guide", "hydrogen-other")]
    assert found == [["zoe@example.com"], []]

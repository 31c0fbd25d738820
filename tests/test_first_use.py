"""What a first request imports is imported in a thread, while the event loop goes on."""

import json
import subprocess
import sys

import pytest

from sandbox.storefront.api import LATER
from tests.clients.tools import ROOT

PROGRAM = """
import asyncio, json, sys, threading
from aiohttp.test_utils import TestClient, TestServer
from sandbox.app import create_app

class Importing:
    def find_spec(self, name, path=None, target=None):
        if name.startswith("sandbox."):
            (aside if is_aside() else held_up).append(name)

def is_aside():
    \"\"\"Say whether the event loop goes on meanwhile: it waits for other threads of lanes.\"\"\"
    frame = sys._getframe()
    while frame and frame.f_globals["__name__"] != "sandbox.door.first_use":
        frame = frame.f_back
    return frame is not None and threading.current_thread() is not threading.main_thread()

held_up, aside = [], []

async def main(method, path, body):
    async with TestClient(TestServer(create_app())) as client:
        login = {"query": "mutation { customerAccessTokenDelete(customerAccessToken: \\"-\\")"
            " { deletedAccessToken } }"}
        await client.post("/api/2026-10/graphql.json", json=login)
        sys.meta_path.insert(0, Importing())
        answer = await client.request(
            method, path, json=body, headers={"Accept": "text/html"}, allow_redirects=False
        )
        await answer.read()

asyncio.run(main(*json.loads(sys.argv[1])))
print(json.dumps([held_up, aside]))
"""

CUSTOMER = '{ customer(customerAccessToken: "-") { %s } }'

ROUTES = {
    "account": ("GET", "/account/login", "sandbox.account.desk"),
    "cdn": ("GET", "/cdn/shop/files/none.png", "sandbox.cdn.serving"),
    "checkout_pages": ("GET", "/cart", "sandbox.checkout_pages.table"),
    "control": ("GET", "/_sandbox/api/worlds", "sandbox.control.api"),
    "customer_account": (
        "POST",
        "/customer/api/2026-10/graphql",
        "sandbox.customer_account.endpoint",
    ),
    "dashboard": ("GET", "/_sandbox/", "sandbox.dashboard.desk"),
    "oidc": ("GET", "/.well-known/openid-configuration", "sandbox.oidc.provider"),
}
"""By package of routes: a request, and what answers it."""

DEPARTMENTS = {
    "cart": "mutation { cartCreate { cart { id } } }",
    "catalog": "{ products(first: 1) { nodes { id } } }",
    "checkout": "mutation { cartCreate { cart { checkoutUrl } } }",
    "companies": CUSTOMER % "companyContacts { id }",
    "content": "{ shop { name } }",
    "identity": CUSTOMER % "id",
    "locations": "{ locations(first: 1) { nodes { id } } }",
    "metaobjects": '{ metaobjects(type: "-", first: 1) { nodes { id } } }',
    "orders": CUSTOMER % "orders(first: 1) { nodes { id } }",
    "search": '{ search(query: "-", first: 1) { totalCount } }',
    "store_credit": CUSTOMER % "storeCreditAccounts(first: 1) { nodes { id } }",
    "subscriptions": CUSTOMER % "id",
}
"""By department: a document that needs it, or one that has it imported with others."""


def imported(method, path, body=None):
    """Return what the first request of a process imports while the event loop waits, and what
    while it goes on. A login, which suites wait for, came before."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps([method, path, body])],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    held_up, aside = json.loads(done.stdout)
    return held_up, aside


def packages_of(modules):
    return {module.split(".")[1] for module in modules}


@pytest.mark.parametrize("package", ROUTES)
def test_a_first_request_for_a_group_of_routes_does_not_hold_the_event_loop_up(package):
    method, path, answers = ROUTES[package]
    held_up, aside = imported(method, path)
    assert (held_up, answers in aside) == ([], True)


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_a_first_request_for_a_department_does_not_hold_the_event_loop_up(department):
    query = DEPARTMENTS[department]
    held_up, aside = imported("POST", "/api/2026-10/graphql.json", {"query": query})
    assert (held_up, department in packages_of(aside)) == ([], True)


def test_each_package_of_routes_is_asked():
    found = (ROOT / "sandbox").glob("*/__init__.py")
    assert {path.parent.name for path in found if "def routes(" in path.read_text()} == {*ROUTES}


def test_each_department_is_asked_but_that_of_a_login():
    later = {each.packages[0] for each in LATER if not each.is_for_login}
    assert later == {*DEPARTMENTS}

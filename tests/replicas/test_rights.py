"""A user of the store with the rights that docs/replicas.md names, and with fewer."""

import asyncio
import re

import pytest

from tests.clients.tools import ROOT
from tests.replicas.test_shared_worlds import CREATE, SHOP

PAGE = (ROOT / "docs" / "replicas.md").read_text()


@pytest.fixture
def user():
    (line,) = re.findall(r"^ACL SETUSER (.*)$", PAGE, re.MULTILINE)
    return line.replace("PASSWORD", "secret").split()


async def test_the_rights_in_the_documentation_are_enough_for_all(
    replicas, own_store, receiver, user, mint
):
    own_store.ask("ACL", "SETUSER", *user)
    own_store.ask("ACL", "SETUSER", user[0], "+client|setinfo")  # older servers do not have it
    url = own_store.url.replace("valkey://", "valkey://sandbox:secret@")
    one, other = await replicas(2, url, webhooks=(f"customers/create={receiver.url}",), worlds=2)
    tags = [f"{number:0>250}" for number in range(20)]
    await asyncio.gather(
        *(
            one.call("POST", "/default/customers", {"email": f"{number}@a.example", "tags": tags})
            for number in range(240)
        )
    )
    login = await other.login(mint())
    await other.ask(CREATE, email="zoe@example.com")
    await receiver.until(1)
    for path in ("/default/journal", "/default/coverage", "/default/snapshot", "/default", ""):
        assert (await other.call("GET", path))[0] == 200
    for method, path in (
        ("DELETE", "/default/journal"),
        ("POST", "/default/reset"),
        ("PUT", "/blue"),
        ("PUT", "/red"),
        ("DELETE", "/red"),
    ):
        assert (await one.call(method, path, {}))[0] < 300
    state = await (await one.client.get("/_sandbox/api/store")).json()
    refused = own_store.ask("ACL", "LOG")
    assert (login["customerUserErrors"], refused, state["lastFailure"]) == ([], b"*0\r\n", "")


async def test_a_right_that_is_missing_is_named(replicas, own_store, user):
    own_store.ask("ACL", "SETUSER", *user, "-rpush")
    url = own_store.url.replace("valkey://", "valkey://sandbox:secret@")
    (one,) = await replicas(1, url)
    response = await one.post(SHOP)
    (message,) = [each["message"] for each in (await response.json())["errors"]]
    assert response.status == 503
    assert "does not let its user run a command: see the rights in docs/replicas.md" in message

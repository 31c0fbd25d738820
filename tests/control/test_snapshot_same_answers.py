"""A world taken from one sandbox and restored in another gives the same answers."""

import json
import re
from datetime import UTC, datetime

import pytest

from sandbox.multipass import Multipass
from sandbox.settings import MULTIPASS_SECRET
from tests.control.snapshots import ADA

WORLD = "/_sandbox/api/worlds/blue"
HEADER = {"X-Sandbox-World": "blue"}
AT = datetime(2027, 3, 1, 12, tzinfo=UTC)
CREATE = """
mutation ($input: CustomerCreateInput!) {
  customerCreate(input: $input) {
    customer { id email createdAt }
    customerUserErrors { code field message }
  }
}
"""
UPDATE = """
mutation ($token: String!, $customer: CustomerUpdateInput!) {
  customerUpdate(customerAccessToken: $token, customer: $customer) {
    customer { id phone tags updatedAt }
    customerUserErrors { code field message }
  }
}
"""
LOG_IN = """
mutation ($input: CustomerAccessTokenCreateInput!) {
  customerAccessTokenCreate(input: $input) {
    customerAccessToken { accessToken expiresAt }
    customerUserErrors { code field message }
  }
}
"""
MULTIPASS = """
mutation ($token: String!) {
  customerAccessTokenCreateWithMultipass(multipassToken: $token) {
    customerAccessToken { accessToken expiresAt }
    customerUserErrors { code field message }
  }
}
"""
ADD_ADDRESS = """
mutation ($token: String!, $address: MailingAddressInput!) {
  customerAddressCreate(customerAccessToken: $token, address: $address) {
    customerAddress { id formatted }
    customerUserErrors { code field message }
  }
}
"""
CUSTOMER_SEEN = """
query ($token: String!) {
  customer(customerAccessToken: $token) {
    id email phone displayName tags createdAt updatedAt numberOfOrders
    addresses(first: 10) { nodes { id formatted } }
    defaultAddress { id }
    orders(first: 5) { nodes { id name totalPrice { amount currencyCode } processedAt } }
  }
}
"""
RECOVER = """
mutation { customerRecover(email: "enabled@sandbox.example") { customerUserErrors { code } } }
"""
RANDOM = re.compile(rb'"accessToken":"[0-9a-f]{32}"')


class Sandbox:
    """One sandbox, asked for the bytes of its answers."""

    def __init__(self, storefront):
        self._client = storefront.client
        self._path = storefront.path

    async def ask(self, document, *, scenario=None, **variables):
        """Return the bytes of the answer, with any access token in it made the same."""
        headers = HEADER if scenario is None else {**HEADER, "X-Sandbox-Scenario": scenario}
        body = {"query": document, "variables": variables}
        response = await self._client.post(self._path, json=body, headers=headers)
        return response.status, RANDOM.sub(b'"accessToken":"..."', await response.read())

    async def token(self, document, operation, **variables):
        """Log in; return the access token."""
        body = {"query": document, "variables": variables}
        response = await self._client.post(self._path, json=body, headers=HEADER)
        payload = (await response.json())["data"][operation]
        assert payload["customerUserErrors"] == []
        return payload["customerAccessToken"]["accessToken"]

    async def call(self, method, path, body=None):
        response = await self._client.request(method, f"{WORLD}{path}", json=body)
        return response.status, await response.read()

    async def browse(self, path):
        """Look at a page of the shop; return its text, with the address of the server left out."""
        response = await self._client.get(f"/w/blue{path}", allow_redirects=False)
        return response.status, await response.read()

    async def snapshot(self):
        status, body = await self.call("GET", "/snapshot")
        assert status == 200
        return body

    async def restore(self, snapshot):
        response = await self._client.put(
            f"{WORLD}/snapshot", data=snapshot, headers={"Content-Type": "application/json"}
        )
        assert response.status in (200, 201)


@pytest.fixture
async def first(start):
    return Sandbox(await start(throttles=20))


@pytest.fixture
async def second(start):
    return Sandbox(await start(throttles=20))


def sealed(**customer):
    return Multipass(MULTIPASS_SECRET).seal({"email": "new@example.com", **customer}, now=AT)


async def put_clock(sandbox, **told):
    await sandbox.call("PUT", "/clock", told)


async def live(sandbox):
    """Let all happen in the world that leaves something behind; return what is known of it."""
    await put_clock(sandbox, freeze=AT.isoformat())
    used = sealed(addresses=[{"address1": "1 Main St", "city": "Ottawa", "country": "Canada"}])
    multipass = await sandbox.token(MULTIPASS, "customerAccessTokenCreateWithMultipass", token=used)
    account = {"email": ADA, "password": "analytical"}
    await sandbox.ask(CREATE, input=account)
    password = await sandbox.token(LOG_IN, "customerAccessTokenCreate", input=account)
    await sandbox.ask(UPDATE, token=password, customer={"phone": "+16135550100"})
    address = {"address1": "2 Main St", "city": "Ottawa", "country": "Canada", "zip": "K1A 0B1"}
    await sandbox.ask(ADD_ADDRESS, token=password, address=address)
    known = {"email": "identified@sandbox.example", "password": "identified-password"}
    persona = await sandbox.token(LOG_IN, "customerAccessTokenCreate", input=known)
    await sandbox.ask(RECOVER)
    await sandbox.browse(f"/account/login/multipass/{sealed(email='browser@example.com')}")
    tagged = {"email": "tagged@sandbox.example", "password": "tagged-password"}
    deleted = await sandbox.token(LOG_IN, "customerAccessTokenCreate", input=tagged)
    _, found = await sandbox.call("GET", "/customers?email=tagged@sandbox.example")
    number = json.loads(found)["customers"][0]["id"].rpartition("/")[2]
    await sandbox.call("DELETE", f"/customers/{number}")
    await sandbox.call("PUT", "/scenarios/email-taken", {"times": 3, "match": {"operation": "*"}})
    await sandbox.ask(CREATE, input={"email": "zoe@example.com", "password": "zoe-zoe"})
    await sandbox.call("PUT", "/scenarios/city-url", {"times": 1})
    await sandbox.ask(ADD_ADDRESS, token=password, address=address)
    await sandbox.ask("{ shop { name } }", scenario="throttled-twice")
    await put_clock(sandbox, advance="PT1M")
    return {"used": used, "tokens": (multipass, password, persona, deleted)}


def _without_address_keys(answer):
    """Return an answer without the ends of address ids, which are new for each request."""
    status, body = answer
    return status, re.sub(rb"(customer_access_token=)[\w-]{256}", rb"\1", body)


async def answers(sandbox, known):
    """Ask for all that a world can be asked for; some of it changes the world."""
    await sandbox.call("DELETE", "/scenarios/unknown")
    seen = [
        _without_address_keys(await sandbox.ask(CUSTOMER_SEEN, token=token))
        for token in known["tokens"]
    ]
    return [
        *seen,
        await sandbox.ask("{ shop { name } }", scenario="throttled-twice"),
        await sandbox.ask("{ shop { name } }", scenario="throttled-twice"),
        await sandbox.ask(CREATE, input={"email": "a@example.com", "password": "secret"}),
        await sandbox.ask(CREATE, input={"email": "b@example.com", "password": "secret"}),
        await sandbox.ask(CREATE, input={"email": ADA, "password": "secret"}),
        await sandbox.ask(CREATE, input={"email": "c@example.com", "password": "secret"}),
        await sandbox.ask(LOG_IN, input={"email": ADA, "password": "analytical"}),
        await sandbox.ask(LOG_IN, input={"email": ADA, "password": "wrong"}),
        await sandbox.ask(
            LOG_IN, input={"email": "tagged@sandbox.example", "password": "tagged-password"}
        ),
        await sandbox.ask(MULTIPASS, token=known["used"]),
        await sandbox.ask(MULTIPASS, token=sealed(identifier="another")),
        await sandbox.call("GET", "/customers?first=250"),
        await sandbox.call("GET", "/scenarios"),
        await sandbox.call("GET", "/clock"),
        await sandbox.call("GET", ""),
    ]


async def test_a_world_that_is_restored_gives_equal_answers_byte_for_byte(first, second):
    known = await live(first)
    await second.restore(await first.snapshot())
    assert await answers(second, known) == await answers(first, known)


async def test_a_world_that_is_restored_gives_the_same_snapshot(first, second):
    await live(first)
    snapshot = await first.snapshot()
    await second.restore(snapshot)
    assert await second.snapshot() == snapshot


async def test_a_snapshot_has_all_that_is_in_a_world(first):
    await live(first)
    snapshot = json.loads(await first.snapshot())
    counts = {
        name: (len(kept["put"]), len(kept["hidden"])) for name, kept in snapshot["records"].items()
    }
    assert counts == {
        "Customer": (4, 1),
        "CustomerAccessToken": (5, 0),
        "Password": (1, 1),
        "Session": (1, 0),
        "ClockSetting": (1, 0),
        "Mail": (2, 0),
        "ScenarioOn": (1, 0),
        "ScenarioOver": (1, 0),
        "ScenarioProgress": (3, 0),
        "Sequence": (6, 0),
        "ThrottleCount": (2, 0),
        "UsedToken": (2, 0),
    }

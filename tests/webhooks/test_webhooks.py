"""Webhooks: what happens in a world reaches a receiver, signed, in order, and again if it fails."""

import asyncio
import hmac
from base64 import b64encode
from hashlib import sha256

import msgspec
import pytest

from sandbox.scenarios import Library
from sandbox.webhooks.subscriptions import (
    TOPICS,
    InvalidWebhookError,
    Subscription,
    subscription,
)

CREATE = """mutation ($input: CustomerCreateInput!) {
  customerCreate(input: $input) { customer { id } customerUserErrors { message } }
}"""
CART = """mutation { cartCreate(input: {
  lines: [{merchandiseId: "gid://shopify/ProductVariant/51000134217728", quantity: 2}]
  buyerIdentity: {email: "ada@lovelace.example"}
}) { cart { id checkoutUrl } } }"""
API = "/_sandbox/api/worlds/default"
ADA = {"email": "ada@lovelace.example", "password": "analytical", "firstName": "Ada"}


@pytest.fixture
def sending(start, receiver):
    """Start a sandbox that sends *topics* to the receiver."""

    async def sending(*topics):
        return await start(webhooks=tuple(f"{topic}={receiver.url}" for topic in topics))

    return sending


@pytest.fixture
def call():
    async def call(shop, method, path, body=None):
        response = await shop.client.request(method, f"{API}{path}", json=body)
        assert response.ok, await response.text()
        return await response.json()

    return call


async def entries(shop, topic):
    """Return the journal's entries of the webhooks of a topic."""
    url = f"{API}/journal"
    async with asyncio.timeout(10):
        while True:
            answer = await shop.client.get(url, params={"operation": f"webhooks/{topic}"})
            if found := (await answer.json())["entries"]:
                return found
            await asyncio.sleep(0.01)


async def test_a_new_customer_is_sent_signed(sending, receiver):
    shop = await sending("customers/create")
    await shop.ask(CREATE, input=ADA)
    ((headers, body),) = await receiver.until(1)
    signature = b64encode(hmac.digest(b"sandbox-webhook-secret", body, sha256)).decode()
    named = {name: value for name, value in headers.items() if name.startswith("X-")}
    assert {**named, "X-Shopify-Webhook-Id": "", "X-Shopify-Event-Id": ""} == {
        "X-Shopify-Topic": "customers/create",
        "X-Shopify-Hmac-Sha256": signature,
        "X-Shopify-Shop-Domain": "sandbox.myshopify.com",
        "X-Shopify-API-Version": "2026-10",
        "X-Shopify-Webhook-Id": "",
        "X-Shopify-Event-Id": "",
        "X-Shopify-Triggered-At": headers["X-Shopify-Triggered-At"],
        "X-Sandbox-World": "default",
    }
    customer = msgspec.json.decode(body)
    assert (customer["email"], customer["first_name"], customer["state"]) == (
        "ada@lovelace.example",
        "Ada",
        "enabled",
    )


async def test_a_purchase_and_the_life_of_its_order_are_sent(sending, receiver, call):
    shop = await sending(*[topic for topic in TOPICS if not topic.startswith("customers/")])
    created = (await shop.ask(CART))["data"]["cartCreate"]["cart"]
    await shop.client.get("/" + created["checkoutUrl"].split("/", 3)[3])
    token = created["id"].removeprefix("gid://shopify/Cart/").partition("?")[0]
    order = (await call(shop, "POST", f"/carts/{token}/complete"))["order"]
    number = order["id"].rpartition("/")[2]
    one = {"lines": [{"line": 0, "quantity": 1}]}
    await call(shop, "POST", f"/orders/{number}/fulfil", one)
    await call(shop, "POST", f"/orders/{number}/fulfil", {})
    await call(shop, "POST", f"/orders/{number}/refund", one)
    await call(shop, "POST", f"/orders/{number}/cancel", {"reason": "CUSTOMER"})
    await receiver.until(15)
    assert sorted(receiver.topics()) == sorted(
        [
            "carts/create",
            "checkouts/create",
            "orders/create",
            "orders/paid",
            *["orders/updated"] * 4,
            *["fulfillments/create"] * 2,
            "orders/partially_fulfilled",
            "orders/fulfilled",
            *["refunds/create"] * 2,
            "orders/cancelled",
        ]
    )
    bodies = {
        headers["X-Shopify-Topic"]: msgspec.json.decode(body) for headers, body in receiver.got
    }
    assert bodies["carts/create"]["line_items"][0]["quantity"] == 2
    assert bodies["checkouts/create"]["email"] == "ada@lovelace.example"
    assert bodies["orders/create"]["total_price"] == "25.00"
    assert bodies["orders/cancelled"]["cancel_reason"] == "customer"


async def test_a_failed_delivery_is_sent_again_by_the_clock(sending, receiver, call):
    shop = await sending("customers/create")
    receiver.statuses = [500]
    await call(shop, "PUT", "/clock", {"freeze": "2026-03-04T05:00:00Z"})
    await shop.ask(CREATE, input=ADA)
    (entry,) = await entries(shop, "customers/create")
    assert (entry["outcome"], entry["status"], entry["variables"]["payload"]["first_name"]) == (
        "http-error",
        500,
        "Ada",
    )
    assert entry["reason"] == [
        {
            "slug": "webhook.not-delivered",
            "message": f"attempt 1 to {receiver.url}: the receiver answered 500; "
            "next attempt at 2026-03-04T05:01:00+00:00",
        }
    ]
    await call(shop, "PUT", "/clock", {"advance": "PT1M"})
    (first, _), (second, _) = await receiver.until(2)
    assert first["X-Shopify-Webhook-Id"] == second["X-Shopify-Webhook-Id"]


async def test_a_receiver_that_is_not_there_is_in_the_journal(start, unused_tcp_port):
    url = f"http://127.0.0.1:{unused_tcp_port}/"
    shop = await start(webhooks=(f"customers/create={url}",))
    await shop.ask(CREATE, input=ADA)
    (entry,) = await entries(shop, "customers/create")
    assert (entry["outcome"], entry["status"]) == ("dropped", None)


@pytest.mark.parametrize(
    ("effect", "count"),
    [({"drop": True}, 0), ({"drop": True, "when": "after"}, 2), ({"delay": "PT0.05S"}, 1)],
    ids=["lost", "double", "late"],
)
async def test_a_scenario_makes_one_late_double_or_lost(sending, receiver, call, effect, count):
    shop = await sending("customers/create")
    match = {"operation": "webhooks/customers/create"}
    await call(shop, "PUT", "/scenarios/mine", {"effect": effect, "match": match, "times": 1})
    await shop.ask(CREATE, input=ADA)
    await entries(shop, "customers/create")
    assert len(receiver.got) == count
    assert len({headers["X-Shopify-Webhook-Id"] for headers, _ in receiver.got}) == min(count, 1)


@pytest.mark.parametrize(("name", "count"), [("webhook-lost", 0), ("webhook-double", 2)])
async def test_a_built_in_scenario_loses_one_or_sends_it_twice(
    sending, receiver, call, name, count
):
    shop = await sending("customers/create")
    await call(shop, "PUT", f"/scenarios/{name}", {"times": 1})
    await shop.ask(CREATE, input=ADA)
    await entries(shop, "customers/create")
    assert len(receiver.got) == count


@pytest.mark.parametrize("name", ["webhook-double", "webhook-late", "webhook-lost"])
def test_the_built_in_scenarios_are_for_all_topics(name):
    assert Library()[name].match.operations == {f"webhooks/{topic}" for topic in TOPICS}


async def test_one_is_sent_by_the_control_api(sending, receiver, call):
    shop = await sending("orders/create")
    answer = await call(shop, "POST", "/webhooks/orders%2Fcreate", {"payload": {"id": 7}})
    ((_, body),) = await receiver.until(1)
    assert answer == {"topic": "orders/create", "sent": 1, "payload": {"id": 7}}
    assert body == b'{"id":7}'


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("customers", [0, 5])
async def test_each_topic_has_a_sample(start, call, tmp_path, topic, customers):
    (tmp_path / "personas.toml").write_text("personas = []\n")
    fixtures = tmp_path if customers == 0 else None
    shop = await start(customers=customers, fixtures=fixtures)
    answer = await call(shop, "POST", f"/webhooks/{topic.replace('/', '%2F')}", {})
    assert (answer["sent"], bool(answer["payload"])) == (0, True)


async def test_a_topic_that_there_is_not_is_named(storefront):
    response = await storefront.client.post(f"{API}/webhooks/orders%2Fmade", json={})
    problem = await response.json()
    assert (response.status, problem["detail"]) == (
        404,
        "there is no topic 'orders/made': did you mean orders/paid?",
    )


async def test_a_snapshot_that_is_restored_sends_nothing(sending, receiver, call):
    shop = await sending("customers/create", "carts/create")
    await shop.ask(CREATE, input=ADA)
    await receiver.until(1)
    saved = await call(shop, "GET", "/snapshot")
    await call(shop, "PUT", "/snapshot", saved)
    await shop.ask(CART)
    await receiver.until(2)
    assert receiver.topics() == ["customers/create", "carts/create"]


def test_a_webhook_goes_to_this_machine_or_to_a_host_that_was_named():
    far = "orders/create=https://app.example/hooks"
    assert subscription(far, ["app.example"]) == Subscription(
        "orders/create", "https://app.example/hooks"
    )
    assert subscription("orders/create=http://[::1]:3000/") == Subscription(
        "orders/create", "http://[::1]:3000/"
    )
    with pytest.raises(InvalidWebhookError) as refused:
        subscription(far)
    assert str(refused.value) == (
        "webhook orders/create: app.example is another machine: "
        "--webhook-host app.example allows webhooks to it"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("orders/mad=http://localhost/", "write TOPIC=URL: there is no topic"),
        ("orders/create", "write TOPIC=URL: '' is not an http(s) URL"),
        ("orders/create=ftp://localhost/", "'ftp://localhost/' is not an http(s) URL"),
        ("orders/create=http://[/", "'http://[/' is not an http(s) URL"),
    ],
)
def test_what_is_no_webhook_is_refused(text, message):
    with pytest.raises(InvalidWebhookError) as refused:
        subscription(text)
    assert message in str(refused.value)

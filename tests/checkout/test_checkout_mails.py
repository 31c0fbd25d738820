"""The mails of a purchase: confirmation, shipping, refund, cancellation; and of one that is not."""

import pytest
from msgspec.structs import replace

from sandbox.cart.records import Cart
from tests.checkout.conftest import CONTACT, MUG
from tests.checkout.test_checkout_steps import orders, to_payment

API = "/_sandbox/api/worlds/default"


@pytest.fixture
def mails(storefront):
    async def mails(**query):
        response = await storefront.client.get(f"{API}/inbox", params=query)
        return (await response.json())["mails"]

    return mails


@pytest.fixture
def call(storefront):
    async def call(method, path, body):
        response = await storefront.client.request(method, f"{API}{path}", json=body)
        assert response.status == 200, await response.text()

    return call


async def test_an_order_is_confirmed_with_a_link_that_opens_its_status(
    shopper, checkout_url, mails, world
):
    await to_payment(shopper, await checkout_url((MUG, 2)))
    await shopper.submit("/payment")
    (order,) = orders(world)
    (mail,) = await mails()
    link = f"/{world.shop.id}/orders/{order.token}/authenticate?key={order.key}"
    assert {**mail, "urls": None, "html": None} == {
        "id": 1,
        "to": "ada@lovelace.example",
        "kind": "order-confirmation",
        "subject": f"Order {order.name} confirmed",
        "links": [f"https://{world.shop.domain}{link}"],
        "urls": None,
        "html": None,
        "text": (
            "Thank you for your purchase at Storefront Sandbox.\nMug x 2: 25.00 USD\n"
            f"Total: 30.00 USD\nView your order: https://{world.shop.domain}{link}"
        ),
        "createdAt": "2026-03-04T05:06:07Z",
        "code": None,
    }
    (url,) = mail["urls"]
    assert url.endswith(f"/w/default{link}")
    assert (await shopper.open(url.split("/", 3)[3].join(["/", ""]))).status == 200


@pytest.mark.parametrize(
    ("action", "body", "kind", "subject", "says"),
    [
        (
            "fulfil",
            {"trackingCompany": "Sandpost", "trackingNumbers": ["SP1"]},
            "shipping-confirmation",
            "A shipment from order {} is on the way",
            "Mug x 2\nSandpost: SP1",
        ),
        (
            "cancel",
            {"reason": "CUSTOMER"},
            "order-canceled",
            "Order {} has been canceled",
            "Order {} was canceled. Reason: CUSTOMER. What was paid is refunded.",
        ),
        (
            "refund",
            {"lines": [{"line": 0, "quantity": 1}]},
            "refund",
            "Refund notification",
            "Refunded of order {} so far: 12.50 USD",
        ),
    ],
)
async def test_what_happens_to_an_order_is_mailed(
    shopper, checkout_url, mails, call, world, action, body, kind, subject, says
):
    await to_payment(shopper, await checkout_url((MUG, 2)))
    await shopper.submit("/payment")
    (order,) = orders(world)
    await call("POST", f"/orders/{order.id}/{action}", body)
    (mail,) = await mails(kind=kind)
    assert (mail["to"], mail["subject"]) == (order.email, subject.format(order.name))
    assert mail["text"].startswith(says.format(order.name) + "\nView your order: ")


@pytest.mark.parametrize(
    ("locale", "status", "says"),
    [
        ("en", "PENDING", "Order {} was canceled. Reason: STAFF."),
        ("de", "PENDING", "Die Bestellung {} wurde storniert. Grund: STAFF."),
        ("fr", "VOIDED", "La commande {} a été annulée. Motif : STAFF."),
        ("en", "AUTHORIZED", "Order {} was canceled. Reason: STAFF."),
        (
            "en",
            "PARTIALLY_PAID",
            "Order {} was canceled. Reason: STAFF. What was paid is refunded.",
        ),
        (
            "de",
            "PARTIALLY_REFUNDED",
            "Die Bestellung {} wurde storniert. Grund: STAFF. Was bezahlt wurde, wird erstattet.",
        ),
        (
            "fr",
            "PAID",
            "La commande {} a été annulée. Motif : STAFF. Ce qui a été payé est remboursé.",
        ),
    ],
)
async def test_the_mail_of_a_canceled_order_speaks_of_a_refund_only_if_something_was_paid(
    shopper, checkout_url, mails, call, world, locale, status, says
):
    await shopper.open(f"{await checkout_url((MUG, 1))}&locale={locale}")
    for form, typed in ((f"/{locale}", CONTACT), ("/shipping", {}), ("/payment", {})):
        await shopper.submit(form, **typed)
    (order,) = orders(world)
    await call("PATCH", f"/orders/{order.id}", {"financialStatus": status})
    await call("POST", f"/orders/{order.id}/cancel", {"reason": "STAFF"})
    (mail,) = await mails(kind="order-canceled")
    assert mail["text"].split("\n")[0] == says.format(order.name)


async def test_a_canceled_order_that_cost_nothing_is_not_refunded(storefront, mails, call, world):
    made = {"email": "ada@new.example", "lines": [{"title": "Sample", "price": 0}]}
    response = await storefront.client.post(f"{API}/orders", json=made)
    assert response.status == 201, await response.text()
    (order,) = orders(world)
    await call("POST", f"/orders/{order.id}/cancel", {"reason": "STAFF"})
    (mail,) = await mails(kind="order-canceled")
    assert mail["text"].split("\n")[0] == f"Order {order.name} was canceled. Reason: STAFF."


async def test_of_a_canceled_order_that_is_authorized_the_part_of_gift_cards_is_refunded(
    checkout_url, storefront, mails, call, world
):
    assert (await storefront.client.put(f"{API}/gift-cards/GIFT", json={"balance": 5})).ok
    buyer = {"email": "ada@lovelace.example"}
    url = await checkout_url((MUG, 1), buyerIdentity=buyer, giftCardCodes=["GIFT"])
    token = url.split("?", maxsplit=1)[0].rpartition("/")[2]
    assert (await storefront.client.post(f"{API}/carts/{token}/complete")).status == 201
    (order,) = orders(world)
    await call("PATCH", f"/orders/{order.id}", {"financialStatus": "AUTHORIZED"})
    response = await storefront.client.post(f"{API}/orders/{order.id}/cancel", json={})
    answer = await response.json()
    (mail,) = await mails(kind="order-canceled")
    assert (answer["financialStatus"], answer["totalRefunded"]) == ("REFUNDED", "5.00")
    assert "What was paid is refunded." in mail["text"]


async def test_who_left_the_checkout_is_reminded_once_when_the_clock_has_moved(
    shopper, checkout_url, mails, call, world
):
    await to_payment(shopper, await checkout_url((MUG, 1)))
    await shopper.submit("/payment", outcome="ABANDONED")
    await call("PUT", "/clock", {"advance": "PT9H59M"})
    assert await mails() == []
    for _ in range(2):
        await call("PUT", "/clock", {"advance": "PT1M"})
    (mail,) = await mails()
    assert (mail["to"], mail["kind"], mail["subject"], mail["createdAt"]) == (
        "ada@lovelace.example",
        "abandoned-checkout",
        "Complete your purchase",
        "2026-03-04T15:06:07Z",
    )
    seen = await shopper.open(f"/{mail['urls'][0].split('/', 3)[3]}")
    assert seen.lines[4] == "Contact and address"
    assert world.shop.name in mail["text"]


@pytest.mark.parametrize("end", ["a guest without an email", "a paid cart", "an empty cart"])
async def test_nobody_is_reminded_of(shopper, checkout_url, mails, call, world, end):
    url = await checkout_url((MUG, 1))
    if end == "a guest without an email":
        await shopper.open(url)
    else:
        await to_payment(shopper, url)
    if end == "a paid cart":
        await shopper.submit("/payment")
    if end == "an empty cart":
        (cart,) = world.store.after(Cart, "")
        world.store.put(replace(cart, lines=()))
    await call("PUT", "/clock", {"advance": "PT11H"})
    assert await mails(kind="abandoned-checkout") == []


async def test_a_checkout_can_end_without_its_pages(shopper, checkout_url, storefront, mails, call):
    url = await checkout_url((MUG, 1), buyerIdentity={"email": "ada@lovelace.example"})
    path = f"{API}/carts/{url.split('?', maxsplit=1)[0].rpartition('/')[2]}/complete"
    ends = []
    for outcome in ("declined", "abandoned"):
        response = await storefront.client.post(path, json={"outcome": outcome})
        ends.append((response.status, await response.json()))
    assert ends == [
        (200, {"outcome": "declined", "order": None}),
        (200, {"outcome": "abandoned", "order": None}),
    ]
    await call("PUT", "/clock", {"advance": "PT10H"})
    assert [mail["kind"] for mail in await mails()] == ["abandoned-checkout"]
    assert (await shopper.open(url)).lines[4] == "Contact and address"


async def test_what_was_filled_in_at_the_checkout_is_paid_by_the_control_api(
    shopper, checkout_url, storefront
):
    url = await checkout_url((MUG, 1))
    await to_payment(shopper, url)
    path = f"{API}/carts/{url.split('?', maxsplit=1)[0].rpartition('/')[2]}/complete"
    order = (await (await storefront.client.post(path)).json())["order"]
    assert (order["email"], order["totalPrice"]) == ("ada@lovelace.example", "17.50")
    assert (await shopper.open(url)).lines[4] == "Thank you, Ada"


@pytest.mark.parametrize(
    ("language", "subjects"),
    [
        (
            "de",
            [
                "Bestellung {} bestätigt",
                "Eine Sendung der Bestellung {} ist unterwegs",
                "Erstattung",
            ],
        ),
        (
            "fr",
            [
                "Commande {} confirmée",
                "Un colis de la commande {} est en route",
                "Remboursement",
            ],
        ),
    ],
)
async def test_mails_are_in_the_language_in_which_the_buyer_checked_out(
    shopper, checkout_url, mails, call, world, language, subjects
):
    await shopper.open(f"{await checkout_url((MUG, 1))}&locale={language}")
    for form, typed in ((f"/{language}", CONTACT), ("/shipping", {}), ("/payment", {})):
        await shopper.submit(form, **typed)
    (order,) = orders(world)
    await call("POST", f"/orders/{order.id}/fulfil", {"trackingNumbers": ["1"]})
    await call("POST", f"/orders/{order.id}/refund", {})
    found = await mails()
    assert [mail["subject"] for mail in found] == [each.format(order.name) for each in subjects]


async def test_who_left_a_checkout_is_reminded_in_its_language(shopper, checkout_url, mails, call):
    await shopper.open(f"{await checkout_url((MUG, 1))}&locale=de")
    await shopper.submit("/de", **CONTACT)
    await call("PUT", "/clock", {"advance": "PT10H"})
    (mail,) = await mails()
    assert mail["subject"] == "Schließe deinen Einkauf ab"
    assert '<html lang="de">' in mail["html"]


async def test_a_mail_about_an_account_is_in_the_language_of_the_request(storefront, mails):
    recover = """mutation @inContext(language: FR, country: CA) {
      customerRecover(email: "enabled@sandbox.example") { customerUserErrors { code } } }"""
    create = """mutation ($input: CustomerCreateInput!) @inContext(language: FR, country: CA) {
      customerCreate(input: $input) { customerUserErrors { code } } }"""
    await storefront.ask(recover)
    await storefront.ask(create, input={"email": "ada@new.example", "password": "analytical"})
    assert [mail["subject"] for mail in await mails()] == [
        "Nouveau mot de passe de votre compte client",
        "Votre compte client",
    ]


AT_HOME = {"id": 1, "handle": "home", "currency": "USD", "countries": ["US"], "languages": ["FR"]}


async def test_without_pages_a_purchase_has_the_language_of_the_buyers_country(
    checkout_url, storefront, mails, call, world
):
    await call("PATCH", "/shop", {"markets": [AT_HOME]})
    buyer = {"email": "ada@lovelace.example", "countryCode": "US"}
    url = await checkout_url((MUG, 1), buyerIdentity=buyer)
    token = url.split("?", maxsplit=1)[0].rpartition("/")[2]
    assert (await storefront.client.post(f"{API}/carts/{token}/complete")).status == 201
    (order,) = orders(world)
    assert [mail["subject"] for mail in await mails()] == [f"Commande {order.name} confirmée"]


async def test_an_order_that_the_merchant_makes_has_that_of_its_country(
    storefront, mails, call, world
):
    await call("PATCH", "/shop", {"markets": [AT_HOME]})
    made = {"email": "ada@new.example", "lines": [{"title": "Mug", "price": 12.5}]}
    response = await storefront.client.post(f"{API}/orders", json=made)
    assert response.status == 201, await response.text()
    (order,) = orders(world)
    await call("POST", f"/orders/{order.id}/cancel", {})
    assert [mail["subject"] for mail in await mails()] == [
        f"La commande {order.name} a été annulée"
    ]

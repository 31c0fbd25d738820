"""The TypeScript types of the control API: they are generated, and real answers have them."""

import json
import shutil
import subprocess

import pytest
import requests
from msgspec.json import decode, encode

from clients.write_types import TYPES, UnknownSchemaError, type_of, types_of
from sandbox.control.api import ROUTES
from sandbox.control.openapi import describe
from sandbox.control.route import Empty, Events
from sandbox.control.schemas import name_of
from sandbox.in_process import Sandbox
from tests.clients.tools import ROOT, tsc

PACKAGE = ROOT / "clients" / "js"
SHOP = "{ shop { name } }"
RECOVER = 'mutation { customerRecover(email: "nobody") { customerUserErrors { code } } }'
MULTIPASS = """mutation {
  customerAccessTokenCreateWithMultipass(multipassToken: "none") { customerUserErrors { code } }
}"""
ADA = {"email": "ada@example.com", "firstName": "Ada", "state": "DISABLED", "tags": ["vip"]}
PLACE = {"address1": "1 First St", "city": "Ottawa", "countryCode": "CA", "default": True}
MINE = {
    "times": 9,
    "match": {"operation": ["customerRecover"], "variables": {"$.email": "nobody"}},
    "effect": {
        "share": 1.0,
        "sequence": [
            {"status": 503, "body": {"down": True}, "delay": "PT0.01S"},
            {"customerUserErrors": [{"code": "INVALID", "message": "No", "field": ["email"]}]},
            {"errors": [{"message": "No", "path": ["customerRecover"], "extensions": {"a": 1}}]},
        ],
    },
}
ORDER = {
    "email": ADA["email"],
    "lines": [{"title": "Mug", "price": "9.50", "quantity": 2}],
    "shipping": "5.00",
}
REFUND = {"lines": [{"line": 0, "quantity": 1}], "shipping": True}
RETURN = {"lines": REFUND["lines"], "status": "OPEN"}
PARCEL = {"trackingNumbers": ["A1"], "trackingCompany": None}
SIZE = {"Size": "S"}
PRODUCT = {
    "title": "Shirt",
    "seo": {"title": "A shirt", "description": None},
    "options": [{"name": "Size", "values": ["S", {"name": "M", "color": "#FFFFFF"}]}],
    "variants": [{"selectedOptions": SIZE, "price": 9.5, "quantityAvailable": None}],
    "media": [{"url": "https://example.com/shirt.png", "alt": None, "width": 8}],
}
ITEM = {"title": "Shirts", "type": "SEARCH", "items": [{"title": "New", "type": "CATALOG"}]}
METAFIELD = {"namespace": "custom", "key": "care", "value": "wash"}
THINGS = {
    "products": PRODUCT,
    "collections": {"title": "Shirts", "rules": [{"tag": "shirt", "priceBelow": 9}]},
    "pages": {"title": "About", "publishedAt": None, "metafields": [METAFIELD]},
    "blogs": {"title": "Shirts"},
    "articles": {"blog": "news", "title": "Shirts", "author": {"name": "Ada"}, "image": None},
    "menus": {"title": "Shirts", "items": [ITEM]},
    "metaobjects": {"type": "author", "fields": [{"key": "name", "value": "Ada"}]},
    "redirects": {"path": "/shirts", "target": "/products/shirt"},
    "metafield-definitions": {
        "ownerType": "PAGE",
        "namespace": "custom",
        "key": "sun",
        "type": "boolean",
        "storefrontAccess": "NONE",
    },
    "locations": {
        "name": "Oslo",
        "address": {"countryCode": "NO"},
        "pickUpTime": None,
        "localDelivery": {"postalCodes": ["972*"]},
    },
    "selling-plan-groups": {
        "name": "Monthly",
        "options": ["Every"],
        "sellingPlans": [
            {
                "name": "Month",
                "options": ["1 month"],
                "deliveryPolicy": {"interval": "MONTH"},
                "priceAdjustments": [{"adjustmentAmount": "2.00"}],
            }
        ],
    },
    "companies": {
        "name": "Fjord",
        "contacts": [{"email": "ada@example.com"}],
        "locations": [{"name": "Oslo", "priceList": "wholesale"}],
    },
    "price-lists": {
        "name": "Dealers",
        "percentage": 12.5,
        "prices": [
            {
                "variantId": "gid://shopify/ProductVariant/51000067108864",
                "price": 9,
                "quantityRule": {"minimum": 6, "increment": 6},
                "quantityPriceBreaks": [{"minimumQuantity": 12, "price": "8.00"}],
            }
        ],
    },
}
FIXED = ("type", "ownerType", "namespace", "key")
"""What a thing has from the start, and keeps."""
TEXTS = {"translations": {"DE": {"title": "Blechtasse", "values": {"Red": "Rot"}}, "FR": None}}
MUG = "gid:%2F%2Fshopify%2FProduct%2F10200000065536"
VARIANT = {"price": "12.00", "compareAtPrice": None, "inventoryPolicy": "CONTINUE"}
LISTED = ("/customers", "/orders", *(f"/{name}" for name in THINGS))
"""What a POST there makes, `{id}` stands for in the calls that follow."""
MARKET = {
    "id": 1,
    "handle": "home",
    "currency": "USD",
    "countries": ["US", "CA"],
    "languages": ["EN"],
    "rate": "1.5",
}
DISCOUNT = {
    "kind": "percentage",
    "value": 20,
    "appliesTo": {"collections": ["shelter"]},
    "minimum": {"subtotal": "50.00"},
    "combinesWith": ["order"],
    "endsAt": "2030-01-01T00:00:00Z",
}
ACCOUNT = {"name": "Mine", "origins": ["https://shop.example"]}
ZONE = {"countries": ["IS"], "rates": [{"name": "Post", "price": 9}]}
CARD = {"balance": "40.00", "expiresOn": "2030-01-01"}
SHOP_CHANGE = {"description": None, "multipassClock": "MACHINE", "markets": [MARKET]}
SNAPSHOT = object()
"""Stands for what the call before answered."""


def calls_of(name, thing):
    """Yield the calls of a kind of things: it is made, changed to what it is, shown and listed."""
    for method, path, body, called in (
        ("POST", "", thing, "create"),
        ("PATCH", "/{id}", {key: thing[key] for key in thing if key not in FIXED}, "update"),
        ("GET", "/{id}", None, "get"),
        ("GET", "", None, "list"),
    ):
        head, *humps = name.split("-")
        kind = head + "".join(hump.title() for hump in humps)
        yield method, f"/worlds/{{world}}/{name}{path}", body, f'World["{kind}"]["{called}"]', ""


CALLS = (
    ("PUT", "/worlds/{world}", {"seed": 7, "customers": 20}, 'World["make"]', ""),
    ("GET", "/worlds", None, 'Sandbox["worlds"]', ".worlds"),
    ("POST", "/worlds/{world}/customers", ADA, 'World["customers"]["create"]', ""),
    (
        "POST",
        "/worlds/{world}/customers/{id}/addresses",
        PLACE,
        'World["customers"]["addAddress"]',
        "",
    ),
    (
        "POST",
        "/worlds/{world}/customers/{id}/invite",
        {"language": "DE"},
        'World["customers"]["invite"]',
        "",
    ),
    (
        "PATCH",
        "/worlds/{world}/customers/{id}",
        {"lastName": None},
        'World["customers"]["update"]',
        "",
    ),
    ("POST", "/worlds/{world}/customers/{id}/expire-tokens", None, None, ""),
    ("GET", "/worlds/{world}/shop", None, 'World["shop"]["get"]', ""),
    ("PATCH", "/worlds/{world}/shop", SHOP_CHANGE, 'World["shop"]["update"]', ""),
    ("GET", "/worlds/{world}/customers/{id}", None, 'World["customers"]["get"]', ""),
    ("GET", "/worlds/{world}/customers", None, 'World["customers"]["list"]', ""),
    *(call for name, thing in THINGS.items() for call in calls_of(name, thing)),
    ("PATCH", "/worlds/{world}/variants/{id}", VARIANT, 'World["updateVariant"]', ""),
    ("PUT", "/worlds/{world}/translations/{id}", TEXTS, 'World["translate"]', ""),
    ("GET", "/worlds/{world}/translations/{id}", None, 'World["translations"]', ""),
    ("GET", "/worlds/{world}/carts", None, 'World["carts"]["list"]', ""),
    ("GET", "/worlds/{world}/carts/{id}", None, 'World["carts"]["get"]', ""),
    (
        "PUT",
        "/worlds/{world}/account-clients/{code}",
        ACCOUNT,
        'World["accountClients"]["put"]',
        "",
    ),
    ("GET", "/worlds/{world}/account-clients/{code}", None, 'World["accountClients"]["get"]', ""),
    ("GET", "/worlds/{world}/account-clients", None, 'World["accountClients"]["list"]', ""),
    ("GET", "/worlds/{world}/account-logins", None, 'World["accountLogins"]["list"]', ""),
    ("PUT", "/worlds/{world}/discounts/{code}", DISCOUNT, 'World["discounts"]["put"]', ""),
    ("GET", "/worlds/{world}/discounts/{code}", None, 'World["discounts"]["get"]', ""),
    ("GET", "/worlds/{world}/discounts", None, 'World["discounts"]["list"]', ""),
    ("PUT", "/worlds/{world}/gift-cards/{code}", CARD, 'World["giftCards"]["put"]', ""),
    ("GET", "/worlds/{world}/gift-cards/{code}", None, 'World["giftCards"]["get"]', ""),
    ("GET", "/worlds/{world}/gift-cards", None, 'World["giftCards"]["list"]', ""),
    ("PUT", "/worlds/{world}/delivery-zones/{code}", ZONE, 'World["deliveryZones"]["put"]', ""),
    ("GET", "/worlds/{world}/delivery-zones/{code}", None, 'World["deliveryZones"]["get"]', ""),
    ("GET", "/worlds/{world}/delivery-zones", None, 'World["deliveryZones"]["list"]', ""),
    (
        "POST",
        "/worlds/{world}/carts/{id}/complete",
        {"outcome": "paid"},
        'World["carts"]["complete"]',
        "",
    ),
    ("POST", "/worlds/{world}/webhooks/{topic}", {}, 'World["trigger"]', ""),
    ("POST", "/worlds/{world}/orders", ORDER, 'World["orders"]["create"]', ""),
    ("GET", "/worlds/{world}/orders", None, 'World["orders"]["list"]', ""),
    ("GET", "/worlds/{world}/orders/{id}", None, 'World["orders"]["get"]', ""),
    ("PATCH", "/worlds/{world}/orders/{id}", {"phone": None}, 'World["orders"]["update"]', ""),
    ("POST", "/worlds/{world}/orders/{id}/fulfil", PARCEL, 'World["orders"]["fulfil"]', ""),
    ("POST", "/worlds/{world}/orders/{id}/return", RETURN, 'World["orders"]["setReturn"]', ""),
    ("POST", "/worlds/{world}/orders/{id}/refund", REFUND, 'World["orders"]["refund"]', ""),
    (
        "POST",
        "/worlds/{world}/orders/{id}/cancel",
        {"reason": "STAFF"},
        'World["orders"]["cancel"]',
        "",
    ),
    ("GET", "/worlds/{world}/inbox", None, 'World["inbox"]["mails"]', ".mails"),
    ("GET", "/worlds/{world}/inbox/wait", None, 'World["inbox"]["wait"]', ".mails"),
    ("PUT", "/worlds/{world}/scenarios/{name}", MINE, None, ""),
    ("GET", "/worlds/{world}/scenarios", None, 'World["scenarios"]', ""),
    (
        "PUT",
        "/worlds/{world}/clock",
        {"freeze": "2026-11-23T10:00:00Z"},
        'World["clock"]["freeze"]',
        "",
    ),
    ("GET", "/worlds/{world}/clock", None, 'World["clock"]["state"]', ""),
    (
        "GET",
        "/worlds/{world}/clock/expiries",
        None,
        'World["clock"]["expiries"]',
        ".expiries",
    ),
    (
        "POST",
        "/worlds/{world}/multipass/tokens",
        {"customer": ADA, "defect": "expired"},
        'World["multipass"]',
        "",
    ),
    ("POST", "/worlds/{world}/multipass/explain", {"token": "none"}, 'World["explain"]', ""),
    ("GET", "/worlds/{world}/journal", None, 'World["journal"]["entries"]', ".entries"),
    (
        "POST",
        "/worlds/{world}/journal/verify",
        {"operation": "shop", "count": 9},
        'World["journal"]["verify"]',
        "",
    ),
    (
        "GET",
        "/worlds/{world}/journal/{id}/multipass",
        None,
        'World["journal"]["explain"]',
        "",
    ),
    ("POST", "/worlds/{world}/journal/{id}/send", {}, None, ""),
    ("GET", "/worlds/{world}/coverage", None, 'World["coverage"]', ""),
    ("GET", "/worlds/{world}", None, 'World["state"]', ""),
    ("GET", "/worlds/{world}/snapshot", None, 'World["snapshot"]', ""),
    ("PUT", "/worlds/{world}/snapshot", SNAPSHOT, 'World["restore"]', ""),
    ("POST", "/worlds/{world}/reset", None, 'World["reset"]', ""),
    ("POST", "/pact/provider-states", {"state": "a customer x@example.com exists"}, None, ""),
    ("GET", "/worlds/{world}/personas", None, 'World["personas"]', ".personas"),
    ("GET", "/settings", None, None, ""),
    ("GET", "/store", None, None, ""),
    ("GET", "/fidelity", None, None, ""),
    ("GET", "/openapi.json", None, None, ""),
)
"""Calls of which each finds what those before it have done: method, path, body, the method of the
JavaScript client, and the part of the answer that it returns.
"""
OPTIONS = (
    *("--strict", "--noEmit", "--target", "es2023", "--module", "nodenext", "--types", "node"),
    *("--typeRoots", PACKAGE / "node_modules" / "@types"),
)
HEAD = """\
import type * as api from "./index.js";
import type { Sandbox, World } from "./index.js";
type Result<Method extends (...given: any[]) => any> = Awaited<ReturnType<Method>>;
type IsAny<Type> = 0 extends 1 & Type ? true : false;
"""


def route_of(method, path):
    return next(route for route in ROUTES if (route.method, route.path) == (method, path))


def number(thing):
    return thing["id"].rpartition("/")[2]


def cart_token(world):
    """Make a cart that can be paid, and return its token."""
    product = '{ product(handle: "enamel-mug") { variants(first: 1) { nodes { id } } } }'
    (variant,) = world.graphql(product).data["product"]["variants"]["nodes"]
    document = """mutation ($input: CartInput!) { cartCreate(input: $input) { cart { id } } }"""
    lines = [{"merchandiseId": variant["id"]}]
    cart = {"lines": lines, "buyerIdentity": {"email": "guest@example.com"}}
    answer = world.graphql(document, input=cart).data
    return answer["cartCreate"]["cart"]["id"].rpartition("/")[2].partition("?")[0]


@pytest.fixture(scope="module")
def exchanges():
    """The body, the status and the answer of each call, made to a running sandbox."""
    exchanges, parts = (
        {},
        {"world": "typed", "name": "mine", "code": "MINE", "topic": "orders%2Fcreate"},
    )
    with Sandbox() as client, requests.Session() as session:
        for method, path, body, *_ in CALLS:
            if path.endswith("/journal"):
                for document in (RECOVER, RECOVER, RECOVER, RECOVER, SHOP):
                    client.world("typed").graphql(document)
            sent = exchanges["GET", path][2] if body is SNAPSHOT else body
            if path.endswith("/carts"):
                parts["id"] = cart_token(client.world("typed"))
            if path.endswith("/translations/{id}"):
                parts["id"] = MUG
            if path.endswith("/journal/{id}/multipass"):
                client.world("typed").graphql(MULTIPASS)
                parts["id"] = str(client.world("typed").journal.entries()[-1].id)
            if path.endswith("/variants/{id}"):
                made = exchanges["POST", "/worlds/{world}/products"][2]
                parts["id"] = number(made["variants"][0])
            url = f"{client.url}/_sandbox/api{path.format(**parts)}"
            response = session.request(method, url, json=sent)
            assert response.ok, response.text
            exchanges[method, path] = (sent, response.status_code, response.json())
            if method == "POST" and path.endswith(LISTED):
                parts["id"] = number(response.json())
    return exchanges


@pytest.fixture(scope="module")
def refusal():
    with Sandbox() as client:
        url = f"{client.url}/_sandbox/api/worlds/typed/customers"
        return requests.post(url, json={"email": "none"}, timeout=10).json()


def constants(exchanges):
    """Yield constants in TypeScript: each body and each answer, with its type."""
    for number, (method, path, _, client_method, part) in enumerate(CALLS):
        route, (body, status, answer) = route_of(method, path), exchanges[method, path]
        if route.body is not Empty:
            yield f"export const b{number}: api.{name_of(route.body)} = {json.dumps(body)};"
        model = name_of(route.answers[status])
        yield f"export const a{number}: api.{model} = {json.dumps(answer)};"
        if client_method:
            yield f"export const r{number}: Result<{client_method}> = a{number}{part};"
            yield f"export const any{number}: IsAny<Result<{client_method}>> = false;"


def test_they_are_what_the_document_gives():
    types = types_of(decode(encode(describe(ROUTES))))
    assert TYPES.read_text(encoding="utf-8") == types, "run `make types`"


def test_a_schema_of_an_unknown_form_is_refused():
    with pytest.raises(UnknownSchemaError, match="has no TypeScript type"):
        type_of({"not": {"type": "string"}})


def test_every_call_that_answers_json_is_made_here():
    with_json = {
        (route.method, route.path)
        for route in ROUTES
        if {*route.answers.values()}.isdisjoint({None, Events})
    }
    assert {(method, path) for method, path, *_ in CALLS} == with_json


def test_real_bodies_and_answers_have_them(exchanges, refusal, tmp_path):
    for file in PACKAGE.glob("*.d.ts"):
        shutil.copy(file, tmp_path)
    refused = f"export const refused: api.Problem = {json.dumps(refusal)};"
    (tmp_path / "answers.ts").write_text("\n".join([HEAD, refused, *constants(exchanges)]))
    done = subprocess.run(
        [*tsc(), *OPTIONS, tmp_path / "answers.ts"], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.returncode) == ("", 0)


def test_they_need_neither_newer_libraries_nor_types_of_node(tmp_path):
    for file in PACKAGE.glob("*.d.ts"):
        shutil.copy(file, tmp_path)
    (tmp_path / "use.ts").write_text('export { startSandbox } from "./index.js";')
    options = {"strict": True, "noEmit": True, "target": "es2022", "module": "nodenext"}
    project = {"compilerOptions": {**options, "types": []}, "files": ["use.ts"]}
    (tmp_path / "tsconfig.json").write_text(json.dumps(project))
    done = subprocess.run(
        [*tsc(), "--project", tmp_path], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.returncode) == ("", 0)

"""Multipass tokens, made and explained by the control API."""

from typing import get_args

import pytest
from yarl import URL

from sandbox.control_models.multipass import Defect
from sandbox.multipass.defects import DEFECTS

BLUE = "/worlds/blue/multipass"
HEADER = {"X-Sandbox-World": "blue"}
ADA = {"email": "ada@example.com", "first_name": "Ada"}
OPENED = ["base64", "length", "signature", "padding", "json", "email", "created_at", "window"]
SHOP_STEPS = ["single use", "customer"]
IN_THE_WORLD = {"identifier-conflict"}
"""Defects that only show where the shop knows the customer."""


def relative(url):
    """Return the part of *url* that the tests' client asks for, spelt as it is."""
    return URL(url, encoded=True).relative()


@pytest.fixture
def make(call):
    async def make(customer=ADA, **asked):
        status, made = await call("POST", f"{BLUE}/tokens", {"customer": customer, **asked})
        assert status == 201
        return made

    return make


@pytest.fixture
def explain(call):
    async def explain(token):
        status, explanation = await call("POST", f"{BLUE}/explain", {"token": token})
        assert status == 200
        return explanation

    return explain


async def test_a_token_logs_the_customer_in(make, storefront):
    made = await make()
    payload = await storefront.login(made["token"], headers=HEADER)
    assert payload["customerUserErrors"] == []


async def test_a_browser_logs_in_at_its_url(make, storefront):
    made = await make()
    server = storefront.client.server
    base = f"http://{server.host}:{server.port}/w/blue"
    assert made == {
        "token": made["token"],
        "url": f"{base}/account/login/multipass/{made['token']}",
    }
    response = await storefront.client.get(relative(made["url"]), allow_redirects=False)
    assert (response.status, response.headers["Location"]) == (302, "/w/blue/account")


async def test_a_token_is_of_the_time_in_the_world(make, call, storefront):
    await call("PUT", "/worlds/blue/clock", {"freeze": "2031-01-01T00:00:00Z"})
    made = await make()
    payload = await storefront.login(made["token"], headers=HEADER)
    assert payload["customerAccessToken"]["expiresAt"] == "2031-02-12T00:00:00Z"


async def test_a_token_is_sealed_with_the_shops_secret(start):
    storefront = await start(multipass_secret="another")
    path = "/_sandbox/api/worlds/default/multipass/tokens"
    response = await storefront.client.post(path, json={"customer": ADA})
    payload = await storefront.login((await response.json())["token"])
    assert payload["customerUserErrors"] == []


@pytest.mark.parametrize("defect", sorted(set(DEFECTS) - IN_THE_WORLD))
async def test_a_defect_is_refused_and_explained(make, explain, storefront, defect):
    made = await make(defect=defect)
    payload = await storefront.login(made["token"], headers=HEADER)
    explanation = await explain(made["token"])
    assert [error["code"] for error in payload["customerUserErrors"]] == [
        "INVALID_MULTIPASS_REQUEST"
    ]
    assert (explanation["opens"], explanation["steps"][-1]["ok"]) == (False, False)
    assert explanation["failed"] == explanation["steps"][-1]["name"]
    assert explanation["reason"].startswith("multipass.")
    assert explanation["cause"].keys() == {"name", "message", "remedy"}


async def test_the_url_of_a_broken_token_holds_all_of_it(make, storefront):
    made = await make(defect="url")
    response = await storefront.client.get(relative(made["url"]))
    assert (response.status, response.content_type) == (422, "text/html")


async def test_a_token_without_an_email_is_made_when_that_is_the_defect(make, explain):
    made = await make({}, defect="no-email")
    assert (await explain(made["token"]))["reason"] == "multipass.no-email"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [("#/customer", "is missing: write an object such as {…}")]),
        (
            {"customer": {}},
            [("#/customer/email", "is missing; for a token without one use the defect no-email")],
        ),
        (
            {"customer": ADA, "defect": "bad"},
            [
                (
                    "#/defect",
                    f"cannot be 'bad': write one of {', '.join(get_args(Defect))}",
                )
            ],
        ),
    ],
)
async def test_refuses_what_makes_no_token(faults, asked, expected):
    assert await faults("POST", f"{BLUE}/tokens", asked) == expected


async def test_a_good_token_is_explained_and_not_used_up(make, explain, storefront):
    made = await make()
    explanation = await explain(made["token"])
    steps = [(step["name"], step["ok"]) for step in explanation["steps"]]
    assert steps == [(name, True) for name in (*OPENED, *SHOP_STEPS)]
    assert explanation == {
        "opens": True,
        "steps": explanation["steps"],
        "failed": None,
        "reason": None,
        "message": None,
        "cause": None,
        "notes": [],
        "grant": "200",
    }
    assert explanation["steps"][-1]["detail"] == (
        "no customer has the email ada@example.com: a new one is made"
    )
    payload = await storefront.login(made["token"], headers=HEADER)
    assert payload["customerUserErrors"] == []


async def test_a_customer_whom_the_shop_knows_is_told(make, explain, call):
    _, ada = await call("POST", "/worlds/blue/customers", {"email": "ada@example.com"})
    explanation = await explain((await make())["token"])
    number = ada["id"].rpartition("/")[2]
    assert explanation["steps"][-1] == {
        "name": "customer",
        "ok": True,
        "detail": f"customer {number}, ada@example.com, is DISABLED",
    }


async def test_a_token_of_the_machines_time_is_explained_in_a_world_with_another(
    make, explain, call
):
    made = await make()
    await call("PUT", "/worlds/blue/clock", {"advance": "PT2H"})
    cause = (await explain(made["token"]))["cause"]
    assert (
        cause["name"],
        cause["message"].startswith("The token has the time of this machine."),
    ) == (
        "world-clock",
        True,
    )


async def test_a_token_that_was_used_is_explained(make, explain, call, storefront):
    await call("PUT", "/worlds/blue/clock", {"freeze": "2031-01-01T00:00:00Z"})
    made = await make()
    await storefront.login(made["token"], headers=HEADER)
    await call("PUT", "/worlds/blue/clock", {"advance": "30s"})
    explanation = await explain(made["token"])
    words = "The token logged somebody in at 2031-01-01T00:00:00Z, 30 s ago: it works once."
    assert (explanation["failed"], explanation["reason"], explanation["message"]) == (
        "single use",
        "multipass.already-used",
        words,
    )


async def test_a_token_that_was_used_in_another_world_is_good(make, explain, storefront):
    made = await make()
    await storefront.login(made["token"], headers={"X-Sandbox-World": "green"})
    assert (await explain(made["token"]))["opens"] is True


async def test_a_conflict_of_identifiers_is_explained(make, explain, call):
    await call(
        "POST",
        "/worlds/blue/customers",
        {"email": "ada@example.com", "multipassIdentifier": "ada-1"},
    )
    made = await make({**ADA, "identifier": "ada-1"}, defect="identifier-conflict")
    explanation = await explain(made["token"])
    words = 'The customer ada@example.com has "ada-1", the token says "ada-1-other".'
    assert explanation["steps"][-1] == {"name": "customer", "ok": False, "detail": words}
    assert (explanation["opens"], explanation["failed"], explanation["reason"]) == (
        False,
        "customer",
        "multipass.identifier-conflict",
    )
    assert explanation["cause"]["name"] == "identifier-conflict"


@pytest.mark.parametrize(
    ("change", "answer"),
    [
        ({"customerAccounts": "LEGACY"}, "400 unauthorized_client"),
        ({"multipass": False}, "400 unsupported_grant_type"),
        ({}, "200"),
    ],
)
async def test_says_what_the_grant_answers(make, explain, storefront, change, answer):
    made = await make()
    await storefront.client.patch("/_sandbox/api/worlds/blue/shop", json=change)
    assert (await explain(made["token"]))["grant"] == answer


async def test_says_that_the_grant_refuses_what_the_mutation_refuses(make, explain):
    made = await make(defect="tampered")
    assert (await explain(made["token"]))["grant"] == "400 invalid_grant"

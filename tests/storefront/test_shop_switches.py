"""What the merchant has switched: customer accounts, the change of emails, Multipass."""

from dataclasses import replace

import pytest

from sandbox.storefront.api import STOREFRONT
from tests.storefront.conftest import NO_ERRORS, PASSWORD, refusal
from tests.storefront.test_customer_recover import EMAIL, RECOVER
from tests.storefront.test_customer_update import JANE, NOTHING, UPDATE, update

__all__ = ["update"]

GID = "gid://shopify/Customer/1"
ADDRESS = "gid://shopify/MailingAddress/1"
MUTATIONS = {
    "customerAccessTokenCreate": '(input: {email: "a@b.test", password: "secret"})',
    "customerAccessTokenCreateWithMultipass": '(multipassToken: "any")',
    "customerAccessTokenDelete": '(customerAccessToken: "any")',
    "customerAccessTokenRenew": '(customerAccessToken: "any")',
    "customerActivate": f'(id: "{GID}", input: {{activationToken: "any", password: "secret"}})',
    "customerActivateByUrl": '(activationUrl: "https://a.test/b", password: "secret")',
    "customerAddressCreate": '(customerAccessToken: "any", address: {})',
    "customerAddressDelete": f'(customerAccessToken: "any", id: "{ADDRESS}")',
    "customerAddressUpdate": f'(customerAccessToken: "any", id: "{ADDRESS}", address: {{}})',
    "customerCreate": '(input: {email: "new@b.test", password: "secret"})',
    "customerDefaultAddressUpdate": f'(customerAccessToken: "any", addressId: "{ADDRESS}")',
    "customerRecover": '(email: "enabled@sandbox.example")',
    "customerReset": f'(id: "{GID}", input: {{resetToken: "any", password: "secret"}})',
    "customerResetByUrl": '(resetUrl: "https://a.test/b", password: "secret")',
    "customerUpdate": '(customerAccessToken: "any", customer: {})',
}
UNIDENTIFIED = refusal(None, "Unidentified customer", "UNIDENTIFIED_CUSTOMER")
LOG_IN = """
mutation ($email: String!, $password: String!) {
  customerAccessTokenCreate(input: {email: $email, password: $password}) {
    customerAccessToken { accessToken }
    customerUserErrors { field message code }
    userErrors { field message }
  }
}
"""


@pytest.fixture
def switch(storefront):
    """Change the shop of the default world."""

    async def switch(**changes):
        path = "/_sandbox/api/worlds/default/shop"
        response = await storefront.client.patch(path, json=changes)
        assert response.status == 200

    return switch


def test_every_mutation_of_accounts_is_listed_here():
    departments = {name for name, it in STOREFRONT.mutations.items() if it.guard}
    assert departments == set(MUTATIONS)


@pytest.mark.parametrize("mutation", MUTATIONS)
async def test_without_accounts_every_mutation_of_them_is_refused(storefront, switch, mutation):
    await switch(customerAccounts="DISABLED")
    document = f"mutation {{ {mutation}{MUTATIONS[mutation]} {{ __typename }} }}"
    answer = await storefront.ask(document)
    assert answer == {
        "errors": [
            {
                "message": "Customer accounts are disabled.",
                "path": [mutation],
                "locations": [],
                "extensions": {"code": "ACCESS_DENIED"},
            }
        ],
        "data": {mutation: None},
        "extensions": answer["extensions"],
    }
    assert await storefront.reason(document) == (
        "customer.accounts-disabled: the shop's customerAccounts are DISABLED, so "
        f"{mutation} is not possible"
    )


async def test_without_accounts_a_login_of_before_is_nobodys(storefront, switch, log_in):
    token = await log_in()
    await switch(customerAccounts="DISABLED")
    document = "query ($token: String!) { customer(customerAccessToken: $token) { email } }"
    assert (await storefront.ask(document, token=token))["data"] == {"customer": None}


async def test_without_accounts_a_subscription_to_marketing_goes_on(storefront, switch):
    await switch(customerAccounts="DISABLED")
    unstable = replace(storefront, path="/api/unstable/graphql.json")
    answer = await unstable.ask(
        'mutation { customerEmailMarketingSubscribe(email: "a@example.com") { __typename } }'
    )
    assert "errors" not in answer


@pytest.mark.parametrize("page", ["activate", "reset"])
async def test_without_accounts_a_mailed_link_is_dead(storefront, switch, page):
    await switch(customerAccounts="DISABLED")
    response = await storefront.client.get(f"/account/{page}/1/any")
    assert (response.status, "Customer accounts are disabled." in await response.text()) == (
        404,
        True,
    )


async def test_without_accounts_a_browser_is_refused_by_multipass(storefront, switch, mint):
    await switch(customerAccounts="DISABLED")
    response = await storefront.client.get(f"/account/login/multipass/{mint()}")
    assert response.status == 422


async def test_new_accounts_have_no_password(payload, storefront, switch):
    await switch(customerAccounts="NEW")
    given = {"email": EMAIL, "password": PASSWORD}
    assert await payload(LOG_IN, **given) == {"customerAccessToken": None, **UNIDENTIFIED}
    assert await storefront.reason(LOG_IN, **given) == (
        "customer.accounts-new: the shop's customerAccounts are NEW: nobody logs in with a "
        "password there"
    )


async def test_new_accounts_send_no_mail_for_a_password(payload, storefront, switch):
    await switch(customerAccounts="NEW")
    assert await payload(RECOVER, email=EMAIL) == NO_ERRORS
    inbox = await storefront.client.get("/_sandbox/api/worlds/default/inbox")
    assert await inbox.json() == {"mails": []}


async def test_new_accounts_are_logged_in_by_multipass(storefront, switch, mint):
    await switch(customerAccounts="NEW")
    assert (await storefront.login(mint()))["customerUserErrors"] == []


async def test_an_email_can_be_changed_where_the_shop_allows_it(
    payload, storefront, switch, log_in
):
    await switch(emailChange=True)
    before = await log_in()
    changed = await payload(UPDATE, customer={"email": "Jane@New.example"}, token=before)
    token = changed["customerAccessToken"]["accessToken"]
    assert changed == {
        "customer": {**JANE, "email": "jane@new.example"},
        "customerAccessToken": {"accessToken": token},
        **NO_ERRORS,
    }
    document = "query ($token: String!) { customer(customerAccessToken: $token) { email } }"
    assert (await storefront.ask(document, token=before))["data"] == {"customer": None}
    assert (await storefront.ask(document, token=token))["data"] == {
        "customer": {"email": "jane@new.example"}
    }


@pytest.mark.parametrize(
    ("email", "message", "code"),
    [
        ("", "Email can't be blank", "BLANK"),
        ("jane@", "Email is invalid", "INVALID"),
        ("tagged@sandbox.example", "Email has already been taken", "TAKEN"),
    ],
)
async def test_a_new_email_is_checked(update, switch, email, message, code):
    await switch(emailChange=True)
    answer = await update(email=email)
    assert answer == {**NOTHING, **refusal(["customer", "email"], message, code)}


async def test_no_token_logs_in_where_multipass_is_off(storefront, switch, mint):
    await switch(multipass=False)
    assert await storefront.login(mint()) == {
        "customerAccessToken": None,
        "customerUserErrors": [
            {
                "field": ["multipassToken"],
                "message": "Invalid Multipass request",
                "code": "INVALID_MULTIPASS_REQUEST",
            }
        ],
    }


async def test_the_settings_of_the_server_hold_in_every_world(start):
    storefront = await start(
        multipass=False,
        customer_accounts="NEW",
        email_change=True,
        multipass_clock="MACHINE",
        shipping_in_cart_total=True,
    )
    response = await storefront.client.get("/_sandbox/api/worlds/blue/shop")
    shop = await response.json()
    switches = {
        "multipass": False,
        "customerAccounts": "NEW",
        "emailChange": True,
        "multipassClock": "MACHINE",
        "shippingInCartTotal": True,
    }
    assert {key: shop[key] for key in switches} == switches

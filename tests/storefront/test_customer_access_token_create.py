"""Logging in by email and password."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from sandbox.customers.seed.personas import read_personas
from sandbox.fixture_files import BUILT_IN
from tests.storefront.conftest import LOG_IN, NO_ERRORS, PASSWORD, refusal

EMAIL = "enabled@sandbox.example"
REFUSED = {
    "customerAccessToken": None,
    **refusal(None, "Unidentified customer", "UNIDENTIFIED_CUSTOMER"),
}


async def test_answers_a_token_good_for_42_days(payload):
    before = datetime.now(UTC).replace(microsecond=0)
    answer = await payload(LOG_IN, input={"email": EMAIL, "password": PASSWORD})
    after = datetime.now(UTC)
    token = answer["customerAccessToken"]
    assert answer == {"customerAccessToken": token, **NO_ERRORS}
    assert re.fullmatch(r"[0-9a-f]{32}", token["accessToken"])
    expires_at = datetime.fromisoformat(token["expiresAt"])
    assert before + timedelta(days=42) <= expires_at <= after + timedelta(days=42)


async def test_each_login_gives_one_more_live_token(log_in, who):
    tokens = [await log_in(), await log_in()]
    assert tokens[0] != tokens[1]
    assert [await who(token) for token in tokens] == [EMAIL, EMAIL]


@pytest.mark.parametrize(
    "persona",
    [
        pytest.param(persona, id=persona.name)
        for persona in read_personas(BUILT_IN)
        if persona.password is not None
    ],
)
async def test_a_persona_logs_in_by_the_documented_password(log_in, who, persona):
    email = persona.customer.email
    assert await who(await log_in(email, persona.password)) == email


@pytest.mark.parametrize(
    ("email", "password", "reason"),
    [
        pytest.param(EMAIL, "another-password", "password-wrong", id="wrong-password (recorded)"),
        pytest.param(EMAIL, "", "password-wrong", id="no-password"),
        pytest.param("nobody@shop.example", PASSWORD, "email-unknown", id="unknown (reported)"),
        pytest.param("no-email", PASSWORD, "email-unknown", id="no-email"),
        pytest.param(f" {EMAIL}", PASSWORD, "email-unknown", id="a blank (reported)"),
        pytest.param("disabled@sandbox.example", PASSWORD, "not-enabled", id="disabled (recorded)"),
        pytest.param("invited@sandbox.example", PASSWORD, "not-enabled", id="invited"),
        pytest.param("declined@sandbox.example", PASSWORD, "not-enabled", id="declined"),
        pytest.param("multipass-only@sandbox.example", PASSWORD, "password-wrong", id="has-none"),
    ],
)
async def test_refuses_all_alike_and_says_why_aside(storefront, payload, email, password, reason):
    given = {"email": email, "password": password}
    assert await payload(LOG_IN, input=given) == REFUSED
    why = await storefront.reason(LOG_IN, input=given)
    assert why.partition(":")[0] == f"customer.{reason}"


async def test_the_email_may_be_in_any_case(log_in, who):
    assert await who(await log_in("Enabled@SANDBOX.example")) == EMAIL


async def test_the_password_may_not(log_in):
    assert await log_in(EMAIL, PASSWORD.upper()) is None


async def test_no_reason_has_the_password_in_it(storefront):
    given = {"email": EMAIL, "password": "another-password"}
    assert "another-password" not in await storefront.reason(LOG_IN, input=given)


async def test_passwords_work_at_a_higher_cost_too(start):
    storefront = await start(password_cost=3)
    document = (
        "mutation ($input: CustomerCreateInput!) { customerCreate(input: $input) { __typename } }"
    )
    given = {"email": "new@shop.example", "password": "12345"}
    await storefront.ask(document, input=given)
    answer = await storefront.ask(LOG_IN, input=given)
    assert answer["data"]["customerAccessTokenCreate"]["userErrors"] == []

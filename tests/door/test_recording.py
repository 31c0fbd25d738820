"""What is put down of requests that do not end as usual."""

import pytest

from sandbox.app import WORLDS
from sandbox.service.engine import Engine
from sandbox.world.exchange import Code, Outcome

pytestmark = pytest.mark.looks_inside
SHOP = "{ shop { name } }"
SIGN_UP = """
mutation ($input: CustomerCreateInput!) {
  customerCreate(input: $input) { customerUserErrors { code } }
}
"""
TWO = """
mutation ($input: CustomerCreateInput!) {
  a: customerCreate(input: $input) { customer { email } }
  b: customerRecover(email: "nobody") { customerUserErrors { code } }
}
"""
GRACE = {"email": "grace@hopper.example", "password": "sesame-12"}


@pytest.fixture
def exchange(storefront):
    """Return the only exchange of the default world."""

    def exchange():
        ((_, only),) = storefront.client.app[WORLDS].open("default").journal.exchanges()
        return only

    return exchange


async def test_what_goes_wrong_inside_is_put_down(storefront, exchange, monkeypatch):
    def fail(*_):
        raise RuntimeError("nobody foresaw this")

    monkeypatch.setattr(Engine, "answer", fail)
    await storefront.post(SHOP)
    kept = exchange()
    assert (kept.outcome, kept.status, kept.operations) == (Outcome.HTTP_ERROR, 500, ("shop",))


async def test_codes_are_told_by_operation(storefront, exchange):
    await storefront.ask(TWO, input={**GRACE, "email": "nobody"})
    kept = exchange()
    assert (kept.outcome, kept.operations) == (
        Outcome.USER_ERRORS,
        ("customerCreate", "customerRecover"),
    )
    assert {code.operation for code in kept.codes} == {"customerCreate", "customerRecover"}


async def test_what_a_scenario_answers_after_the_change_counts(storefront, exchange):
    await storefront.ask(
        SIGN_UP,
        headers={"X-Sandbox-Scenario": "internal-server-error-after-change"},
        input={**GRACE, "email": "nobody"},
    )
    kept = exchange()
    assert kept.outcome is Outcome.ERRORS
    assert kept.codes == (Code("customerCreate", "INTERNAL_SERVER_ERROR"),)


async def test_a_preflight_is_no_entry(storefront):
    await storefront.client.options(storefront.path)
    assert storefront.client.app[WORLDS].open("default").journal.last_id == 0


async def test_a_request_that_came_to_no_world_is_no_entry(storefront):
    await storefront.post(SHOP, headers={"X-Shopify-Storefront-Access-Token": "unknown"})
    assert [world.journal.last_id for world in storefront.client.app[WORLDS]] == []


async def test_reasons_and_codes_are_kept_within_bounds(storefront, exchange):
    """And what they take counts for the room of the journal."""
    recovers = " ".join(
        f"a{n}: customerRecover(email: $email) {{ customerUserErrors {{ code }} }}"
        for n in range(150)
    )
    email = "x" * 5_000
    await storefront.ask(f"mutation ($email: String!) {{ {recovers} }}", email=email)
    kept = exchange()
    assert (len(kept.codes), len(kept.reasons)) == (100, 100)
    assert all(len(reason.message) <= 1_003 for reason in kept.reasons)
    bodies = len(kept.body) + len(kept.answer)
    assert (
        kept.size
        == 700
        + len(kept.target)
        + bodies
        + sum(200 + len(reason.message) for reason in kept.reasons)
        + 200 * 100
    )

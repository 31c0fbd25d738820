"""What a world's clock decides, through the running sandbox."""

from datetime import UTC, datetime, timedelta

import pytest

from sandbox.app import ENDPOINT
from sandbox.multipass import Multipass
from sandbox.settings import MULTIPASS_SECRET

NEW_YEAR = datetime(2030, 1, 1, tzinfo=UTC)
LONGER_THAN_A_TOKEN = timedelta(minutes=15, seconds=1)
LOGIN = """
mutation ($multipassToken: String!) {
  customerAccessTokenCreateWithMultipass(multipassToken: $multipassToken) {
    customerAccessToken { accessToken expiresAt }
  }
}
"""
WHO = "query ($token: String!) { customer(customerAccessToken: $token) { email } }"


@pytest.fixture
def clock(storefront):
    return storefront.client.app[ENDPOINT]._admission._worlds.open("default").clock


@pytest.fixture
def outcome(storefront):
    """Log in by Multipass and return "in", or the slug of the reason why not."""

    async def outcome(token, **headers):
        response = await storefront.post(
            LOGIN, multipassToken=token, headers={"X-Sandbox-Explain": "1", **headers}
        )
        return response.headers.get("X-Sandbox-Reason", "in").partition(":")[0]

    return outcome


def sealed(now):
    return Multipass(MULTIPASS_SECRET).seal({"email": "ada@lovelace.example"}, now=now)


async def test_a_token_expires_when_the_clock_is_advanced(clock, outcome, mint):
    token = mint()
    clock.advance(LONGER_THAN_A_TOKEN)
    assert await outcome(token) == "multipass.expired"


async def test_a_token_of_that_time_works_while_the_clock_stands(clock, outcome):
    clock.freeze(NEW_YEAR)
    assert await outcome(sealed(NEW_YEAR)) == "in"


async def test_a_token_of_the_machine_s_time_is_of_the_future_in_the_past(clock, outcome, mint):
    clock.freeze(datetime(2001, 1, 1, tzinfo=UTC))
    assert await outcome(mint()) == "multipass.future"


async def test_a_used_token_stays_used_while_the_clock_stands(clock, outcome):
    clock.freeze(NEW_YEAR)
    token = sealed(NEW_YEAR)
    assert [await outcome(token), await outcome(token)] == ["in", "multipass.already-used"]


async def test_a_used_token_stays_used_when_the_clock_is_put_back(clock, outcome):
    clock.freeze(NEW_YEAR)
    token = sealed(NEW_YEAR)
    await outcome(token)
    clock.advance(timedelta(days=365))
    await outcome(sealed(clock.now()))
    clock.freeze(NEW_YEAR)
    assert await outcome(token) == "multipass.already-used"


async def test_an_access_token_is_good_for_42_days_of_the_clock(clock, storefront):
    clock.freeze(NEW_YEAR)
    token = (await storefront.login(sealed(NEW_YEAR)))["customerAccessToken"]
    clock.advance(timedelta(days=42) - timedelta(microseconds=1))
    before = await storefront.ask(WHO, token=token["accessToken"])
    clock.advance(timedelta(microseconds=1))
    after = await storefront.ask(WHO, token=token["accessToken"])
    assert token["expiresAt"] == "2030-02-12T00:00:00Z"
    assert before["data"] == {"customer": {"email": "ada@lovelace.example"}}
    assert after["data"] == {"customer": None}


async def test_an_access_token_lives_again_when_the_clock_is_put_back(clock, storefront):
    clock.freeze(NEW_YEAR)
    token = (await storefront.login(sealed(NEW_YEAR)))["customerAccessToken"]["accessToken"]
    clock.advance(timedelta(days=43))
    clock.set(NEW_YEAR)
    answer = await storefront.ask(WHO, token=token)
    assert answer["data"] == {"customer": {"email": "ada@lovelace.example"}}


async def test_each_world_has_a_clock_of_its_own(clock, outcome, mint):
    clock.advance(LONGER_THAN_A_TOKEN)
    assert await outcome(mint(), **{"X-Sandbox-World": "other"}) == "in"


@pytest.mark.parametrize("year", [1970, 8999])
async def test_customers_can_log_in_at_either_end_of_time(clock, storefront, year):
    at = clock.freeze(datetime(year, 6, 1, tzinfo=UTC))
    payload = await storefront.login(sealed(at))
    assert payload["customerAccessToken"]["expiresAt"] == f"{year}-07-13T00:00:00Z"

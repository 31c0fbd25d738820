"""Which clock says how old a Multipass token is, and what a refusal tells of the two."""

import pytest

from tests.conftest import LOGIN

WORLD = "/_sandbox/api/worlds/default"


@pytest.fixture
def put(storefront):
    async def put(path, body, method="PUT"):
        response = await storefront.client.request(method, f"{WORLD}/{path}", json=body)
        assert response.status in {200, 201}
        return await response.json()

    return put


@pytest.mark.parametrize(
    ("length", "difference"), [("PT2H", "7200 s (2 h)"), ("P30D", "2592000 s (30 d)")]
)
async def test_the_reason_names_how_far_the_worlds_clock_is_ahead(
    storefront, put, mint, length, difference
):
    await put("clock", {"advance": length})
    reason = await storefront.reason(LOGIN, multipassToken=mint())
    assert reason.startswith("multipass.expired: created_at ")
    assert reason.endswith(
        f" The world's clock is {difference} ahead of the machine's, and multipassClock is WORLD."
    )


async def test_the_reason_names_how_far_the_worlds_clock_is_behind(storefront, put, mint):
    await put("clock", {"freeze": "2020-01-01T00:00:00Z"})
    reason = await storefront.reason(LOGIN, multipassToken=mint())
    assert reason.startswith("multipass.future: created_at ")
    assert " behind the machine's, and multipassClock is WORLD." in reason


async def test_a_clock_that_was_not_moved_is_not_named(storefront, mint):
    old = mint(created_at="2020-01-01T00:00:00Z")
    assert "clock" not in await storefront.reason(LOGIN, multipassToken=old)


@pytest.mark.parametrize("change", [{"advance": "P30D"}, {"freeze": "2020-01-01T00:00:00Z"}])
async def test_the_machines_clock_judges_tokens_if_the_shop_says_so(storefront, put, mint, change):
    await put("clock", change)
    await put("shop", {"multipassClock": "MACHINE"}, "PATCH")
    token = mint()
    assert (await storefront.login(token))["customerUserErrors"] == []
    assert (await storefront.reason(LOGIN, multipassToken=token)).startswith(
        "multipass.already-used: "
    )


async def test_the_world_makes_and_explains_tokens_by_the_clock_that_judges_them(put, storefront):
    await put("clock", {"advance": "P30D"})
    await put("shop", {"multipassClock": "MACHINE"}, "PATCH")
    made = await put("multipass/tokens", {"customer": {"email": "ada@example.com"}}, "POST")
    explanation = await put("multipass/explain", {"token": made["token"]}, "POST")
    assert explanation["opens"] is True
    assert (await storefront.login(made["token"]))["customerUserErrors"] == []


async def test_the_login_is_good_by_the_worlds_clock(put, storefront, mint):
    await put("clock", {"freeze": "2031-01-01T00:00:00Z"})
    await put("shop", {"multipassClock": "MACHINE"}, "PATCH")
    login = await storefront.login(mint())
    assert login["customerAccessToken"]["expiresAt"] == "2031-02-12T00:00:00Z"


async def test_an_explanation_names_the_difference_as_the_reason_of_the_login_does(
    storefront, put, mint
):
    await put("clock", {"freeze": "2020-01-01T00:00:00Z"})
    token = mint()
    explanation = await put("multipass/explain", {"token": token}, "POST")
    assert explanation["steps"][-1]["detail"] == explanation["message"]
    assert explanation["cause"]["name"] == "world-clock"
    difference = " behind the machine's, and multipassClock is WORLD."
    reason = await storefront.reason(LOGIN, multipassToken=token)
    assert [difference in text for text in (explanation["message"], reason)] == [True, True]


async def test_a_token_of_the_worlds_time_is_explained_where_the_machines_clock_judges(put):
    await put("clock", {"advance": "P30D"})
    made = await put("multipass/tokens", {"customer": {"email": "ada@example.com"}}, "POST")
    await put("shop", {"multipassClock": "MACHINE"}, "PATCH")
    explanation = await put("multipass/explain", {"token": made["token"]}, "POST")
    assert explanation["message"].endswith(
        " The world's clock is 2592000 s (30 d) ahead of the machine's,"
        " and multipassClock is MACHINE."
    )
    assert explanation["cause"] == {
        "name": "machine-clock",
        "message": (
            "The token has the time of the world, and multipassClock is MACHINE."
            " The world's clock is 2592000 s (30 d) ahead of this machine's."
        ),
        "remedy": "Make the token with the time of this machine, or set multipassClock to WORLD.",
    }

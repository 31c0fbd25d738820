"""Worlds, made and thrown away by the control API."""

import pytest

EMPTY = {
    "customers": 119,
    "customerAccessTokens": 0,
    "usedMultipassTokens": 0,
    "mails": 0,
    "scenariosOn": 0,
}
BLUE = "/worlds/blue"
HEADER = {"X-Sandbox-World": "blue"}


@pytest.fixture
async def as_started(call):
    """What a world of this server is, when nobody told anything."""
    _, made = await call("PUT", "/worlds/as-started")
    return {key: made[key] for key in ("seed", "customers", "locale", "catalog", "counts")}


async def test_a_world_is_made_as_the_server_was_started(start):
    storefront = await start(seed=7, customers=3, locale="de_DE")
    response = await storefront.client.put("/_sandbox/api/worlds/blue")
    assert response.status == 201
    made = await response.json()
    assert made == {
        "name": "blue",
        "seed": 7,
        "customers": 3,
        "locale": "de_DE",
        "catalog": 0,
        "counts": {**EMPTY, "customers": made["counts"]["customers"]},
    }


async def test_a_world_is_made_from_what_is_told(call, as_started):
    told = {"seed": 8, "customers": 1_000_000, "locale": "ja_JP", "catalog": 100_000}
    status, made = await call("PUT", BLUE, told)
    more = 1_000_000 - as_started["customers"]
    counts = as_started["counts"]
    expected = {**counts, "customers": counts["customers"] + more}
    assert (status, made) == (201, {"name": "blue", **told, "counts": expected})


@pytest.mark.parametrize("told", [None, {}, {"seed": 8}, {"seed": 8, "locale": "en_US"}])
async def test_a_world_that_is_there_is_kept(call, told):
    _, made = await call("PUT", BLUE, {"seed": 8})
    assert await call("PUT", BLUE, told) == (200, made)


async def test_a_world_that_is_there_is_not_made_from_something_else(call, problem):
    _, made = await call("PUT", BLUE, {"seed": 8})
    assert await problem("PUT", BLUE, {"seed": 9, "customers": 5}) == (
        409,
        "world-exists",
        (
            "the world blue was made from another seed (8, not 9), customers (100, not 5): "
            "delete it first, or use another name"
        ),
    )
    assert await call("GET", BLUE) == (200, made)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(
            {"customers": -1},
            [("#/customers", "a seed holds 0 to 5,000,000 generated customers, not -1")],
            id="customers",
        ),
        pytest.param(
            {"catalog": 500_001},
            [("#/catalog", "a seed holds 0 to 500,000 made-up products, not 500,001")],
            id="catalog",
        ),
        pytest.param(
            {"locale": "xx_YY"},
            [("#/locale", "There is no locale 'xx_YY'. Try en_US, de_DE or ja_JP.")],
            id="locale",
        ),
    ],
)
async def test_refuses_what_no_world_can_be_made_from(faults, call, told, expected):
    assert await faults("PUT", BLUE, told) == expected
    assert await call("GET", "/worlds") == (200, {"worlds": []})


async def test_counts_what_is_in_a_world(call, storefront, mint, as_started):
    await storefront.login(mint(email="new@example.com"), headers=HEADER)
    await storefront.login(mint(email="enabled@sandbox.example"), headers=HEADER)
    await call("POST", f"{BLUE}/customers", {"email": "ada@example.com"})
    _, page = await call("GET", f"{BLUE}/customers", email="ada@example.com")
    (customer,) = page["customers"]
    await call("POST", f"{BLUE}/customers/{customer['id']}/invite")
    status, shown = await call("GET", BLUE)
    expected = {
        "customers": as_started["counts"]["customers"] + 2,
        "customerAccessTokens": 2,
        "usedMultipassTokens": 2,
        "mails": 1,
        "scenariosOn": 0,
    }
    assert (status, shown["counts"]) == (200, expected)


async def test_lists_worlds_by_name(call, storefront):
    await storefront.ask("{ __typename }")
    await call("PUT", BLUE, {"seed": 8})
    seed = {"seed": 1, "customers": 100, "locale": "en_US", "catalog": 0}
    assert await call("GET", "/worlds") == (
        200,
        {"worlds": [{"name": "blue", **seed, "seed": 8}, {"name": "default", **seed}]},
    )


async def test_lists_worlds_in_pages(call):
    for name in ("blue", "green", "grey", "red"):
        await call("PUT", f"/worlds/{name}")
    _, whole = await call("GET", "/worlds", query="re")
    status, page = await call("GET", "/worlds", query="re", first="2")
    info = {"hasNextPage": True, "endCursor": "grey"}
    assert (status, page) == (200, {"worlds": whole["worlds"][:2], "pageInfo": info})
    _, last = await call("GET", "/worlds", query="re", first="2", after="grey")
    assert last == {
        "worlds": whole["worlds"][2:],
        "pageInfo": {"hasNextPage": False, "endCursor": None},
    }
    assert [world["name"] for world in whole["worlds"]] == ["green", "grey", "red"]


@pytest.mark.parametrize("first", ["0", "251", "many"])
async def test_a_page_of_worlds_has_a_size(problem, first):
    status, slug, _ = await problem("GET", "/worlds", first=first)
    assert (status, slug) == (400, "invalid-query")


async def test_a_reset_undoes_what_was_done(call, storefront, mint):
    _, made = await call("PUT", BLUE, {"seed": 8})
    token = mint()
    await storefront.login(token, headers=HEADER)
    assert await call("POST", f"{BLUE}/reset") == (200, made)
    payload = await storefront.login(token, headers=HEADER)
    assert payload["customerUserErrors"] == []


async def test_a_reset_leaves_other_worlds_alone(call, storefront, mint):
    token = mint()
    await storefront.login(token)
    await call("POST", f"{BLUE}/reset")
    payload = await storefront.login(token)
    assert [error["code"] for error in payload["customerUserErrors"]] == [
        "INVALID_MULTIPASS_REQUEST"
    ]


async def test_a_reset_makes_a_world_that_is_not_there(call, as_started):
    assert await call("POST", f"{BLUE}/reset") == (200, {"name": "blue", **as_started})


async def test_a_forgotten_world_is_made_anew_when_it_is_named(call):
    await call("PUT", BLUE, {"seed": 8})
    assert await call("DELETE", BLUE) == (204, None)
    assert await call("GET", "/worlds") == (200, {"worlds": []})
    status, made = await call("PUT", BLUE)
    assert (status, made["seed"]) == (201, 1)


@pytest.mark.parametrize(
    ("method", "path"), [("GET", ""), ("DELETE", ""), ("GET", "/clock"), ("GET", "/journal")]
)
async def test_a_name_that_no_world_can_have_is_refused(problem, method, path):
    status, slug, detail = await problem(method, f"/worlds/Blue_{path}")
    assert (status, slug) == (400, "invalid-world-name")
    assert detail.startswith("'Blue_' cannot name a world: use 1 to 63 of a-z, 0-9 and '-'")


@pytest.mark.parametrize("method", ["GET", "DELETE"])
async def test_a_world_that_is_not_there_is_not_found(problem, method):
    assert await problem(method, BLUE) == (
        404,
        "world-not-found",
        "there is no world blue: make it first, or name it in a Storefront API request",
    )


@pytest.mark.parametrize(
    ("method", "path"),
    [("PUT", ""), ("POST", "/reset"), ("GET", "/inbox"), ("GET", "/customers/1")],
)
async def test_refuses_a_name_no_world_can_have(problem, method, path):
    assert await problem(method, f"/worlds/Blue{path}") == (
        400,
        "invalid-world-name",
        (
            "'Blue' cannot name a world: use 1 to 63 of a-z, 0-9 and '-', "
            "neither beginning nor ending with '-'."
        ),
    )


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/journal/verify", {"operation": "shop", "count": 0}),
        ("GET", "/inbox", None),
        ("PUT", "/scenarios/throttled", {}),
        ("GET", "", None),
    ],
)
async def test_with_strict_worlds_a_call_makes_no_world(start, method, path, body):
    storefront = await start(strict_worlds=True)
    api = "/_sandbox/api/worlds"
    await storefront.client.put(f"{api}/checkout", json={})
    refused = await storefront.client.request(method, f"{api}/chekout{path}", json=body)
    problem = await refused.json()
    hint = "there is no world chekout: did you mean checkout?"
    assert (refused.status, problem["detail"]) == (
        404,
        f"{hint} Else make it first, or name it in a Storefront API request",
    )
    found = await storefront.client.request(method, f"{api}/checkout{path}", json=body)
    assert found.status == 200


async def test_with_strict_worlds_a_snapshot_makes_a_world(start):
    storefront = await start(strict_worlds=True)
    api = "/_sandbox/api/worlds"
    snapshot = await (await storefront.client.get(f"{api}/default/snapshot")).json()
    assert (await storefront.client.put(f"{api}/blue/snapshot", json=snapshot)).status == 201
    assert (await storefront.client.get(f"{api}/blue")).status == 200

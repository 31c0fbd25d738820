"""`tokenless`: a request is answered as one without a Storefront access token."""

API = "/_sandbox/api/worlds/default"
ON = {"X-Sandbox-Scenario": "tokenless"}
TAGS = '{ product(handle: "enamel-mug") { title tags } }'
MENU = '{ menu(handle: "main-menu") { title } }'
LARGE = """{ products(first: 250) { nodes { variants(first: 250) { nodes {
  product { variants(first: 250) { nodes { id } } } } } } } }"""


async def test_what_needs_a_token_is_denied(start):
    asked, tokenless = await start(), await start(default_token=None)
    answers = [await asked.ask(each, headers=ON) for each in (TAGS, MENU)]
    assert answers == [await tokenless.ask(each) for each in (TAGS, MENU)]
    assert [error["extensions"]["code"] for each in answers for error in each["errors"]] == [
        "ACCESS_DENIED",
        "ACCESS_DENIED",
    ]


async def test_the_cost_is_limited(start):
    asked, tokenless = await start(), await start(default_token=None)
    answer = await asked.ask(LARGE, headers=ON)
    assert answer == await tokenless.ask(LARGE)
    assert answer["errors"][0]["extensions"]["code"] == "MAX_COMPLEXITY_EXCEEDED"


async def test_what_is_kept_for_answers_with_a_token_is_not_shown(storefront):
    with_token = await storefront.ask(TAGS)
    without = await storefront.ask(TAGS, headers=ON)
    assert (with_token["data"]["product"]["title"], without["data"]["product"]) == (
        "Enamel Mug",
        None,
    )
    assert await storefront.ask(TAGS) == with_token


async def test_it_is_switched_on_for_so_many_requests_of_a_world(storefront):
    path = f"{API}/scenarios/tokenless"
    await storefront.client.put(path, json={"times": 2, "match": {"operation": "menu"}})
    answers = [await storefront.ask(each) for each in (TAGS, MENU, MENU, MENU)]
    assert ["errors" in each for each in answers] == [False, True, True, False]


async def test_the_reason_is_told(storefront):
    response = await storefront.post(MENU, headers={**ON, "X-Sandbox-Explain": "1"})
    assert response.headers["X-Sandbox-Reason"].startswith("scenario.tokenless: ")

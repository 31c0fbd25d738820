"""`index-lag`: lists and searches answer from the index of before a change."""

import pytest

API = "/_sandbox/api/worlds/default"
SWITCH = f"{API}/scenarios/index-lag"
LISTS = """{
  products(first: 1, query: "title:Quokka*") { nodes { handle title } }
  search(first: 1, query: "Quokka", types: PRODUCT) { totalCount }
  collections(first: 1, query: "title:Quokkas") { nodes { title } }
  pages(first: 1, query: "title:Quokkas") { nodes { title } }
}"""
NOTHING = {
    "products": {"nodes": []},
    "search": {"totalCount": 0},
    "collections": {"nodes": []},
    "pages": {"nodes": []},
}
ALL = {
    "products": {"nodes": [{"handle": "quokka", "title": "Quokka"}]},
    "search": {"totalCount": 1},
    "collections": {"nodes": [{"title": "Quokkas"}]},
    "pages": {"nodes": [{"title": "Quokkas"}]},
}
BY_HANDLE = '{ product(handle: "quokka") { title } }'
VENDORS = '{ products(first: 5, query: "vendor:Acme") { nodes { vendor } } }'


@pytest.fixture
async def shop(storefront):
    await call(storefront, "PUT", f"{API}/clock", {"freeze": "2026-06-01T10:00:00Z"})
    return storefront


async def call(storefront, method, path, body=None):
    response = await storefront.client.request(method, path, json=body)
    assert response.status < 300, await response.text()
    return await response.json() if response.status != 204 else None


async def switch_on(shop, **changes):
    await call(shop, "PUT", SWITCH, changes)


async def make_all(shop):
    await call(shop, "POST", f"{API}/products", {"title": "Quokka"})
    await call(shop, "POST", f"{API}/collections", {"title": "Quokkas"})
    await call(shop, "POST", f"{API}/pages", {"title": "Quokkas"})


async def wait(shop, length):
    await call(shop, "PUT", f"{API}/clock", {"advance": length})


async def data(shop, document, **headers):
    return (await shop.ask(document, headers=headers))["data"]


async def test_what_is_new_is_in_no_list_until_the_lag_is_over(shop):
    await switch_on(shop)
    await make_all(shop)
    await wait(shop, "PT9S")
    before = await data(shop, LISTS)
    await wait(shop, "PT1S")
    assert (before, await data(shop, LISTS)) == (NOTHING, ALL)


async def test_what_is_new_is_read_by_its_handle_at_once(shop):
    await switch_on(shop)
    await make_all(shop)
    assert await data(shop, BY_HANDLE) == {"product": {"title": "Quokka"}}


async def test_a_change_is_found_by_what_it_was_until_the_lag_is_over(shop):
    await make_all(shop)
    await switch_on(shop)
    await call(shop, "PATCH", f"{API}/products/quokka", {"title": "Pot", "handle": "quokka"})
    before = await data(shop, LISTS)
    await wait(shop, "PT10S")
    assert (before["products"], (await data(shop, LISTS))["products"]) == (
        ALL["products"],
        NOTHING["products"],
    )


async def test_of_several_changes_each_is_shown_when_its_own_lag_is_over(shop):
    await make_all(shop)
    await switch_on(shop)
    found = []
    for vendor in ("Acme", "Bolt"):
        await call(shop, "PATCH", f"{API}/products/quokka", {"vendor": vendor})
        await wait(shop, "PT6S")
        found.append(len((await data(shop, VENDORS))["products"]["nodes"]))
    await wait(shop, "PT4S")
    found.append(len((await data(shop, VENDORS))["products"]["nodes"]))
    assert found == [0, 1, 0]


async def test_what_is_deleted_stays_in_lists_until_the_lag_is_over(shop):
    await make_all(shop)
    await switch_on(shop)
    await call(shop, "DELETE", f"{API}/products/quokka")
    before = await data(shop, LISTS)
    await wait(shop, "PT10S")
    after = await data(shop, LISTS)
    assert (before["products"], after["products"]) == (ALL["products"], NOTHING["products"])


async def test_a_lag_of_another_length_is_switched_on_with_an_effect(shop):
    await switch_on(shop, match={"operation": "products"}, effect={"lag": "PT60S"})
    await make_all(shop)
    await wait(shop, "PT59S")
    assert await data(shop, LISTS) == {**ALL, "products": NOTHING["products"]}


async def test_a_header_goes_by_the_versions_that_were_kept_while_another_was_on(shop):
    mine = {"match": {"operation": "blogs"}, "effect": {"lag": "PT1S"}}
    await call(shop, "PUT", f"{API}/scenarios/mine", mine)
    await make_all(shop)
    plain = await data(shop, LISTS)
    asked = await data(shop, LISTS, **{"X-Sandbox-Scenario": "index-lag"})
    assert (plain, asked) == (ALL, NOTHING)


async def test_lists_are_up_to_date_once_it_is_off(shop):
    await switch_on(shop)
    await make_all(shop)
    await call(shop, "DELETE", SWITCH)
    assert await data(shop, LISTS) == ALL


async def test_a_snapshot_has_the_lag(shop):
    await switch_on(shop)
    await make_all(shop)
    snapshot = await call(shop, "GET", f"{API}/snapshot")
    await call(shop, "DELETE", API)
    await call(shop, "PUT", f"{API}/snapshot", snapshot)
    before = await data(shop, LISTS)
    await wait(shop, "PT10S")
    assert (before, await data(shop, LISTS)) == (NOTHING, ALL)


async def test_no_more_than_a_thousand_versions_are_kept(shop):
    await switch_on(shop)
    await call(shop, "POST", f"{API}/pages", {"title": "Quokkas"})
    for number in range(1_001):
        await call(shop, "PATCH", f"{API}/pages/quokkas", {"body": str(number)})
    snapshot = await call(shop, "GET", f"{API}/snapshot")
    assert 900 <= len(snapshot["records"]["FormerVersion"]["put"]) <= 1_000

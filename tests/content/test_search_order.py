"""The order of what `search` and `predictiveSearch` find: titles count most."""

import pytest

SEARCH = """query ($query: String!) {
  search(query: $query, first: 50, types: PRODUCT) { nodes { ... on Product { title } } }
  predictiveSearch(query: $query, types: PRODUCT, limit: 10) { products { title } }
}"""


async def found(storefront, query):
    """Return the titles that each of the two finds."""
    data = (await storefront.ask(SEARCH, query=query))["data"]
    return (
        [node["title"] for node in data["search"]["nodes"]],
        [product["title"] for product in data["predictiveSearch"]["products"]],
    )


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        pytest.param("mug", {"Enamel Mug"}, id="one title"),
        pytest.param("lantern", {"Storm Lantern"}, id="another title"),
        pytest.param(
            "tent",
            {"Canvas Bell Tent", "Tent Pegs, Set of Eight", "Trail Tent for Two"},
            id="the word of several",
        ),
    ],
)
async def test_products_with_the_word_in_their_title_come_first(storefront, query, titles):
    for listed in await found(storefront, query):
        first = {title for title in listed[: len(titles)] if title in titles}
        assert (first, len(listed) > len(titles)) == (titles, True)


async def test_among_titles_the_newest_comes_first(storefront):
    created = """{ search(query: "tent", first: 3, types: PRODUCT) {
      nodes { ... on Product { id } } } }"""
    nodes = (await storefront.ask(created))["data"]["search"]["nodes"]
    numbers = [int(node["id"].partition("?")[0].rpartition("/")[2]) for node in nodes]
    assert numbers == sorted(numbers, reverse=True)

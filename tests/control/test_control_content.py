"""Collections, content, menus and redirects, as a merchant makes and changes them."""

import pytest

BLUE = "/worlds/blue"
HEADER = {"X-Sandbox-World": "blue"}
NOW = "2026-11-23T10:00:00Z"
NO_SEO = {"title": None, "description": None}
COLLECTION = """
query ($handle: String!) {
  collection(handle: $handle) {
    title description image { url altText }
    products(first: 5) { nodes { handle } }
  }
}
"""
PAGE = "query ($handle: String!) { page(handle: $handle) { title body bodySummary } }"
ARTICLE = """
query ($blog: String!, $handle: String!) {
  blog(handle: $blog) {
    title
    articleByHandle(handle: $handle) {
      title content excerpt tags author { name } image { url }
      comments(first: 3) { nodes { content author { name } } }
    }
  }
}
"""
MENU = """
query ($handle: String!) {
  menu(handle: $handle) {
    title itemsCount
    items { title type url resource { ... on Product { title } } items { title url } }
  }
}
"""
REDIRECT = "query ($q: String!) { urlRedirects(first: 1, query: $q) { nodes { target } } }"


@pytest.fixture
def ask(storefront):
    async def ask(document, **variables):
        answer = await storefront.ask(document, headers=HEADER, **variables)
        assert "errors" not in answer
        return answer["data"]

    return ask


@pytest.fixture
async def at_ten(call):
    await call("PUT", f"{BLUE}/clock", {"freeze": NOW})


@pytest.mark.usefixtures("at_ten")
async def test_a_new_collection_is_as_shopify_makes_one(call):
    status, made = await call("POST", f"{BLUE}/collections", {"title": "Picnic"})
    assert status == 201
    assert made == {
        "id": made["id"],
        "handle": "picnic",
        "title": "Picnic",
        "descriptionHtml": "",
        "published": True,
        "sortOrder": "MANUAL",
        "products": [],
        "rules": [],
        "image": None,
        "seo": NO_SEO,
        "updatedAt": NOW,
        "metafields": [],
    }


async def test_a_collection_has_its_products_in_their_order(call, ask):
    body = {
        "title": "Picnic",
        "descriptionHtml": "<p>Eat out</p>",
        "products": ["kettle", "enamel-mug"],
        "image": {"url": "https://example.com/picnic.png", "alt": "A basket"},
    }
    await call("POST", f"{BLUE}/collections", body)
    assert (await ask(COLLECTION, handle="picnic"))["collection"] == {
        "title": "Picnic",
        "description": "Eat out",
        "image": {"url": "https://example.com/picnic.png", "altText": "A basket"},
        "products": {"nodes": [{"handle": "kettle"}, {"handle": "enamel-mug"}]},
    }


async def test_a_collection_with_rules_follows_its_products(call, ask):
    rules = [{"vendor": "Potter", "priceBelow": 10}]
    _, made = await call("POST", f"{BLUE}/collections", {"title": "Cheap", "rules": rules})
    product = {"title": "Cup", "vendor": "Potter", "variants": [{"price": 9}]}
    await call("POST", f"{BLUE}/products", product)
    before = await ask(COLLECTION, handle="cheap")
    await call("PATCH", f"{BLUE}/products/cup", {"variants": [{"price": 10}]})
    after = await ask(COLLECTION, handle="cheap")
    assert made["rules"][0]["priceBelow"] == "10.00"
    assert before["collection"]["products"]["nodes"] == [{"handle": "cup"}]
    assert after["collection"]["products"]["nodes"] == []


async def test_a_collection_is_sorted_hidden_and_deleted(call, ask):
    path = f"{BLUE}/collections/camp-kitchen"
    await call("PATCH", path, {"sortOrder": "PRICE_DESC", "products": ["enamel-mug", "camp-stove"]})
    shown = await ask(COLLECTION, handle="camp-kitchen")
    handles = [each["handle"] for each in shown["collection"]["products"]["nodes"]]
    assert handles == ["camp-stove", "enamel-mug"]
    await call("PATCH", path, {"published": False, "image": None})
    assert (await ask(COLLECTION, handle="camp-kitchen"))["collection"] is None
    assert await call("DELETE", path) == (204, None)
    status, _ = await call("GET", path)
    assert status == 404


@pytest.mark.usefixtures("at_ten")
async def test_a_page_is_made_changed_hidden_and_deleted(call, ask):
    page = {"title": "Our story", "body": "<p>Once</p>"}
    status, made = await call("POST", f"{BLUE}/pages", page)
    assert (status, made) == (
        201,
        {
            "id": made["id"],
            "handle": "our-story",
            "title": "Our story",
            "body": "<p>Once</p>",
            "publishedAt": NOW,
            "createdAt": NOW,
            "updatedAt": NOW,
            "seo": NO_SEO,
            "metafields": [],
        },
    )
    await call("PATCH", f"{BLUE}/pages/our-story", {"body": "<p>Twice</p>"})
    shown = await ask(PAGE, handle="our-story")
    assert shown["page"]["bodySummary"] == "Twice"
    await call("PATCH", f"{BLUE}/pages/our-story", {"published": False})
    assert (await ask(PAGE, handle="our-story"))["page"] is None
    await call("DELETE", f"{BLUE}/pages/{made['id']}")
    _, page = await call("GET", f"{BLUE}/pages", query="handle:our-story")
    assert page == {"pages": [], "pageInfo": {"hasNextPage": False, "endCursor": None}}


@pytest.mark.usefixtures("at_ten")
async def test_a_page_is_hidden_until_it_is_to_be_published(call, ask):
    page = {"title": "Sale", "publishedAt": "2026-11-24T00:00:00Z"}
    await call("POST", f"{BLUE}/pages", page)
    assert (await ask(PAGE, handle="sale"))["page"] is None
    await call("PUT", f"{BLUE}/clock", {"advance": "P1D"})
    assert (await ask(PAGE, handle="sale"))["page"]["title"] == "Sale"


async def test_an_article_of_a_new_blog_is_shown_with_its_comments(call, ask):
    await call("POST", f"{BLUE}/blogs", {"title": "Field notes"})
    article = {
        "blog": "field-notes",
        "title": "Rain",
        "contentHtml": "<p>Wet.</p>",
        "excerptHtml": "<p>W</p>",
        "tags": ["b", "A"],
        "author": {"name": "Ada Lovelace"},
        "image": {"url": "https://example.com/rain.png"},
        "comments": [{"author": {"name": "Bob", "email": "b@c.d"}, "contentHtml": "<p>So</p>"}],
    }
    status, made = await call("POST", f"{BLUE}/articles", article)
    assert (status, made["handle"], made["blog"]) == (201, "rain", "field-notes")
    assert (await ask(ARTICLE, blog="field-notes", handle="rain"))["blog"] == {
        "title": "Field notes",
        "articleByHandle": {
            "title": "Rain",
            "content": "Wet.",
            "excerpt": "W",
            "tags": ["A", "b"],
            "author": {"name": "Ada Lovelace"},
            "image": {"url": "https://example.com/rain.png"},
            "comments": {"nodes": [{"content": "So", "author": {"name": "Bob"}}]},
        },
    }


async def test_an_article_moves_to_another_blog_where_its_handle_is_free(call, faults):
    await call("POST", f"{BLUE}/blogs", {"title": "Other"})
    _, made = await call("POST", f"{BLUE}/articles", {"blog": "news", "title": "Rain"})
    _, moved = await call("PATCH", f"{BLUE}/articles/rain", {"blog": "other"})
    _, again = await call("POST", f"{BLUE}/articles", {"blog": "news", "title": "Rain"})
    assert (moved["blog"], again["handle"]) == ("other", "rain")
    found = await faults("PATCH", f"{BLUE}/articles/{made['id']}", {"blog": "news"})
    assert found == [("#/handle", "is 'rain', which another has: write another handle")]


async def test_a_deleted_blog_takes_its_articles_along(call):
    await call("POST", f"{BLUE}/blogs", {"title": "Other"})
    _, made = await call("POST", f"{BLUE}/articles", {"blog": "other", "title": "Rain"})
    await call("DELETE", f"{BLUE}/blogs/other")
    status, _ = await call("GET", f"{BLUE}/articles/{made['id']}")
    assert status == 404


async def test_an_article_is_found_and_deleted(call):
    await call("POST", f"{BLUE}/articles", {"blog": "news", "title": "Rain", "tags": ["wet"]})
    _, page = await call("GET", f"{BLUE}/articles", query="tag:wet")
    await call("DELETE", f"{BLUE}/articles/rain")
    _, none = await call("GET", f"{BLUE}/articles", query="tag:wet")
    assert ([each["handle"] for each in page["articles"]], none["articles"]) == (["rain"], [])


async def test_a_menu_leads_to_what_its_items_name(call, ask):
    items = [
        {
            "title": "Mug",
            "type": "PRODUCT",
            "handle": "enamel-mug",
            "items": [{"title": "Out", "type": "HTTP", "url": "https://example.com/"}],
        }
    ]
    status, made = await call("POST", f"{BLUE}/menus", {"title": "Mugs", "items": items})
    assert (status, made["handle"]) == (201, "mugs")
    assert (await ask(MENU, handle="mugs"))["menu"] == {
        "title": "Mugs",
        "itemsCount": 1,
        "items": [
            {
                "title": "Mug",
                "type": "PRODUCT",
                "url": "https://sandbox.myshopify.com/products/enamel-mug",
                "resource": {"title": "Enamel Mug"},
                "items": [{"title": "Out", "url": "https://example.com/"}],
            }
        ],
    }
    _, renamed = await call("PATCH", f"{BLUE}/menus/mugs", {"title": "Cups"})
    assert renamed == {**made, "title": "Cups"}
    await call("DELETE", f"{BLUE}/menus/mugs")
    assert (await ask(MENU, handle="mugs"))["menu"] is None
    _, page = await call("GET", f"{BLUE}/menus", query="handle:footer")
    assert [menu["handle"] for menu in page["menus"]] == ["footer"]


async def test_a_redirect_leads_elsewhere_until_it_is_deleted(call, ask):
    _, made = await call("POST", f"{BLUE}/redirects", {"path": "/old", "target": "/new"})
    await call("PATCH", f"{BLUE}/redirects/{made['id']}", {"target": "/newer"})
    shown = await ask(REDIRECT, q="path:/OLD")
    assert shown["urlRedirects"]["nodes"] == [{"target": "/newer"}]
    await call("DELETE", f"{BLUE}/redirects/{made['id']}")
    assert (await ask(REDIRECT, q="path:/old"))["urlRedirects"]["nodes"] == []


async def test_all_of_it_is_in_the_snapshot_of_the_world(call):
    await call("POST", f"{BLUE}/collections", {"title": "Picnic", "products": ["kettle"]})
    await call("POST", f"{BLUE}/articles", {"blog": "news", "title": "Rain"})
    await call("DELETE", f"{BLUE}/menus/footer")
    _, snapshot = await call("GET", f"{BLUE}/snapshot")
    await call("PUT", "/worlds/green/snapshot", snapshot)
    for path in ("collections/picnic", "articles/rain"):
        assert await call("GET", f"/worlds/green/{path}") == await call("GET", f"{BLUE}/{path}")
    status, _ = await call("GET", "/worlds/green/menus/footer")
    assert status == 404


DEEP = {"title": "1", "type": "SEARCH"}
for level in "234":
    DEEP = {"title": level, "type": "SEARCH", "items": [DEEP]}


@pytest.mark.parametrize(
    ("path", "body", "expected"),
    [
        ("collections", {}, ("#/title", "is missing: write a string")),
        (
            "collections",
            {"title": "A", "products": ["kettle", "nothing"]},
            (
                "#/products/1",
                "is 'nothing': the world has no such product: write the handle or the id of one",
            ),
        ),
        (
            "collections",
            {"title": "A", "rules": [{"tag": "a"}], "products": ["kettle"]},
            (
                "#/products",
                "cannot be listed: the collection has rules. Leave it out, or let rules be []",
            ),
        ),
        (
            "collections",
            {"title": "A", "rules": [{}]},
            ("#/rules/0", "is empty: every product would meet it. Write a condition"),
        ),
        (
            "pages",
            {"title": "A", "handle": "contact"},
            ("#/handle", "is 'contact', which another has: write another handle"),
        ),
        (
            "pages",
            {"title": "A", "publishedAt": "2026-01-01T00:00:00"},
            ("#/publishedAt", "is out of range: 1970-01-01 to 9000-01-01, with a time zone"),
        ),
        ("blogs", {"title": 1}, ("#/title", "must be a string in quotes, not a whole number")),
        ("articles", {"title": "A"}, ("#/blog", "is missing: write a string")),
        (
            "articles",
            {"title": "A", "blog": "nowhere"},
            (
                "#/blog",
                "is 'nowhere': the world has no such blog: write the handle or the id of one",
            ),
        ),
        (
            "menus",
            {"title": "A", "items": [{"title": "B", "type": "HTTP"}]},
            ("#/items/0/url", "is missing: an item of the type HTTP has one"),
        ),
        (
            "menus",
            {"title": "A", "items": [DEEP]},
            ("#/items/0/items/0/items/0/items", "are deeper than 3 levels, which is the most"),
        ),
        (
            "redirects",
            {"path": "old", "target": "/"},
            ("#/path", "does not begin with a slash: it is a path of the shop"),
        ),
    ],
)
async def test_what_is_wrong_is_refused_and_changes_nothing(call, faults, path, body, expected):
    _, before = await call("GET", f"{BLUE}/snapshot")
    found = await faults("POST", f"{BLUE}/{path}", body)
    _, after = await call("GET", f"{BLUE}/snapshot")
    assert found == [expected]
    assert after["records"] == before["records"]


async def test_a_path_leads_to_one_place(call, faults):
    await call("POST", f"{BLUE}/redirects", {"path": "/old", "target": "/new"})
    found = await faults("POST", f"{BLUE}/redirects", {"path": "/old", "target": "/other"})
    assert found == [("#/path", "is '/old', which leads to /new already: change that redirect")]

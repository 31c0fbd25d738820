"""The template's routes of catalog and content, unchanged: what their pages get of the sandbox."""

import re

import pytest
import requests


@pytest.fixture
def load(visitor):
    def load(route, path):
        shown = visitor().load(route, path)
        assert shown.status == 200
        return shown.page

    return load


def content_type(url):
    """Return the type of the file at *url*, which the sandbox serves."""
    with requests.get(url, timeout=20) as answer:
        return (answer.status_code, answer.headers["Content-Type"])


def test_home_has_a_collection_with_a_picture(load):
    featured = load("_index", "/?index")["featuredCollection"]
    assert (featured["handle"], featured["image"]["altText"]) == (
        "light-and-fire",
        "A fire in the dark",
    )
    assert content_type(featured["image"]["url"]) == (200, "image/webp")


def test_collections_are_listed_in_pages(load):
    first = load("collections._index", "/collections?index")["collections"]
    after = f"direction=next&cursor={first['pageInfo']['endCursor']}"
    second = load("collections._index", f"/collections?index&{after}")["collections"]
    handles = [each["handle"] for page in (first, second) for each in page["nodes"]]
    assert handles[:2] == ["camp-kitchen", "shelter"]
    assert len(handles) == len(set(handles)) == 8


def test_a_collection_has_its_products_in_order(load):
    collection = load("collections.$handle", "/collections/shelter")["collection"]
    products = collection["products"]["nodes"]
    assert collection["title"] == "Shelter"
    assert products[0]["title"] == "Tent Pegs, Set of Eight"
    assert products[0]["priceRange"]["minVariantPrice"] == {"amount": "14.0", "currencyCode": "USD"}
    assert all(product["featuredImage"]["width"] for product in products)


def test_a_product_has_its_options_and_the_variant_that_the_address_names(load):
    page = load("products.$handle", "/products/camp-shirt?Color=Sage&Size=L")
    product = page["product"]
    assert product["options"] == [
        {"name": "Color", "values": ["Sand", "Sage"]},
        {"name": "Size", "values": ["S", "M", "L"]},
    ]
    assert product["selectedVariant"]["selectedOptions"] == [
        {"name": "Color", "value": "Sage"},
        {"name": "Size", "value": "L"},
    ]


def test_a_search_finds_products_pages_and_articles(load):
    found = load("search", "/search?q=tent")["searchResults"]
    assert found["results"]["products"]["nodes"][0]["handle"] == "tent-pegs"
    assert found["totalResults"] >= 3


def test_suggestions_come_while_somebody_types(visitor):
    shown = visitor().submit(
        "api.predictive-search", "/api/predictive-search", q="mug", limit="6", type="ANY"
    )
    results = {each["type"]: each["items"] for each in shown.page["searchResults"]["results"]}
    assert shown.status == 200
    assert "Enamel Mug" in [item["title"] for item in results["products"]]
    assert results["queries"]


def test_a_blog_has_its_articles(load):
    blogs = load("blogs._index", "/blogs?index")["blogs"]["nodes"]
    articles = load("blogs.$blogHandle._index", "/blogs/news?index")["blog"]["articles"]["nodes"]
    article = load("blogs.$blogHandle.$articleHandle", "/blogs/news/first-night-out")["article"]
    assert [blog["handle"] for blog in blogs] == ["news", "journal"]
    assert articles[0]["title"] == article["title"] == "A First Night Out"
    assert content_type(article["image"]["url"]) == (200, "image/jpeg")


def test_a_page_has_its_text(load):
    page = load("pages.$handle", "/pages/about")["page"]
    assert (page["title"], "<h2>" in page["body"]) == ("About Us", True)


def test_policies_are_listed_and_shown(load):
    policies = load("policies._index", "/policies?index")["policies"]
    shown = load("policies.$handle", "/policies/privacy-policy")["policy"]
    assert [policy["handle"] for policy in policies] == [
        "privacy-policy",
        "shipping-policy",
        "terms-of-service",
        "refund-policy",
        "subscription-policy",
    ]
    assert shown["title"] == "Privacy Policy"


def test_the_sitemap_has_products_collections_and_pages(template_url, access_token):
    headers = {"X-Storefront-Token": access_token}
    answer = requests.get(f"{template_url}/sitemap.xml", headers=headers, timeout=20)
    places = re.findall(r"<loc>[^<]*?(/(?:products|collections|pages)/[^<]*)</loc>", answer.text)
    assert answer.headers["Content-Type"] == "application/xml"
    assert {"/products/enamel-mug", "/collections/shelter", "/pages/about"} <= set(places)


def test_a_product_that_there_is_not_is_not_found(visitor):
    assert visitor().load("products.$handle", "/products/nothing").status == 404

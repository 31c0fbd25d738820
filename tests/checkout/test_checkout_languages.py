"""The languages of the checkout, and that each page has the same sound markup in each of them."""

import re
from string import Formatter

import pytest
from msgspec.structs import asdict

from sandbox.account.html import HEADERS, STYLE
from sandbox.checkout_pages.english import ENGLISH
from sandbox.checkout_pages.languages import LANGUAGES
from tests.checkout.conftest import CONTACT, CREATE, MUG, Shopper
from tests.checkout.test_checkout_steps import to_payment

NO_STATE = {"checkout[shipping_address][province_code]": ""}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_each_text_has_the_same_gaps_in_each_language(language):
    def gaps(texts):
        return {
            key: {name for _, name, _, _ in Formatter().parse(text) if name}
            for key, text in asdict(texts).items()
            if isinstance(text, str)
        }

    assert gaps(LANGUAGES[language]) == gaps(ENGLISH)
    assert LANGUAGES[language].statuses.keys() == ENGLISH.statuses.keys()


@pytest.mark.parametrize(
    ("accepted", "language", "title"),
    [
        ("de-DE,de;q=0.9,en;q=0.8", "de", "Kontakt und Adresse"),
        ("ja,fr-CA;q=0.5", "fr", "Coordonnées et adresse"),
        ("ja", "en", "Contact and address"),
    ],
)
async def test_the_language_is_the_one_that_the_browser_likes_best(
    shopper, checkout_url, accepted, language, title
):
    await shopper.open(await checkout_url((MUG, 1)), Accept_Language=accepted)
    assert shopper.url.partition("?")[0].endswith(f"/{language}")
    assert shopper.seen.lines[4] == title
    assert shopper.seen.all("html") == [{"lang": language}]


@pytest.mark.parametrize("language", sorted(LANGUAGES))
async def test_a_purchase_stays_in_its_language(shopper, checkout_url, language):
    await shopper.open(f"{await checkout_url((MUG, 2))}&locale={language}")
    pages = [shopper.seen]
    for form, typed in (
        (f"/{language}", CONTACT),
        ("/shipping", {}),
        ("/payment", {"outcome": "PAYMENT_CARD_DECLINED"}),
        ("/payment", {"outcome": "CHALLENGE"}),
        ("/challenge", {"answer": "confirm"}),
    ):
        pages.append(await shopper.submit(form, **typed))
    link = shopper.seen.all("a")[-1]["href"].split("/", 3)[3]
    pages.append(await shopper.open(f"/{link}&locale={language}"))
    assert [seen.all("html") for seen in pages] == [[{"lang": language}]] * 7
    for seen in pages:
        check(seen)


def check(seen):
    """See that markup is sound: one heading, labels for all fields, no two ids alike."""
    assert {name: seen.headers[name] for name in HEADERS} == HEADERS
    assert len(seen.all("h1")) == len(seen.all("main")) == 1
    ids = [attributes["id"] for _, attributes in seen.page.tags if "id" in attributes]
    assert len(set(ids)) == len(ids)
    fields = [
        each["id"]
        for each in (*seen.all("input"), *seen.all("select"))
        if each.get("type") != "hidden"
    ]
    assert sorted(each["for"] for each in seen.all("label")) == sorted(fields)
    described = [each.get("aria-describedby") or "" for _, each in seen.page.tags]
    assert set(" ".join(described).split()) <= set(ids)
    assert not re.search(r"[{}]|%\(", "".join(seen.lines))
    classes = " ".join(each.get("class") or "" for _, each in seen.page.tags).split()
    assert set(classes) <= set(re.findall(r"\.([a-z]+)", STYLE))


async def test_a_page_of_another_site_cannot_send_a_form(shopper, checkout_url):
    await to_payment(shopper, await checkout_url((MUG, 1)))
    action, fields = shopper.form("/payment")
    seen = await shopper.browser.post(action, fields, Sec_Fetch_Site="cross-site")
    assert seen.status == 403


async def test_goods_and_country_are_named_in_the_language(browser):
    """The built-in mug has a German title, which the market of Germany shows."""
    shopper = Shopper(browser)
    line = {"merchandiseId": "gid://shopify/ProductVariant/51000134217728"}
    given = {"lines": [line], "buyerIdentity": {"countryCode": "DE"}}
    body = {"query": CREATE, "variables": {"input": given}}
    answer = await (await browser.client.post("/api/2026-10/graphql.json", json=body)).json()
    url = answer["data"]["cartCreate"]["cart"]["checkoutUrl"]
    await shopper.open(f"/{url.split('/', 3)[3]}&locale=de")
    country = {"checkout[shipping_address][country_code]": "DE"}
    await shopper.submit("/de", **{**CONTACT, **country, **NO_STATE})
    seen = await shopper.submit("/shipping")
    assert "Ada Lovelace, 1 Engine Way, 10001 New York, Deutschland " in seen.lines
    assert "Emaillebecher \N{MULTIPLICATION SIGN} 1" in seen.lines

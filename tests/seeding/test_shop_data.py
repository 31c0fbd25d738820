"""What fresh worlds begin with is read from the fixtures, and again when they change."""

import os
from itertools import count

import pytest

from sandbox.catalog.records import Collection, Product
from sandbox.content.records import Page, UrlRedirect
from sandbox.customers.records import Customer
from sandbox.customers.seed.personas import Persona
from sandbox.orders.records import OrderHistory
from sandbox.origin import Origin
from sandbox.seeding import ShopData
from sandbox.settings import Settings
from sandbox.toml_file import TomlError

ANN = """
[[personas]]
name = "ann"
email = "ann@shop.example"
"""
ORDER = """
updated_at = 2024-06-01T00:00:00Z
[[personas.orders]]
number = 1001
processed_at = 2024-01-02T00:00:00Z
financial_status = "PAID"
fulfillment_status = "FULFILLED"
lines = [{ title = "Mug", price = "14.00" }]
"""
SHOP = """
name = "Kaffeehaus"
domain = "kaffee.example"
money_format = "{{amount}} EUR"
payment_settings = { country_code = "AT", currency_code = "EUR" }
markets = [
  { id = 1, handle = "at", currency = "EUR", countries = ["AT"], languages = ["DE"] },
]
"""
_moments = count(1)


@pytest.fixture
def settings(tmp_path):
    return Settings(fixtures=tmp_path, customers=3)


@pytest.fixture
def write(tmp_path):
    def write(name, text):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        os.utime(path, (next(_moments),) * 2)

    return write


def people(data, settings):
    seeds = data.seeds(Origin.of(settings))
    return [persona.name for persona in seeds.after(Persona, 0)], seeds.count(Customer)


def test_personas_of_the_user_take_the_place_of_all_built_in_ones(settings, write):
    write("personas.toml", ANN)
    assert people(ShopData(settings), settings) == (["ann"], 1 + 3)


def test_a_persona_needs_a_name_and_has_the_same_id_each_time(settings, write):
    write("personas.toml", ANN)
    first = ShopData(settings).seeds(Origin.of(settings)).find(Persona, "name", "ann")
    write("personas.toml", '[[personas]]\nname = "bob"\n' + ANN)
    again = ShopData(settings).seeds(Origin.of(settings)).find(Persona, "name", "ann")
    assert first == again
    assert first.customer.state == "ENABLED"


def test_orders_of_the_user_are_paid_in_the_currency_of_the_user_s_shop(settings, write):
    write("personas.toml", ANN + ORDER)
    write("shop.toml", SHOP)
    seeds = ShopData(settings).seeds(Origin.of(settings))
    histories = list(seeds.after(OrderHistory, 0))
    currencies = {order.currency_code for history in histories for order in history.orders}
    assert (len(histories), currencies) == (1 + 3, {"EUR"})


def test_a_shop_of_the_user_has_the_built_in_access_tokens_unless_it_names_others(settings, write):
    write("shop.toml", SHOP)
    tokens = ShopData(settings).shop.access_tokens
    assert list(tokens) == list(ShopData(Settings()).shop.access_tokens)


def test_an_edited_file_is_read_again(settings, write):
    write("personas.toml", ANN)
    data = ShopData(settings)
    before = people(data, settings)
    write("personas.toml", ANN.replace("ann", "zoe"))
    write("shop.toml", SHOP)
    assert (before[0], people(data, settings)[0], data.shop.name) == (
        ["ann"],
        ["zoe"],
        "Kaffeehaus",
    )


def test_a_mistake_is_reported_until_it_is_corrected(settings, write):
    write("personas.toml", ANN)
    data = ShopData(settings)
    write("personas.toml", ANN + "emial = 'x'")
    for _ in range(2):
        with pytest.raises(TomlError, match=r"personas\.toml:5: `personas\[0\]\.emial` is not"):
            data.seeds(Origin.of(settings))
    write("personas.toml", ANN.replace("ann", "zoe"))
    assert people(data, settings)[0] == ["zoe"]


DISCOUNT = '[[discounts]]\nkind = "percentage"\n{name}\nvalue = "10"\n'
TEA = """
number = 1
title = "Tea"
price = "3.50"
created_at = 2025-01-01T00:00:00Z
"""


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("personas.toml", "[[persona]]", r"`persona` is not known here: did you mean personas\?"),
        (
            "personas.toml",
            ANN + ORDER.replace("1001", "7"),
            r"`personas\[0\]\.orders\[0\]\.number`",
        ),
        ("personas.toml", ANN + "id = 7000000000000", r"`personas\[0\]\.id` is 7000000000000, and"),
        ("shop.toml", SHOP.replace('"DE"', ""), r"`markets\[0\]\.languages` is empty"),
        (
            "personas.toml",
            ANN.replace("ann@shop.example", "ann"),
            r":4: `personas\[0\]\.email` is 'ann', which is not an email address",
        ),
        (
            "personas.toml",
            ANN + 'addresses = [{ country_code = "USA" }]',
            (
                r":5: `personas\[0\]\.addresses\[0\]\.country_code` is 'USA', "
                "which is not a CountryCode"
            ),
        ),
        (
            "personas.toml",
            ANN + ORDER + 'currency_code = "EURO"',
            (
                r":13: `personas\[0\]\.orders\[0\]\.currency_code` is 'EURO', "
                "which is not a CurrencyCode"
            ),
        ),
        (
            "shipping.toml",
            '[[zones]]\nname = "Home"\ncountries = ["US", "CAN"]',
            (
                r":3: `zones\[0\]\.countries\[1\]` is 'CAN', "
                "which is not a CountryCode: did you mean CA"
            ),
        ),
        (
            "discounts.toml",
            '[[gift_cards]]\ncode = "GIVE"\nbalance = "5.00"\ncurrency_code = "EURO"',
            r":4: `gift_cards\[0\]\.currency_code` is 'EURO', which is not a CurrencyCode",
        ),
        (
            "discounts.toml",
            '[[discounts]]\nkind = "buyXGetY"\ncode = "A"\nvalue = 50\nbuys = 1\ngets = 0',
            r":6: `discounts\[0\]\.gets` is not 1 or more: write how many buyXGetY takes",
        ),
        (
            "discounts.toml",
            DISCOUNT.format(name='code = "TEN"') + DISCOUNT.format(name='code = "ten"'),
            r":7: `discounts\[1\]\.code` is that of discounts\[0\] too: each has its own",
        ),
        (
            "discounts.toml",
            DISCOUNT.format(name='code = "TEN"') + DISCOUNT.format(name='title = "Ten"'),
            r":7: `discounts\[1\]\.title` is that of discounts\[0\] too: each has its own",
        ),
        (
            "discounts.toml",
            2 * '[[gift_cards]]\ncode = "GIVE"\nbalance = "5.00"\n',
            r":5: `gift_cards\[1\]\.code` is that of gift_cards\[0\] too: each has its own",
        ),
        (
            "discounts.toml",
            DISCOUNT.format(name='code = "TEN"\ncollections = ["slep"]'),
            (
                r":4: `discounts\[0\]\.collections\[0\]` is 'slep', which is not a collection: "
                r"did you mean sleep\?"
            ),
        ),
        (
            "discounts.toml",
            DISCOUNT.format(name='code = "TEN"\nproducts = ["enamel-mug", "enamel-mugs"]'),
            r":4: `discounts\[0\]\.products\[1\]` is 'enamel-mugs', which is not a product: did",
        ),
        (
            "catalog/products/tea.toml",
            TEA + 'options = [{ name = "Size", values = ["S", "M", "S"] }]',
            r":6: `options\[0\]\.values\[2\]` is 'S' for the second time: write each once",
        ),
        (
            "catalog/products/tea.toml",
            TEA + 2 * '[[options]]\nname = "Size"\nvalues = ["S"]\n',
            r":9: `options\[1\]` is 'Size' for the second time: write each once",
        ),
        (
            "catalog/products/tea.toml",
            TEA
            + 'options = [{ name = "Size", values = ["S", "M"] }]\n'
            + 2 * '[[variants]]\noptions = ["S"]\n',
            r":10: `variants\[1\]\.options` are those of variants\[0\] too: each variant has its",
        ),
        (
            "catalog/products/set.toml",
            TEA + '[[variants]]\ncomponents = [{ product = "tea", quantity = 0 }]',
            r":7: `variants\[0\]\.components\[0\]\.quantity` must be 1 or more",
        ),
        (
            "translations.toml",
            '[translations.GERMAN."gid://shopify/ShopPolicy/1"]\ntitle = "Impressum"',
            (
                r":1: `translations\.GERMAN` is 'GERMAN', "
                "which is not a LanguageCode: write such as EN"
            ),
        ),
        (
            "companies/acme.toml",
            'number = 1\nname = "A"\ncreated_at = 2025-01-01T00:00:00Z\n[[contacts]]\nemail = "a"',
            r":5: `contacts\[0\]\.email` is 'a', which is not an email address",
        ),
        (
            "catalog/locations/hall.toml",
            'number = 1\nname = "Hall"\naddress1 = "1 Quay"\ncity = "Oslo"\ncountry_code = "NOR"',
            r":5: `country_code` is 'NOR', which is not a CountryCode: did you mean NO\?",
        ),
    ],
)
def test_a_mistake_in_any_file_is_reported_at_the_start(settings, write, name, text, message):
    write(name, text)
    with pytest.raises(TomlError, match=message):
        ShopData(settings)


def test_a_catalog_of_the_user_takes_the_place_of_the_built_in_one(settings, write, tmp_path):
    (tmp_path / "catalog" / "products").mkdir(parents=True)
    write("catalog/products/tea.toml", TEA)
    seeds = ShopData(settings).seeds(Origin.of(settings))
    products = [product.handle for product in seeds.after(Product, 0)]
    assert (products, list(seeds.after(Collection, 0))) == (["tea"], [])


def test_content_of_the_user_need_have_no_redirects(settings, tmp_path):
    (tmp_path / "content").mkdir()
    seeds = ShopData(settings).seeds(Origin.of(settings))
    assert [seeds.count(kind) for kind in (Page, UrlRedirect)] == [0, 0]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('["AT"]', '["ZZ"]', r"`markets\[0\]\.countries\[0\]` is 'ZZ', which means that it is not"),
        ('= "EUR"', '= "XXX"', r"`markets\[0\]\.currency` is 'XXX', which means that it is not"),
    ],
)
def test_a_code_for_what_is_not_known_is_refused(settings, write, old, new, message):
    write("shop.toml", SHOP.replace(old, new))
    with pytest.raises(TomlError, match=message):
        ShopData(settings)

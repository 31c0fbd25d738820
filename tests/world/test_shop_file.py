"""What the file of the shop may say."""

import pytest

from sandbox.resources import resource
from sandbox.toml_file import TomlError, TomlFile
from sandbox.world.shop_file import read_file

TEXT = resource("fixtures/shop.toml").read_text("utf-8")


def edited(old, new):
    assert old in TEXT
    return TEXT.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        pytest.param(
            'countries = ["GB"]',
            'countries = ["GB", "CA"]',
            (
                "`markets[3].countries` has CA, which is there already: "
                "a country is in one market only"
            ),
            id="a country twice",
        ),
        pytest.param(
            'countries = ["GB"]',
            "countries = []",
            "`markets[3].countries` is empty: a market needs one or more",
            id="no country",
        ),
        pytest.param(
            'languages = ["JA", "EN"]',
            "languages = []",
            "`markets[4].languages` is empty: a market needs one or more",
            id="no language",
        ),
        pytest.param(
            'country_code = "US"',
            'country_code = "BR"',
            "`payment_settings.country_code` is BR, which is in none of the markets",
            id="not at home anywhere",
        ),
        pytest.param(
            'countries = ["GB"]',
            'countries = ["GRX"]',
            "`markets[3].countries[0]` is 'GRX', which is not a CountryCode: did you mean GR?",
            id="a country that there is not",
        ),
        pytest.param(
            'languages = ["JA", "EN"]',
            'languages = ["JA", "XX"]',
            "`markets[4].languages[1]` is 'XX', which is not a LanguageCode: write such as EN",
            id="a language that there is not",
        ),
        pytest.param(
            'currency = "EUR"',
            'currency = "EURO"',
            "`markets[2].currency` is 'EURO', which is not a CurrencyCode: did you mean EUR?",
            id="a currency that there is not",
        ),
        pytest.param(
            'currency_code = "USD"',
            'currency_code = "DOLLAR"',
            (
                "`payment_settings.currency_code` is 'DOLLAR', which is not a CurrencyCode: "
                "write such as USD"
            ),
            id="a currency of payments that there is not",
        ),
        pytest.param(
            'slogan = "',
            'motto = "',
            (
                "`brand.motto` is not known here: "
                "Known are slogan, short_description, primary, secondary"
            ),
            id="a key that there is not",
        ),
        pytest.param(
            "id = 61000000001",
            'id = "one"',
            "`id` must be a whole number such as 12, not a string",
            id="an id that is not a number",
        ),
    ],
)
def test_refuses_what_no_shop_can_be(old, new, says):
    text = edited(old, new)
    with pytest.raises(TomlError) as refused:
        read_file(TomlFile(text, "shop.toml"))
    line = text[: text.index(new)].count("\n") + 1
    assert str(refused.value) == f"shop.toml:{line}: {says}"


def test_a_shop_need_not_have_a_brand_or_policies():
    text = """
        id = 1
        name = "Bare"
        domain = "bare.example"
        money_format = "${{amount}}"
        storefront_access_tokens = []
        [payment_settings]
        country_code = "US"
        currency_code = "USD"
        card_vault_url = "https://vault.example"
        [[markets]]
        id = 2
        handle = "home"
        currency = "USD"
        countries = ["US"]
        languages = ["EN"]
        """
    written = read_file(TomlFile(text, "shop.toml"))
    assert (written.brand, written.policies.privacy_policy, written.description) == (None,) * 3

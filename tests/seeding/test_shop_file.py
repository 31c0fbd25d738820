"""What the file of the shop may say."""

import pytest

from sandbox.resources import resource
from sandbox.seeding.shop import read_profile

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
            "CA: a country can be in one of the markets only",
            id="a country twice",
        ),
        pytest.param(
            'countries = ["GB"]',
            "countries = []",
            "the market united-kingdom needs countries and languages",
            id="no country",
        ),
        pytest.param(
            'languages = ["JA", "EN"]',
            "languages = []",
            "the market japan needs countries and languages",
            id="no language",
        ),
        pytest.param(
            'country_code = "US"',
            'country_code = "BR"',
            "payment_settings.country_code: BR is in none of the markets",
            id="not at home anywhere",
        ),
        pytest.param(
            'slogan = "',
            'motto = "',
            "Object contains unknown field `motto` - at `$.brand`",
            id="a key that there is not",
        ),
        pytest.param(
            "id = 61000000001",
            'id = "one"',
            "Expected `int`, got `str` - at `$.id`",
            id="an id that is no number",
        ),
    ],
)
def test_refuses_what_no_shop_can_be(old, new, says):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the words are asserted
        read_profile(edited(old, new))
    assert str(refused.value) == says


def test_a_shop_need_not_have_a_brand_or_policies():
    written = read_profile(
        """
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
    )
    assert (written.brand, written.policies.privacy_policy, written.description) == (None,) * 3

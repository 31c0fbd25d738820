"""Names, streets and towns as they are somewhere."""

import pytest
from faker.config import AVAILABLE_LOCALES

from sandbox.customers.places import province
from sandbox.customers.records import Customer
from sandbox.seeding import Seed, UnknownLocaleError
from sandbox.seeding.locales import Locale, _all_locales

every_locale = pytest.mark.parametrize("name", sorted(AVAILABLE_LOCALES))


def test_lists_the_locales_that_faker_has():
    assert _all_locales() == set(AVAILABLE_LOCALES)


@every_locale
def test_every_customer_of_every_locale_is_found_again(name: str):
    seed = Seed(1, 12, name, personas=())
    assert [seed.find(Customer, "email", str(made.email)) for made in seed] == list(seed)


@every_locale
def test_every_email_of_every_locale_is_ascii(name: str):
    emails = "".join(str(made.email) for made in Seed(1, 12, name, personas=()))
    assert emails.isascii()


@every_locale
def test_every_locale_has_a_country_and_a_calling_code(name: str):
    locale = Locale(name)
    assert (locale.country.code, locale.calling_code.isdecimal()) == (locale.country_code, True)


@pytest.mark.parametrize("name", ["en_US", "fr_CA", "ja_JP", "it_IT", "es_MX", "en_IN", "pt_BR"])
def test_every_province_is_one_that_a_client_may_send(name: str):
    locale = Locale(name)
    sent = [province(None, each.code, of=locale.country) for each in locale.provinces]
    assert sent == list(locale.provinces)


@pytest.mark.parametrize("name", ["de_DE", "ar_SA", "fr_FR"])
def test_some_countries_have_no_provinces(name: str):
    assert Locale(name).provinces == ()


@pytest.mark.parametrize(
    ("name", "settled", "country_code"),
    [
        ("de_DE", "de_DE", "DE"),
        ("de-DE", "de_DE", "DE"),
        ("de", "de_DE", "DE"),
        ("jp_JP", "ja_JP", "JP"),
        ("fr_QC", "fr_CA", "CA"),
        ("es_CA", "es_CA", "ES"),
        ("ar_AA", "ar_AA", "SA"),
    ],
)
def test_takes_a_locale_in_any_spelling(name: str, settled: str, country_code: str):
    locale = Locale(name)
    assert (locale.name, locale.country_code) == (settled, country_code)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("pt_PR", "There is no locale 'pt_PR'. Near it are pt_BR, pt_PT."),
        ("ja-XX", "There is no locale 'ja-XX'. Near it are ja_JP."),
        ("xx_JP", "There is no locale 'xx_JP'. Near it are ja_JP."),
        ("martian", "There is no locale 'martian'. Try en_US, de_DE or ja_JP."),
        ("__pycache__", "There is no locale '__pycache__'. Try en_US, de_DE or ja_JP."),
        ("", "There is no locale ''. Try en_US, de_DE or ja_JP."),
    ],
)
def test_names_locales_near_an_unknown_one(name: str, message: str):
    with pytest.raises(UnknownLocaleError) as refusal:
        Locale(name)
    assert str(refusal.value) == message


def test_a_japanese_customer_has_a_japanese_name_and_address():
    made = next(c for c in Seed(1, 50, "ja_JP", personas=()) if c.addresses)
    address = made.addresses[0]
    written = (made.first_name, made.last_name, address.address1, address.city)
    assert [part.isascii() for part in map(str, written)] == [False] * 4


def test_an_address_is_where_the_locale_is():
    made = next(c for c in Seed(1, 50, "fr_CA", personas=()) if c.addresses)
    assert (made.addresses[0].country, made.addresses[0].country_code) == ("Canada", "CA")


def test_a_locale_without_streets_does_with_names_and_districts():
    made = next(c for c in Seed(1, 50, "ar_SA", personas=()) if c.addresses)
    assert made.addresses[0].city in {district.name for district in Locale("ar_SA").districts}

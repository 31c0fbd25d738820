"""Names, streets and towns as they are somewhere."""

import pytest
from faker.config import AVAILABLE_LOCALES

from sandbox.customers.places import province, provinces_of
from sandbox.customers.records import Customer
from sandbox.customers.seed.addresses import districts_of, home_of
from sandbox.customers.seed.population import Population
from sandbox.made_up.locales import Locale, UnknownLocaleError, _all_locales
from sandbox.origin import Origin

every_locale = pytest.mark.parametrize("name", sorted(AVAILABLE_LOCALES))


def people(locale: str, customers: int) -> Population:
    return Population(Origin(seed=1, customers=customers, locale=locale))


def resident(locale: str) -> Customer:
    """Return the first made-up customer who has an address."""
    return next(customer for customer in people(locale, 50).after(0) if customer.addresses)


def test_lists_the_locales_that_faker_has():
    assert _all_locales() == set(AVAILABLE_LOCALES)


@every_locale
def test_every_customer_of_every_locale_is_found_again(name: str):
    population = people(name, 12)
    customers = list(population.after(0))
    assert [population.find("email", str(made.email)) for made in customers] == customers


@every_locale
def test_every_email_of_every_locale_is_ascii(name: str):
    emails = "".join(str(made.email) for made in people(name, 12).after(0))
    assert emails.isascii()


@every_locale
def test_every_locale_has_a_country_and_a_calling_code(name: str):
    locale = Locale(name)
    assert (home_of(locale).code, locale.calling_code.isdecimal()) == (locale.country_code, True)


@pytest.mark.parametrize("name", ["en_US", "fr_CA", "ja_JP", "it_IT", "es_MX", "en_IN", "pt_BR"])
def test_every_province_is_one_that_a_client_may_send(name: str):
    home = home_of(Locale(name))
    provinces = provinces_of(home.code)
    assert provinces
    assert [province(None, each.code, of=home) for each in provinces] == list(provinces)


@pytest.mark.parametrize("name", ["de_DE", "ar_SA", "fr_FR"])
def test_some_countries_have_no_provinces(name: str):
    assert provinces_of(Locale(name).country_code) == ()


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
        ("pt_PR", "There is no locale 'pt_PR'. Did you mean pt_BR or pt_PT?"),
        ("?" * 300, f"There is no locale '{'?' * 300}'. Try en_US, de_DE or ja_JP."),
        ("ja-XX", "There is no locale 'ja-XX'. Did you mean ja_JP?"),
        ("xx_JP", "There is no locale 'xx_JP'. Did you mean ja_JP?"),
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
    made = resident("ja_JP")
    address = made.addresses[0]
    written = (made.first_name, made.last_name, address.address1, address.city)
    assert [part.isascii() for part in map(str, written)] == [False] * 4


def test_an_address_is_where_the_locale_is():
    made = resident("fr_CA")
    assert (made.addresses[0].country, made.addresses[0].country_code) == ("Canada", "CA")


def test_a_locale_without_streets_does_with_names_and_districts():
    made = resident("ar_SA")
    assert made.addresses[0].city in {district.name for district in districts_of("SA")}

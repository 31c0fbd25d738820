"""Customers that are the same in every world."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from email_validator import validate_email

from sandbox.customers.places import country, province
from sandbox.customers.records import Customer, CustomerState, MailingAddress
from sandbox.customers.seed import keys
from sandbox.customers.seed.personas import Persona, read_personas
from sandbox.customers.tags import parse_tags
from sandbox.fixture_files import BUILT_IN, Fixtures
from sandbox.gid import STEP
from sandbox.toml_file import TomlError

PERSONAS = read_personas(BUILT_IN)
BY_NAME = {persona.name: persona for persona in PERSONAS}
ANN = """
[[personas]]
name = "ann"
purpose = "Is there."
id = 1
state = "ENABLED"
created_at = 2024-01-01T00:00:00Z
"""

each_persona = pytest.mark.parametrize("persona", PERSONAS, ids=list(BY_NAME))


@pytest.fixture
def fixture(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    return folder / "personas.toml"


@each_persona
def test_a_persona_says_what_it_is_for(persona: Persona):
    assert persona.purpose.endswith(".")


@each_persona
def test_a_persona_s_email_is_valid_and_no_made_up_customer_s(persona: Persona):
    email = persona.customer.email or "none@sandbox.example"
    validate_email(email, check_deliverability=False)
    assert (email, keys.index_of_email(email)) == (email.lower(), None)


@each_persona
def test_a_persona_s_id_is_no_made_up_customer_s(persona: Persona):
    numbers = [persona.customer.id, *(address.id for address in persona.customer.addresses)]
    assert max(numbers) < min(keys.FIRST_CUSTOMER, keys.FIRST_ADDRESS)


@each_persona
def test_a_persona_s_ids_lie_apart_as_the_real_ones_do(persona: Persona):
    assert (persona.customer.id - 6_500_000_000_000) % STEP == 0


@each_persona
def test_a_persona_s_tags_are_as_the_service_keeps_them(persona: Persona):
    assert parse_tags(",".join(persona.customer.tags)) == persona.customer.tags


@each_persona
def test_a_persona_s_places_are_as_the_service_writes_them(persona: Persona):
    places = [
        (address.country, address.country_code, address.province, address.province_code)
        for address in persona.customer.addresses
    ]
    assert places == [_settled(address) for address in persona.customer.addresses]


def _settled(address: MailingAddress) -> tuple[str | None, ...]:
    land = country(None, address.country_code)
    part = province(None, address.province_code, of=land)
    assert land is not None
    return (land.name, land.code, part.name if part else None, part.code if part else None)


def test_no_two_addresses_of_personas_have_one_id():
    ids = [address.id for persona in PERSONAS for address in persona.customer.addresses]
    assert len(ids) == len(set(ids))


def test_only_the_enabled_have_a_password():
    states = {persona.customer.state for persona in PERSONAS if persona.password}
    assert states == {CustomerState.ENABLED}


def test_every_state_has_a_persona():
    assert {persona.customer.state for persona in PERSONAS} == set(CustomerState)


def test_the_enabled_one_is_the_ordinary_customer():
    moment = datetime(2024, 3, 1, 9, 30, tzinfo=UTC)
    assert BY_NAME["enabled"] == Persona(
        name="enabled",
        purpose="An ordinary customer: logs in with a password, has two addresses.",
        password="enabled-password",
        customer=Customer(
            id=6_500_000_032_768,
            email="enabled@sandbox.example",
            created_at=moment,
            updated_at=moment,
            state=CustomerState.ENABLED,
            first_name="Jane",
            last_name="Doe",
            addresses=(
                MailingAddress(
                    id=6_500_000_032_769,
                    first_name="Jane",
                    last_name="Doe",
                    address1="123 Sandbox Street",
                    address2="Apt. 4",
                    city="Portland",
                    province="Oregon",
                    province_code="OR",
                    country="United States",
                    country_code="US",
                    zip="97201",
                ),
                MailingAddress(
                    id=6_500_000_032_770,
                    first_name="Jane",
                    last_name="Doe",
                    company="Doe & Daughters",
                    address1="150 Elgin Street",
                    city="Ottawa",
                    province="Ontario",
                    province_code="ON",
                    country="Canada",
                    country_code="CA",
                    zip="K2P 1L4",
                    phone="+1 (613) 555-0199",
                ),
            ),
            default_address_id=6_500_000_032_769,
        ),
    )


def test_the_one_with_many_addresses_has_sixty_different_ones():
    streets = [address.address1 for address in BY_NAME["many-addresses"].customer.addresses]
    assert streets == [f"{number} Long Street" for number in range(1, 61)]


def test_the_longest_one_is_as_long_as_can_be():
    longest = BY_NAME["longest"]
    customer, address = longest.customer, longest.customer.addresses[0]
    values = (
        customer.email,
        longest.password,
        customer.first_name,
        customer.last_name,
        customer.tags[0],
        address.company,
        address.address1,
        address.address2,
        address.city,
    )
    assert [len(value or "") for value in values] == [254, 40, *[255] * 7]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", ": `personas` is missing: write a list such as […]"),
        (ANN + "[people]", ":8: `people` is not known here: Known are personas"),
        (
            ANN + "tag = 'x'",
            (
                ":8: `personas[0].tag` is not known here: did you mean tags? Known are name, "
                "purpose, id, state, created_at, updated_at, email, password, first_name, "
                "last_name, phone, accepts_marketing, tags, multipass_identifier, addresses, "
                "addresses_count, orders, orders_count"
            ),
        ),
        (
            ANN + "phone = 1",
            ":8: `personas[0].phone` must be a string in quotes, not a whole number",
        ),
        (
            ANN.replace("ENABLED", "AWAY"),
            (
                ":6: `personas[0].state` cannot be 'AWAY': "
                "write one of DISABLED, INVITED, ENABLED, DECLINED"
            ),
        ),
        (ANN.replace('name = "ann"', ""), ":2: `personas[0].name` is missing: write a string"),
        (
            ANN + "[[personas.addresses]]\nstreet = 'x'",
            (
                ":9: `personas[0].addresses[0].street` is not known here: Known are first_name, "
                "last_name, company, address1, address2, city, province, province_code, country, "
                "country_code, zip, phone"
            ),
        ),
        (
            ANN + "email = 'Ann@sandbox.example'",
            ":8: `personas[0].email` is Ann@sandbox.example: write it in lower case",
        ),
        (
            ANN + "addresses_count = 2",
            (":8: `personas[0].addresses_count` needs one address, with {n} in its `address1`"),
        ),
        (
            ANN.replace("00Z", "00+01:00"),
            ":7: `personas[0].created_at` is not in UTC: let it end in Z",
        ),
        (
            ANN.replace("00Z", "00"),
            ":7: `personas[0].created_at` is not in UTC: let it end in Z",
        ),
        (
            ANN + ANN.replace("id = 1", "id = 2"),
            ":10: `personas[1].name` is that of persona ann already: ann",
        ),
        (
            ANN + ANN.replace("ann", "bob"),
            ":12: `personas[1].id` is that of persona ann already: 1",
        ),
        (
            ANN
            + "email = 'a@b.c'"
            + ANN.replace("ann", "bob").replace("= 1", "= 2")
            + "email = 'a@b.c'",
            ":15: `personas[1].email` is that of persona ann already: a@b.c",
        ),
    ],
)
def test_says_what_is_wrong_and_where(fixture: Path, text: str, message: str):
    fixture.write_text(text, "utf-8")
    with pytest.raises(TomlError) as refusal:
        read_personas(Fixtures(fixture.parent))
    assert str(refusal.value) == f"mine/personas.toml{message}"


def test_names_the_file_and_the_line_that_are_no_toml(fixture: Path):
    fixture.write_text("[[personas\n", "utf-8")
    with pytest.raises(TomlError, match=r"^mine/personas\.toml:1:\d+: is not valid TOML"):
        read_personas(Fixtures(fixture.parent))


def test_lists_personas_by_id_however_they_are_written(fixture: Path):
    fixture.write_text(ANN.replace("ann", "bob").replace("= 1", "= 2") + ANN, "utf-8")
    assert [persona.name for persona in read_personas(Fixtures(fixture.parent))] == ["ann", "bob"]

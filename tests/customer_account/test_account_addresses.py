"""The address book: Hydrogen's three mutations, and each refusal."""

import pytest

CREATE = """
mutation ($address: CustomerAddressInput!, $defaultAddress: Boolean) {
  customerAddressCreate(address: $address, defaultAddress: $defaultAddress) {
    customerAddress { id territoryCode zoneCode phoneNumber formatted }
    userErrors { code field message }
  }
}
"""
UPDATE = """
mutation ($addressId: ID!, $address: CustomerAddressInput, $defaultAddress: Boolean) {
  customerAddressUpdate(
    addressId: $addressId, address: $address, defaultAddress: $defaultAddress
  ) {
    customerAddress { id city }
    userErrors { code field message }
  }
}
"""
DELETE = """
mutation ($addressId: ID!) {
  customerAddressDelete(addressId: $addressId) {
    deletedAddressId userErrors { code field message }
  }
}
"""
DEFAULT = "{ customer { defaultAddress { id } addresses(first: 20) { nodes { id } } } }"
FORM = {
    "address1": "Rue de la Paix 1",
    "address2": "",
    "city": "Paris",
    "company": "",
    "firstName": "Ada",
    "lastName": "Lovelace",
    "phoneNumber": "",
    "territoryCode": "FR",
    "zip": "75002",
    "zoneCode": "",
}
FIRST, SECOND = (
    f"gid://shopify/CustomerAddress/{number}" for number in (6500000032769, 6500000032770)
)


async def test_a_form_with_empty_keys_makes_an_address(customer):
    payload = (await customer.data(CREATE, address=FORM, defaultAddress=False))[
        "customerAddressCreate"
    ]
    made = payload["customerAddress"]
    assert payload["userErrors"] == []
    assert made["id"].startswith("gid://shopify/CustomerAddress/")
    assert "?" not in made["id"]
    assert (made["territoryCode"], made["zoneCode"], made["phoneNumber"]) == ("FR", None, None)
    assert (await customer.data(DEFAULT))["customer"]["defaultAddress"]["id"] == FIRST


async def test_a_new_address_can_be_the_default_one(customer):
    payload = (await customer.data(CREATE, address=FORM, defaultAddress=True))[
        "customerAddressCreate"
    ]
    assert (await customer.data(DEFAULT))["customer"]["defaultAddress"] == {
        "id": payload["customerAddress"]["id"]
    }


@pytest.mark.parametrize("code", ["US", "USA", "840"])
async def test_a_territory_is_a_code_of_iso_3166(customer, code):
    address = {**FORM, "territoryCode": code, "zoneCode": "OR", "phoneNumber": "(503) 555-0143"}
    made = (await customer.data(CREATE, address=address))["customerAddressCreate"]
    assert made["userErrors"] == []
    assert made["customerAddress"]["territoryCode"] == "US"
    assert made["customerAddress"]["zoneCode"] == "OR"
    assert made["customerAddress"]["phoneNumber"] == "+15035550143"


@pytest.mark.parametrize(
    ("changes", "code", "field", "message"),
    [
        (
            {"territoryCode": "XX"},
            "INVALID_TERRITORY_CODE",
            ["address", "territoryCode"],
            "The provided Territory Code isn't valid.",
        ),
        (
            {"territoryCode": "US", "zoneCode": "ON"},
            "INVALID_FOR_COUNTRY",
            ["address", "zoneCode"],
            "The provided value is invalid for the country.",
        ),
        (
            {"territoryCode": "", "zoneCode": "ON"},
            "TERRITORY_CODE_MISSING",
            ["address", "territoryCode"],
            "The Territory Code field is missing.",
        ),
        (
            {"city": "a" * 256},
            "TOO_LONG",
            ["address", "city"],
            "The provided address field is too long.",
        ),
        (
            {"city": "<b>Paris</b>"},
            "CONTAINS_HTML_TAGS",
            ["address", "city"],
            "Input contains HTML tags.",
        ),
        (
            {"city": "https://paris.example"},
            "INVALID",
            ["address", "city"],
            "The provided address field isn't valid.",
        ),
        (
            {"phoneNumber": "123"},
            "PHONE_NUMBER_NOT_VALID",
            None,
            "The provided phone number isn't valid.",
        ),
    ],
)
async def test_what_is_no_address_is_refused(customer, changes, code, field, message):
    payload = (await customer.data(CREATE, address={**FORM, **changes}))["customerAddressCreate"]
    assert payload == {
        "customerAddress": None,
        "userErrors": [{"code": code, "field": field, "message": message}],
    }


async def test_the_recorded_message_in_french(customer):
    body = await customer.ask(
        CREATE.replace(") {", ") @inContext(language: FR, country: CA) {", 1),
        address={**FORM, "phoneNumber": "123"},
    )
    assert body["data"]["customerAddressCreate"]["userErrors"] == [
        {
            "code": "PHONE_NUMBER_NOT_VALID",
            "field": None,
            "message": "Le numéro de téléphone n'est pas valide.",
        }
    ]


@pytest.mark.parametrize("address", [{}, dict.fromkeys(FORM, "")])
async def test_an_address_without_a_value_is_refused(customer, address):
    payload = (await customer.data(CREATE, address=address))["customerAddressCreate"]
    assert [each["code"] for each in payload["userErrors"]] == ["ADDRESS_ARGUMENT_EMPTY"]


async def test_the_very_same_address_is_refused(customer):
    await customer.data(CREATE, address=FORM)
    payload = (await customer.data(CREATE, address=FORM))["customerAddressCreate"]
    assert [each["code"] for each in payload["userErrors"]] == ["CUSTOMER_ADDRESS_ALREADY_EXISTS"]


async def test_an_address_can_be_changed_and_become_the_default_one(customer):
    payload = (
        await customer.data(UPDATE, addressId=SECOND, address={"city": "Rome"}, defaultAddress=True)
    )["customerAddressUpdate"]
    assert payload == {"customerAddress": {"id": SECOND, "city": "Rome"}, "userErrors": []}
    assert (await customer.data(DEFAULT))["customer"]["defaultAddress"] == {"id": SECOND}


@pytest.mark.parametrize(
    ("variables", "code", "field"),
    [
        (
            {"addressId": FIRST, "defaultAddress": False},
            "DEMOTING_CUSTOMER_DEFAULT_ADDRESS_NOT_ALLOWED",
            ["defaultAddress"],
        ),
        ({"addressId": SECOND}, "ADDRESS_ARGUMENT_EMPTY", ["address"]),
        (
            {"addressId": "gid://shopify/CustomerAddress/1", "address": {"city": "Rome"}},
            "ADDRESS_ID_DOES_NOT_EXIST",
            ["addressId"],
        ),
        (
            {"addressId": FIRST.replace("Customer", "Mailing"), "address": {"city": "Rome"}},
            "ADDRESS_ID_DOES_NOT_EXIST",
            ["addressId"],
        ),
    ],
)
async def test_a_change_that_cannot_be_is_refused(customer, variables, code, field):
    payload = (await customer.data(UPDATE, **variables))["customerAddressUpdate"]
    assert [(each["code"], each["field"]) for each in payload["userErrors"]] == [(code, field)]


async def test_an_address_can_be_deleted(customer):
    payload = (await customer.data(DELETE, addressId=SECOND))["customerAddressDelete"]
    assert payload == {"deletedAddressId": SECOND, "userErrors": []}
    assert (await customer.data(DEFAULT))["customer"]["addresses"]["nodes"] == [{"id": FIRST}]


async def test_the_default_address_cannot_be_deleted(customer):
    payload = (await customer.data(DELETE, addressId=FIRST))["customerAddressDelete"]
    assert payload == {
        "deletedAddressId": None,
        "userErrors": [
            {
                "code": "DELETING_CUSTOMER_DEFAULT_ADDRESS_NOT_ALLOWED",
                "field": ["addressId"],
                "message": "The default address of the customer can't be deleted before setting "
                "another one as default.",
            }
        ],
    }

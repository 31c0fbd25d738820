"""Addresses of a company's locations, and consent to marketing by WhatsApp."""

import pytest

WAREHOUSE = "gid://shopify/CompanyLocation/5703276800"
ADDRESS = """
  id companyName recipient address1 city province zoneCode country countryCode phone
  formattedAddress(withName: true) formattedArea
"""
LOCATION = f"""
query ($id: ID!) {{
  companyLocation(id: $id) {{
    market {{ handle webPresence {{ id }} }}
    billingAddress {{ id }} shippingAddress {{ {ADDRESS} }}
  }}
}}
"""
ASSIGN = f"""
mutation ($id: ID!, $address: CompanyAddressInput!, $types: [CompanyAddressType!]!) {{
  companyLocationAssignAddress(locationId: $id, address: $address, addressTypes: $types) {{
    addresses {{ {ADDRESS} }} userErrors {{ code field message }}
  }}
}}
"""
GIVEN = {
    "address1": "150 Elgin St",
    "city": "Ottawa",
    "zoneCode": "ON",
    "zip": "K2P 1L4",
    "countryCode": "CA",
    "phone": "+16135550127",
    "firstName": "Ada",
}


async def assign(customer, address, *types, id=WAREHOUSE):
    data = await customer.data(ASSIGN, id=id, address=address, types=types)
    return data["companyLocationAssignAddress"]


async def test_a_location_has_an_address(customer):
    found = (await customer.data(LOCATION, id=WAREHOUSE))["companyLocation"]
    assert found.pop("shippingAddress")["formattedAddress"] == [
        "Fjord Outfitters",
        "12 Harbor Road",
        "Portland OR 97201",
        "United States",
    ]
    assert found == {
        "market": {"handle": "united-states", "webPresence": None},
        "billingAddress": None,
    }


async def test_a_buyer_changes_both_addresses(customer):
    before = (await customer.data(LOCATION, id=WAREHOUSE))["companyLocation"]["shippingAddress"]
    answer = await assign(customer, GIVEN, "SHIPPING", "BILLING", "SHIPPING")
    shipping, billing = answer["addresses"]
    assert answer["userErrors"] == []
    assert (shipping["id"], billing["id"] == shipping["id"]) == (before["id"], False)
    assert billing | {"id": None} == {
        "id": None,
        "companyName": "Fjord Outfitters",
        "recipient": None,
        "address1": "150 Elgin St",
        "city": "Ottawa",
        "province": "Ontario",
        "zoneCode": "ON",
        "country": "Canada",
        "countryCode": "CA",
        "phone": "+16135550127",
        "formattedAddress": [
            "Ada",
            "Fjord Outfitters",
            "150 Elgin St",
            "Ottawa ON K2P 1L4",
            "Canada",
        ],
        "formattedArea": "Ottawa ON, Canada",
    }
    after = (await customer.data(LOCATION, id=WAREHOUSE))["companyLocation"]
    assert (after["shippingAddress"], after["billingAddress"]) == (shipping, {"id": billing["id"]})


@pytest.mark.parametrize(
    ("address", "types", "error"),
    [
        ({}, ["BILLING"], ("NO_INPUT", "address", "The input is empty.")),
        (GIVEN, [], ("NO_INPUT", "addressTypes", "The input is empty.")),
        (
            {**GIVEN, "address1": ""},
            ["BILLING"],
            ("REQUIRED", "address.address1", "Missing a required field."),
        ),
        (
            {"address1": "x"},
            ["BILLING"],
            ("REQUIRED", "address.countryCode", "Missing a required field."),
        ),
        (
            {**GIVEN, "city": "x" * 256},
            ["BILLING"],
            ("TOO_LONG", "address.city", "The field value is too long."),
        ),
        (
            {**GIVEN, "zoneCode": "XX"},
            ["BILLING"],
            ("INVALID", "address.zoneCode", "The input value is invalid."),
        ),
        (
            {**GIVEN, "phone": "12"},
            ["BILLING"],
            ("INVALID", "address.phone", "The input value is invalid."),
        ),
    ],
)
async def test_an_address_of_a_company_is_refused(customer, address, types, error):
    code, at, message = error
    assert await assign(customer, address, *types) == {
        "addresses": None,
        "userErrors": [{"code": code, "field": at.split("."), "message": message}],
    }


async def test_a_location_of_others_does_not_exist(log_in):
    stranger = await log_in("with-orders")
    assert (await assign(stranger, GIVEN, "BILLING"))["userErrors"] == [
        {
            "code": "BUSINESS_LOCATION_NOT_FOUND",
            "field": ["locationId"],
            "message": "Business location doesn't exist.",
        }
    ]


async def test_a_merchant_who_changes_a_location_keeps_its_address(customer):
    url = "/_sandbox/api/worlds/default/companies"
    page = await (await customer.account.client.get(url)).json()
    (company,) = page["companies"]
    change = {"locations": [{"name": "Warehouse", "locale": "de"}]}
    path = f"{url}/{company['id'].rpartition('/')[2]}"
    assert (await customer.account.client.patch(path, json=change)).status == 200
    found = (await customer.data(LOCATION, id=WAREHOUSE))["companyLocation"]
    assert found["shippingAddress"]["city"] == "Portland"


CONSENT = """
mutation ($state: MarketingConsentState!) {
  customerWhatsAppMarketingConsentUpdate(input: {whatsAppMarketingConsent: {state: $state}}) {
    customerPhoneNumber { whatsAppMarketingConsent { state } }
    userErrors { code field message }
  }
}
"""


async def consent(customer, state):
    data = await customer.data(CONSENT, state=state)
    return data["customerWhatsAppMarketingConsentUpdate"]


@pytest.mark.parametrize("state", ["SUBSCRIBED", "UNSUBSCRIBED"])
async def test_a_customer_says_yes_or_no_to_whatsapp(log_in, state):
    customer = await log_in("phone-only")
    shown = {"whatsAppMarketingConsent": {"state": state}}
    assert await consent(customer, state) == {"customerPhoneNumber": shown, "userErrors": []}
    asked = "{ customer { phoneNumber { whatsAppMarketingConsent { state } } } }"
    assert await customer.data(asked) == {"customer": {"phoneNumber": shown}}


async def test_a_customer_cannot_take_back_that_they_were_asked(log_in):
    assert await consent(await log_in("phone-only"), "PENDING") == {
        "customerPhoneNumber": None,
        "userErrors": [
            {
                "code": "FAILED",
                "field": ["input", "whatsAppMarketingConsent", "state"],
                "message": "The marketing consent can't be changed to this state.",
            }
        ],
    }


async def test_whatsapp_needs_a_phone_number(log_in):
    assert await consent(await log_in("nameless"), "SUBSCRIBED") == {
        "customerPhoneNumber": None,
        "userErrors": [
            {
                "code": "PHONE_NUMBER_REQUIRED",
                "field": None,
                "message": "The customer does not have a phone number.",
            }
        ],
    }

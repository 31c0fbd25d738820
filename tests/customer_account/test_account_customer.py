"""The customer: names, email, phone, marketing, metafields, companies, and the old token."""

import pytest

DETAILS = """
query CustomerDetails($language: LanguageCode) @inContext(language: $language) {
  customer {
    id firstName lastName
    defaultAddress { ...Address }
    addresses(first: 6) { nodes { ...Address } }
  }
}
fragment Address on CustomerAddress {
  id formatted firstName lastName company address1 address2 territoryCode zoneCode city zip
  phoneNumber
}
"""
UPDATE = """
mutation ($customer: CustomerUpdateInput!, $language: LanguageCode)
@inContext(language: $language) {
  customerUpdate(input: $customer) {
    customer { firstName lastName emailAddress { emailAddress } phoneNumber { phoneNumber } }
    userErrors { code field message }
  }
}
"""


async def test_the_details_of_hydrogens_account_pages(customer):
    (found,) = (await customer.data(DETAILS)).values()
    assert (found["id"], found["firstName"], found["lastName"]) == (
        "gid://shopify/Customer/6500000032768",
        "Jane",
        "Doe",
    )
    assert found["defaultAddress"] == found["addresses"]["nodes"][0]
    assert found["defaultAddress"]["id"] == "gid://shopify/CustomerAddress/6500000032769"
    assert found["defaultAddress"]["territoryCode"] == "US"
    assert len(found["addresses"]["nodes"]) == 2


async def test_the_default_address_can_be_left_out(customer):
    data = await customer.data(
        "{ customer { addresses(first: 9, skipDefault: true) { nodes { id } } } }"
    )
    assert data["customer"]["addresses"]["nodes"] == [
        {"id": "gid://shopify/CustomerAddress/6500000032770"}
    ]


async def test_email_and_phone_are_objects(customer):
    data = await customer.data(
        "{ customer { displayName emailAddress { emailAddress marketingState } phoneNumber "
        "{ phoneNumber marketingState smsMarketingConsent { state } "
        "whatsAppMarketingConsent { state } } tags creationDate imageUrl marketCurrencyCode } }"
    )
    found = data["customer"]
    assert found["emailAddress"]["emailAddress"] == "enabled@sandbox.example"
    assert found["displayName"] == "Jane Doe"
    assert found["creationDate"] == "2024-03-01T09:30:00Z"
    assert found["marketCurrencyCode"] == "USD"
    assert found["imageUrl"].startswith("http://")


async def test_names_can_be_changed(customer):
    payload = (await customer.data(UPDATE, customer={"firstName": "Ada", "lastName": None}))[
        "customerUpdate"
    ]
    assert payload["userErrors"] == []
    assert (payload["customer"]["firstName"], payload["customer"]["lastName"]) == ("Ada", None)


async def test_the_storefront_api_sees_the_change(customer, storefront):
    await customer.data(UPDATE, customer={"firstName": "Ada"})
    old = (
        await customer.data(
            "mutation { storefrontCustomerAccessTokenCreate { customerAccessToken "
            "userErrors { code } } }"
        )
    )["storefrontCustomerAccessTokenCreate"]
    assert old["userErrors"] == []
    body = await storefront.ask(
        "query ($token: String!) { customer(customerAccessToken: $token) { firstName } }",
        token=old["customerAccessToken"],
    )
    assert body["data"]["customer"]["firstName"] == "Ada"


@pytest.mark.parametrize(
    ("given", "code", "field", "message"),
    [
        (
            {},
            "CUSTOMER_INPUT_ARGUMENT_EMPTY",
            ["input"],
            "The personal information input argument is empty.",
        ),
        (
            {"firstName": "<b>Bad</b>"},
            "CONTAINS_HTML_TAGS",
            ["input", "firstName"],
            "Input contains HTML tags.",
        ),
        (
            {"lastName": "www.bad.example"},
            "CONTAINS_URL",
            ["input", "lastName"],
            "Input contains URL.",
        ),
        (
            {"lastName": "a" * 256},
            "TOO_LONG",
            ["input", "lastName"],
            "The personal information field is too long.",
        ),
    ],
)
async def test_what_is_no_name_is_refused(customer, given, code, field, message):
    payload = (await customer.data(UPDATE, customer=given))["customerUpdate"]
    assert payload == {
        "customer": None,
        "userErrors": [{"code": code, "field": field, "message": message}],
    }


async def test_errors_are_in_the_language_of_the_context(customer):
    payload = (
        await customer.data(
            """mutation @inContext(country: CA, language: FR) {
                customerUpdate(input: {firstName: "<b>x</b>"}) { userErrors { code field message } }
            }"""
        )
    )["customerUpdate"]
    assert payload["userErrors"] == [
        {
            "code": "CONTAINS_HTML_TAGS",
            "field": ["input", "firstName"],
            "message": "La saisie contient des balises HTML.",
        }
    ]


async def test_marketing_can_be_subscribed_once_and_ended(customer):
    subscribe = """mutation { customerEmailMarketingSubscribe {
        emailAddress { marketingState } userErrors { code field message } } }"""
    end = """mutation { customerEmailMarketingUnsubscribe {
        emailAddress { marketingState } userErrors { code } } }"""
    await customer.data(end)
    first, again = [
        (await customer.data(subscribe))["customerEmailMarketingSubscribe"] for _ in range(2)
    ]
    ended = (await customer.data(end))["customerEmailMarketingUnsubscribe"]
    assert first == {"emailAddress": {"marketingState": "SUBSCRIBED"}, "userErrors": []}
    assert again["userErrors"] == [
        {
            "code": "CUSTOMER_ALREADY_SUBSCRIBED",
            "field": None,
            "message": "The customer is already subscribed.",
        }
    ]
    assert ended["emailAddress"]["marketingState"] == "NOT_SUBSCRIBED"


async def test_the_companies_of_hydrogens_b2b_pages(customer):
    data = await customer.data(
        """{ customer { id emailAddress { emailAddress } companyContacts(first: 1) { edges { node {
          company { id name locations(first: 10) { edges { node { id name
          shippingAddress { countryCode formattedAddress } } } } } } } } } }"""
    )
    (edge,) = data["customer"]["companyContacts"]["edges"]
    company = edge["node"]["company"]
    assert company["name"] == "Fjord Outfitters"
    assert [each["node"]["name"] for each in company["locations"]["edges"]] == [
        "Warehouse",
        "Office",
    ]


async def test_only_the_customers_own_companies_are_found(log_in):
    asked = """{ company(id: "gid://shopify/Company/5300032768") { name }
        companyLocation(id: "gid://shopify/CompanyLocation/5703276800") { name
            contacts(first: 5) { nodes { title customer { firstName } } } } }"""
    mine = await (await log_in("enabled")).data(asked)
    foreign = await (await log_in("multipass-only")).data(asked)
    assert mine == {
        "company": {"name": "Fjord Outfitters"},
        "companyLocation": {
            "name": "Warehouse",
            "contacts": {
                "nodes": [
                    {"title": "Buyer", "customer": {"firstName": "Jane"}},
                    {"title": "Storekeeper", "customer": {"firstName": "Sigrid"}},
                ]
            },
        },
    }
    assert foreign == {"company": None, "companyLocation": None}

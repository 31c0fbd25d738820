"""Companies: roles at locations, and what was bought for them."""

import pytest

COMPANY = "gid://shopify/Company/5300032768"
WAREHOUSE = "gid://shopify/CompanyLocation/5703276800"
OFFICE = "gid://shopify/CompanyLocation/5703309568"
ADMIN, BUYER = "enabled", "company-buyer"
BLUE = "/worlds/default"

LOCATION = """
query ($id: ID!) {
  companyLocation(id: $id) {
    name taxIdentifier buyerExperienceConfiguration { payNowOnly deposit { __typename } }
    contacts(first: 9, sortKey: EMAIL) { nodes { title customer { firstName } } }
    roleAssignments(first: 9, sortKey: LOCATION_NAME) { nodes {
      contact { customer { firstName } }
      role {
        name
        orders: resourcePermission(resource: ORDER)
        address: resourcePermission(resource: COMPANY_LOCATION_SHIPPING_ADDRESS)
        contacts: resourcePermission(resource: COMPANY_CONTACT)
      }
    } }
  }
}
"""
BOUGHT = """
query ($company: ID!) {
  company(id: $company) {
    locations(first: 9, sortKey: NAME) { nodes {
      name orders(first: 9) { nodes { name } } draftOrders(first: 9) { nodes { name } }
    } }
    orders(first: 9, sortKey: PROCESSED_AT, reverse: true) { nodes {
      name customer { firstName }
      purchasingEntity { ... on PurchasingCompany {
        company { name } location { name } contact { title }
      } }
    } }
    draftOrders(first: 9) { nodes { name customer { firstName } } }
  }
  customer {
    orders(first: 9) { nodes { name } }
    companyContacts(first: 1) { nodes {
      locations(first: 9) { nodes { name } }
      orders(first: 9, sortKey: PURCHASING_COMPANY_LOCATION_NAME) { nodes { name } }
    } }
  }
}
"""


async def test_a_location_has_contacts_and_their_roles(log_in):
    found = (await (await log_in(BUYER)).data(LOCATION, id=WAREHOUSE))["companyLocation"]
    admin, buyer = found.pop("roleAssignments")["nodes"]
    jane, sigrid = {"firstName": "Jane"}, {"firstName": "Sigrid"}
    assert found == {
        "name": "Warehouse",
        "taxIdentifier": "93-0000001",
        "buyerExperienceConfiguration": {"payNowOnly": True, "deposit": None},
        "contacts": {
            "nodes": [
                {"title": "Storekeeper", "customer": sigrid},
                {"title": "Buyer", "customer": jane},
            ]
        },
    }
    assert sorted([admin, buyer], key=lambda each: each["role"]["name"]) == [
        {
            "contact": {"customer": jane},
            "role": {
                "name": "Location admin",
                "orders": ["ALL"],
                "address": ["ALL"],
                "contacts": ["VIEW"],
            },
        },
        {
            "contact": {"customer": sigrid},
            "role": {
                "name": "Ordering only",
                "orders": ["ADD", "VIEW"],
                "address": ["USE", "VIEW"],
                "contacts": [],
            },
        },
    ]


async def test_an_admin_sees_what_others_bought_for_the_location(log_in):
    found = await (await log_in(ADMIN)).data(BOUGHT, company=COMPANY)
    sigrid = {"firstName": "Sigrid"}
    warehouse = {
        "company": {"name": "Fjord Outfitters"},
        "location": {"name": "Warehouse"},
        "contact": {"title": "Storekeeper"},
    }
    assert found == {
        "company": {
            "locations": {
                "nodes": [
                    {"name": "Office", "orders": {"nodes": []}, "draftOrders": {"nodes": []}},
                    {
                        "name": "Warehouse",
                        "orders": {"nodes": [{"name": "#1201"}, {"name": "#1203"}]},
                        "draftOrders": {"nodes": [{"name": "#D3"}, {"name": "#D4"}]},
                    },
                ]
            },
            "orders": {
                "nodes": [
                    {"name": "#1203", "customer": sigrid, "purchasingEntity": warehouse},
                    {"name": "#1201", "customer": sigrid, "purchasingEntity": warehouse},
                ]
            },
            "draftOrders": {
                "nodes": [
                    {"name": "#D3", "customer": sigrid},
                    {"name": "#D4", "customer": sigrid},
                ]
            },
        },
        "customer": {
            "orders": {"nodes": []},
            "companyContacts": {
                "nodes": [
                    {
                        "locations": {"nodes": [{"name": "Warehouse"}, {"name": "Office"}]},
                        "orders": {"nodes": []},
                    }
                ]
            },
        },
    }


async def test_a_contact_for_ordering_only_sees_what_they_bought_themselves(log_in, call):
    order = {"customer": "enabled@sandbox.example", "lines": [{"title": "Oar", "price": 9}]}
    status, made = await call("POST", f"{BLUE}/orders", {**order, "companyLocation": WAREHOUSE})
    assert (status, made["companyLocation"]) == (201, WAREHOUSE)
    seen = await (await log_in(BUYER)).data(BOUGHT, company=COMPANY)
    everything = await (await log_in(ADMIN)).data(BOUGHT, company=COMPANY)
    assert [each["name"] for each in seen["company"]["orders"]["nodes"]] == ["#1203", "#1201"]
    assert [each["name"] for each in everything["company"]["orders"]["nodes"]] == [
        made["name"],
        "#1203",
        "#1201",
    ]
    (contact,) = seen["customer"]["companyContacts"]["nodes"]
    assert contact["orders"]["nodes"] == [{"name": "#1201"}, {"name": "#1203"}]
    assert seen["customer"]["orders"]["nodes"] == [
        {"name": "#1201"},
        {"name": "#1202"},
        {"name": "#1203"},
    ]


async def test_an_order_of_a_colleague_is_found_by_its_id_alone_by_an_admin(log_in, call):
    order = {"customer": "enabled@sandbox.example", "lines": [{"title": "Oar", "price": 9}]}
    _, made = await call("POST", f"{BLUE}/orders", {**order, "companyLocation": WAREHOUSE})
    asked = "query ($id: ID!) { order(id: $id) { name customer { firstName } } }"
    admin, buyer = await log_in(ADMIN), await log_in(BUYER)
    found = await admin.data(
        "{ customer { companyContacts(first: 1) { nodes { company {"
        " orders(first: 1) { nodes { id } } } } } } }"
    )
    contact = found["customer"]["companyContacts"]["nodes"][0]
    number = contact["company"]["orders"]["nodes"][0]["id"]
    assert (await admin.data(asked, id=number))["order"] == {
        "name": "#1201",
        "customer": {"firstName": "Sigrid"},
    }
    assert (await buyer.data(asked, id=made["id"]))["order"] is None


async def test_a_draft_of_a_colleague_is_found_by_an_admin(log_in):
    asked = """query ($id: ID!) { draftOrder(id: $id) { name customer { firstName }
        purchasingEntity { __typename } } }"""
    draft = "gid://shopify/DraftOrder/5950003000"
    found = (await (await log_in(ADMIN)).data(asked, id=draft))["draftOrder"]
    foreign = (await (await log_in("with-orders")).data(asked, id=draft))["draftOrder"]
    assert foreign is None
    assert found == {
        "name": "#D3",
        "customer": {"firstName": "Sigrid"},
        "purchasingEntity": {"__typename": "PurchasingCompany"},
    }


async def test_of_a_colleague_nothing_private_is_shown(log_in):
    data = await (await log_in(ADMIN)).data(
        """{ customer { companyContacts(first: 1) { nodes { locations(first: 1) { nodes {
          contacts(first: 9, query: "Sigrid") { nodes { customer {
            displayName defaultAddress { id } addresses(first: 1) { nodes { id } }
            orders(first: 1) { nodes { id } } draftOrders(first: 1) { nodes { id } }
            storeCreditAccounts(first: 1) { nodes { id } }
            companyContacts(first: 1) { nodes { id } }
            subscriptionContracts(first: 1) { nodes { id } }
          } } } } } } } } }"""
    )
    contact = data["customer"]["companyContacts"]["nodes"][0]
    nothing = {"nodes": []}
    assert contact["locations"]["nodes"][0]["contacts"]["nodes"] == [
        {
            "customer": {
                "displayName": "Sigrid Nilsen",
                "defaultAddress": None,
                "addresses": nothing,
                "orders": nothing,
                "draftOrders": nothing,
                "storeCreditAccounts": nothing,
                "companyContacts": nothing,
                "subscriptionContracts": nothing,
            }
        }
    ]


async def test_what_is_bought_for_nobody_else_is_the_customers(log_in):
    asked = """{ customer { orders(first: 9, query: "name:1202") { nodes {
        purchasingEntity { ... on Customer { firstName } } } } } }"""
    data = await (await log_in(BUYER)).data(asked)
    assert data["customer"]["orders"]["nodes"] == [{"purchasingEntity": {"firstName": "Sigrid"}}]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("purchasing_company_id:5300032768", ["#1201", "#1203"]),
        ("purchasing_company_location_id:5703309568", []),
        ("NOT purchasing_company_id:5300032768", ["#1202"]),
    ],
)
async def test_orders_are_searched_by_the_company(query, names, log_in):
    asked = (
        "query ($query: String) { customer { orders(first: 9, query: $query) { nodes { name } } } }"
    )
    data = await (await log_in(BUYER)).data(asked, query=query)
    assert [each["name"] for each in data["customer"]["orders"]["nodes"]] == names


ASSIGN = """
mutation ($id: ID!) {
  companyLocationAssignAddress(
    locationId: $id, address: {address1: "1 Quay", countryCode: US}, addressTypes: [SHIPPING]
  ) { addresses { id } userErrors { code field message } }
}
"""


async def test_only_an_admin_changes_an_address(log_in):
    answer = await (await log_in(BUYER)).data(ASSIGN, id=WAREHOUSE)
    assert answer["companyLocationAssignAddress"] == {
        "addresses": None,
        "userErrors": [
            {"code": "PERMISSION_DENIED", "field": ["locationId"], "message": "Permission denied."}
        ],
    }


async def test_who_has_no_role_at_a_location_does_not_find_it(log_in):
    buyer = await log_in(BUYER)
    assert (await buyer.data(LOCATION, id=OFFICE))["companyLocation"] is None


async def test_a_merchant_gives_a_role_and_takes_it_away(log_in, call):
    contact = {"email": "company-buyer@sandbox.example"}
    roles = [{"location": "Office", "role": "Location admin"}]
    path = f"{BLUE}/companies/5300032768"
    _, given = await call("PATCH", path, {"contacts": [{**contact, "roles": roles}]})
    buyer = await log_in(BUYER)
    office = (await buyer.data(LOCATION, id=OFFICE))["companyLocation"]
    _, taken = await call("PATCH", path, {"contacts": [{**contact, "roles": []}]})
    assert [each["role"]["name"] for each in office["roleAssignments"]["nodes"]] == [
        "Location admin"
    ]
    (shown,) = given["contacts"]
    assert {**shown["roles"][0], "id": None} == {**roles[0], "id": None}
    assert taken["contacts"][0]["roles"] == []
    assert (await buyer.data(LOCATION, id=OFFICE))["companyLocation"] is None


async def test_a_contact_without_roles_is_admin_of_all_locations(call):
    contact = {"email": "company-buyer@sandbox.example"}
    _, shown = await call("PATCH", f"{BLUE}/companies/5300032768", {"contacts": [contact]})
    assert [(each["location"], each["role"]) for each in shown["contacts"][0]["roles"]] == [
        ("Warehouse", "Location admin"),
        ("Office", "Location admin"),
    ]


@pytest.mark.parametrize(
    ("places", "detail"),
    [
        (["Attic"], "is Attic: the locations of the company are Warehouse, Office"),
        (
            ["Office", "Office"],
            "is Office, at which the contact has a role already: write each once",
        ),
    ],
)
async def test_a_role_is_at_one_location_of_the_company(places, detail, call):
    roles = [{"location": each, "role": "Ordering only"} for each in places]
    contact = {"email": "company-buyer@sandbox.example", "roles": roles}
    status, problem = await call("PATCH", f"{BLUE}/companies/5300032768", {"contacts": [contact]})
    at = len(places) - 1
    pointer = f"#/contacts/0/roles/{at}/location"
    assert (status, problem["errors"]) == (422, [{"pointer": pointer, "detail": detail}])


async def test_an_order_for_a_location_needs_a_buyer_of_it(call):
    order = {"customer": "with-orders@sandbox.example", "lines": [{"title": "Oar", "price": 9}]}
    status, problem = await call("POST", f"{BLUE}/orders", {**order, "companyLocation": WAREHOUSE})
    buyer = "with-orders@sandbox.example"
    detail = f"is {WAREHOUSE}: write the id of a location of a company that {buyer} buys for"
    assert (status, problem["errors"]) == (
        422,
        [{"pointer": "#/companyLocation", "detail": detail}],
    )


CART = """
mutation ($token: String!, $location: ID!, $variant: ID!) {
  cartCreate(input: {
    lines: [{merchandiseId: $variant, quantity: 12}]
    buyerIdentity: {customerAccessToken: $token, companyLocationId: $location}
  }) { cart { id } userErrors { message } }
}
"""


async def test_a_cart_of_a_company_becomes_its_order(storefront, log_in, call):
    buyer = await log_in(BUYER)
    answer = await storefront.ask(
        CART,
        token=buyer.token,
        location=WAREHOUSE,
        variant="gid://shopify/ProductVariant/51000134217728",
    )
    token = answer["data"]["cartCreate"]["cart"]["id"].split("/")[-1].partition("?")[0]
    status, done = await call("POST", f"{BLUE}/carts/{token}/complete", {})
    assert (status, done["order"]["companyLocation"]) == (201, WAREHOUSE)
    seen = await buyer.data(BOUGHT, company=COMPANY)
    assert seen["company"]["orders"]["nodes"][0]["name"] == done["order"]["name"]

"""`storefront-sandbox migrate check`."""

import json

import pytest

DOCUMENT = """query ($token: String!) {
  customer(customerAccessToken: $token) {
    firstName
    email
    defaultAddress { countryCodeV2 city }
    orders(first: 5) { nodes { orderNumber canceledAt totalPrice { amount } } }
  }
}
"""
SCRIPT = """import { gql } from "x";
export const FRAGMENT = gql`fragment A on MailingAddress { provinceCode }`;
export const LOGIN = `#graphql
  mutation ($token: String!) {
    customerAccessTokenCreateWithMultipass(multipassToken: $token) {
      customerUserErrors { message }
    }
  }
  ${FRAGMENT}`;
export const PRODUCTS = `query { products(first: 1) { nodes { id } } }`;
const other = `${FRAGMENT} is no document`;
"""


@pytest.fixture
def site(tmp_path):
    (tmp_path / "customer.graphql").write_text(DOCUMENT)
    (tmp_path / "login.ts").write_text(SCRIPT)
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "node_modules" / "other.graphql").write_text(DOCUMENT)
    return tmp_path


def test_lists_each_field_with_what_replaces_it(shell, site):
    status, printed, _ = shell("migrate", "check", str(site), "--format", "json")
    found = json.loads(printed)
    assert (status, found["files"]) == (1, 2)
    assert [
        (row["place"].removeprefix(f"{site}/"), row["field"], row["replacement"])
        for row in found["fields"]
    ] == [
        (
            "customer.graphql:2",
            "QueryRoot.customer",
            "customer, with the access token in the header Authorization",
        ),
        ("customer.graphql:4", "Customer.email", "emailAddress { emailAddress }"),
        ("customer.graphql:5", "MailingAddress.countryCodeV2", "territoryCode"),
        ("customer.graphql:6", "Order.orderNumber", "number"),
        ("customer.graphql:6", "Order.canceledAt", "cancelledAt"),
        ("login.ts:2", "MailingAddress.provinceCode", "zoneCode"),
        (
            "login.ts:5",
            "Mutation.customerAccessTokenCreateWithMultipass",
            "the Multipass grant",
        ),
        (
            "login.ts:6",
            "CustomerAccessTokenCreateWithMultipassPayload.customerUserErrors",
            "error and error_description of the token endpoint",
        ),
    ]


@pytest.mark.parametrize(
    ("mutation", "payload", "replacement"),
    [
        ("customerUpdate", "CustomerUpdate", "userErrors"),
        ("customerDefaultAddressUpdate", "CustomerDefaultAddressUpdate", "userErrors"),
        ("customerRecover", "CustomerRecover", "nothing"),
    ],
)
def test_user_errors_are_replaced_by_those_of_the_new_mutation(
    shell, tmp_path, mutation, payload, replacement
):
    document = (
        f'mutation {{ {mutation}(customerAccessToken: "") {{ customerUserErrors {{ code }} }} }}'
    )
    (tmp_path / "a.graphql").write_text(document)
    _, printed, _ = shell("migrate", "check", str(tmp_path), "--format", "json")
    errors = json.loads(printed)["fields"][1]
    assert (errors["field"], errors["replacement"]) == (
        f"{payload}Payload.customerUserErrors",
        replacement,
    )


@pytest.mark.parametrize(
    ("name", "text", "lines"),
    [
        (
            "a.js",
            """x;\nconst A = "query ($t: String!) { customer(customerAccessToken: $t) { id } }";""",
            [2],
        ),
        (
            "b.ts",
            "x = 'n\\'t';\nconst A = 'query Q { customer(customerAccessToken: \"a\") { id } }';",
            [2],
        ),
        ("c.js", 'ask("{ customer(customerAccessToken: \\"a\\") { id } }")', [1]),
        ("d.py", "A = '''\n  query {\n    customer(customerAccessToken: $t) { id }\n  }'''", [3]),
        (
            "e.tsx",
            "const A = `query {\n ${\nPART\n}\n customer(customerAccessToken: $t) { ...${A} } }`;",
            [5],
        ),
        ("f.py", 'A = "query { customer(customerAccessToken: $t) { %s } }" % FIELDS', [1]),
        ("g.jsx", "<p>It's {query} and don't { customer }</p>", []),
    ],
)
def test_documents_in_all_kinds_of_strings_are_found(shell, tmp_path, name, text, lines):
    (tmp_path / name).write_text(text)
    status, printed, complaint = shell("migrate", "check", name, "--format", "json", cwd=tmp_path)
    found = json.loads(printed)
    assert (status, complaint) == (1 if lines else 0, "")
    assert [row["place"] for row in found["fields"]] == [f"{name}:{line}" for line in lines]


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.graphql", "{ products(first: 1) {\n nodes { id } }", 2),
        ("b.js", '\nconst A = "query { customer " + "{ id } }";', 2),
    ],
)
def test_a_document_that_cannot_be_read_is_named(shell, tmp_path, name, text, line):
    (tmp_path / name).write_text(text)
    assert shell("migrate", "check", name, cwd=tmp_path) == (
        1,
        "",
        (
            f"storefront-sandbox: {name}:{line}: this document cannot be checked. "
            "Syntax Error: Expected Name, found <EOF>.\n"
        ),
    )


def test_prints_a_table(shell, site):
    status, printed, _ = shell("migrate", "check", str(site / "customer.graphql"))
    assert status == 1
    assert printed.splitlines()[0].split() == ["PLACE", "FIELD", "REPLACEMENT"]


def test_a_site_that_has_moved_has_nothing_to_change(shell, tmp_path):
    (tmp_path / "a.graphql").write_text("{ products(first: 1) { nodes { id } } }")
    status, printed, _ = shell("migrate", "check", str(tmp_path))
    assert (status, printed) == (
        0,
        "The Customer Account API has all fields of 1 GraphQL document in 1 file\n",
    )


def test_a_folder_without_graphql_is_named_as_such(shell, tmp_path):
    for name in ("a.ts", "b.py"):
        (tmp_path / name).write_text("x = 1")
    status, printed, _ = shell("migrate", "check", str(tmp_path))
    assert (status, printed) == (0, "No GraphQL document was found in 2 files\n")


def test_a_missing_file_is_named(shell, tmp_path):
    status, _, complaint = shell("migrate", "check", str(tmp_path / "nothing"))
    name = tmp_path / "nothing"
    assert (status, complaint) == (
        2,
        f"storefront-sandbox: {name}: there is no such file or folder\n",
    )


def test_documents_of_the_customer_account_api_have_moved_already(shell, tmp_path):
    (tmp_path / "account.graphql").write_text(
        "query { customer { emailAddress { emailAddress } defaultAddress { territoryCode } } }\n"
        "mutation A($id: ID!) { customerAddressDelete(addressId: $id) { deletedAddressId } }\n"
        'mutation B { customerUpdate(input: {firstName: "A"}) { userErrors { message } } }\n'
    )
    status, printed, _ = shell("migrate", "check", str(tmp_path), "--format", "json")
    assert (status, json.loads(printed)["fields"]) == (0, [])


def test_the_buyer_of_a_cart_stays_with_the_storefront_api(shell, tmp_path):
    (tmp_path / "cart.graphql").write_text(
        "fragment C on Cart { buyerIdentity { customer { email phone } deliveryAddressPreferences {"
        " ... on MailingAddress { countryCodeV2 } } } deliveryGroups(first: 1) { nodes {"
        " deliveryAddress { provinceCode } } } }\n"
        "query ($t: String!) { customer(customerAccessToken: $t) { email } }\n"
    )
    _, printed, _ = shell("migrate", "check", str(tmp_path), "--format", "json")
    found = json.loads(printed)["fields"]
    assert [row["field"] for row in found] == ["QueryRoot.customer", "Customer.email"]

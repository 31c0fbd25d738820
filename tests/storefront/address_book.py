"""A new customer's address book, kept over HTTP."""

from dataclasses import dataclass
from typing import Any

from tests.conftest import Storefront
from tests.storefront.conftest import PASSWORD, SIGN_UP, Answers

ADDRESS = """
fragment Address on MailingAddress {
  id firstName lastName company address1 address2 city province provinceCode country
  countryCodeV2 zip phone
}
"""
ERRORS = "customerUserErrors { field message code } userErrors { field message }"
CREATE = f"""
mutation ($token: String!, $address: MailingAddressInput!) {{
  customerAddressCreate(customerAccessToken: $token, address: $address) {{
    customerAddress {{ ...Address }} {ERRORS}
  }}
}} {ADDRESS}
"""
UPDATE = f"""
mutation ($token: String!, $id: ID!, $address: MailingAddressInput!) {{
  customerAddressUpdate(customerAccessToken: $token, id: $id, address: $address) {{
    customerAddress {{ ...Address }} {ERRORS}
  }}
}} {ADDRESS}
"""
DELETE = f"""
mutation ($token: String!, $id: ID!) {{
  customerAddressDelete(customerAccessToken: $token, id: $id) {{
    deletedCustomerAddressId {ERRORS}
  }}
}}
"""
CHOOSE = f"""
mutation ($token: String!, $id: ID!) {{
  customerDefaultAddressUpdate(customerAccessToken: $token, addressId: $id) {{
    customer {{ defaultAddress {{ address1 }} }} {ERRORS}
  }}
}}
"""
READ = """
query ($token: String!) {
  customer(customerAccessToken: $token) {
    defaultAddress { address1 } addresses(first: 250) { nodes { address1 } }
  }
}
"""


@dataclass(frozen=True)
class AddressBook:
    """The addresses of one customer, as seen through *token*."""

    storefront: Storefront
    payload: Answers
    token: str

    async def create(self, **address: Any) -> Any:
        return await self.payload(CREATE, token=self.token, address=address)

    async def added(self, **address: Any) -> str:
        """Add an address and return its id."""
        address_id: str = (await self.create(**address))["customerAddress"]["id"]
        return address_id

    async def update(self, address_id: str, /, **address: Any) -> Any:
        return await self.payload(UPDATE, token=self.token, id=address_id, address=address)

    async def delete(self, address_id: str) -> Any:
        return await self.payload(DELETE, token=self.token, id=address_id)

    async def choose(self, address_id: str) -> Any:
        return await self.payload(CHOOSE, token=self.token, id=address_id)

    async def streets(self) -> tuple[list[str], str | None]:
        """Return the streets of all addresses, and that of the default."""
        customer = await self.payload(READ, token=self.token)
        default = customer["defaultAddress"]
        nodes = customer["addresses"]["nodes"]
        return [node["address1"] for node in nodes], default and default["address1"]


async def new_book(
    storefront: Storefront, payload: Answers, log_in: Answers, email: str = "ada@example.com"
) -> AddressBook:
    """Sign a customer up, log in, and return the empty address book."""
    names = {"firstName": "Ada", "lastName": "Lovelace"}
    await payload(SIGN_UP, input={"email": email, "password": PASSWORD, **names})
    return AddressBook(storefront, payload, await log_in(email))


def plain(address_id: str) -> str:
    """Return an address id without its end, which is new for each request."""
    return address_id.partition("?")[0]


def invalid_id(field: str) -> dict[str, Any]:
    """Return the errors for an id that names no address of the customer. Shopify: reported."""
    error = {
        "message": "invalid id",
        "path": [field],
        "locations": [{"line": 3, "column": 3}],
        "extensions": {"code": "RESOURCE_NOT_FOUND"},
    }
    return {"errors": [error], "data": {field: None}}


def denied(field: str) -> dict[str, Any]:
    """Return the errors for a dead token. Shopify: recorded for customerAddressCreate."""
    required = (
        "`unauthenticated_write_customers` access scope. "
        "Also: Requires valid customer access token."
    )
    extensions = {
        "code": "ACCESS_DENIED",
        "documentation": "https://shopify.dev/api/usage/access-scopes",
        "requiredAccess": required,
    }
    message = f"Access denied for {field} field. Required access: {required}"
    return {
        "errors": [
            {"message": message, "path": [field], "locations": [], "extensions": extensions}
        ],
        "data": {field: None},
    }

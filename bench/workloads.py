"""What is asked: the same documents of every server, only the token differs."""

import json
from dataclasses import dataclass
from typing import Final

PATH: Final = "/api/2026-10/graphql.json"
VERSION: Final = "2026-10"
PLACEHOLDER: Final = "TOKEN_GOES_HERE"  # load.lua knows it too

_LOGIN: Final = """\
mutation customerAccessTokenCreateWithMultipass($multipassToken: String!) {
  customerAccessTokenCreateWithMultipass(multipassToken: $multipassToken) {
    customerAccessToken {
      accessToken
      expiresAt
    }
    customerUserErrors {
      code
      field
      message
    }
  }
}
"""
_INLINED: Final = _LOGIN.replace("($multipassToken: String!)", "").replace(
    "$multipassToken", f'"{PLACEHOLDER}"'
)
_CUSTOMER: Final = """\
query customer($customerAccessToken: String!) {
  customer(customerAccessToken: $customerAccessToken) {
    id
    email
    firstName
    lastName
    displayName
    defaultAddress {
      id
    }
    addresses(first: 10) {
      nodes {
        id
        firstName
        lastName
        address1
        city
        zip
        country
        countryCodeV2
      }
    }
  }
}
"""


@dataclass(frozen=True, slots=True)
class Workload:
    """A kind of request. *marker* is in each right answer to it, and in no other."""

    name: str
    title: str
    document: str
    variable: str | None
    marker: str
    fresh: bool = True
    """Whether each request takes a Multipass token of its own, else an access token."""

    @property
    def body(self) -> str:
        variables = {} if self.variable is None else {self.variable: PLACEHOLDER}
        return json.dumps({"query": self.document, "variables": variables})


LOGIN: Final = Workload(
    "login", "a login, its token in a variable", _LOGIN, "multipassToken", '"accessToken":"'
)
INLINED: Final = Workload(
    "inlined", "a login, its token written into the document", _INLINED, None, '"accessToken":"'
)
CUSTOMER: Final = Workload(
    "customer",
    "a customer with three addresses",
    _CUSTOMER,
    "customerAccessToken",
    '"countryCodeV2":"',
    fresh=False,
)
WORKLOADS: Final = (LOGIN, INLINED, CUSTOMER)

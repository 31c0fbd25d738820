"""What only a running sandbox has: tokens, links of mails, ids of addresses."""

import json
import re
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPConnection
from typing import Any, Final

from graphql import get_introspection_query

from sandbox.multipass import Multipass

SECRET: Final = "sandbox-multipass-secret"
INVITED: Final = 6500000131072
LOG_IN: Final = """mutation {
  customerAccessTokenCreate(
    input: {email: "enabled@sandbox.example", password: "enabled-password"}
  ) { customerAccessToken { accessToken } }
}"""
RECOVER: Final = 'mutation { customerRecover(email: "enabled@sandbox.example") { __typename } }'
ADDRESS: Final = '{ customer(customerAccessToken: "%s") { defaultAddress { id } } }'


@dataclass(frozen=True, slots=True)
class Shop:
    """One world of the sandbox that listens at *netloc*, asked in one version of the API."""

    netloc: str
    world: str
    version: str

    @property
    def path(self) -> str:
        return f"/w/{self.world}/api/{self.version}/graphql.json"

    def reset(self) -> None:
        self._post(f"{self._control}/reset")

    def filled(self, text: str) -> str:
        """Return *text* with what it names in capitals."""
        return WANTED.sub(lambda found: VALUES[found[0]](self), text)

    def introspection(self) -> Any:
        return self._ask(get_introspection_query(input_value_deprecation=True, one_of=True))

    def access_token(self) -> str:
        return self._ask(LOG_IN)["customerAccessTokenCreate"]["customerAccessToken"]["accessToken"]

    def multipass_token(self) -> str:
        customer = {"email": "enabled@sandbox.example", "tag_string": "vip"}
        return Multipass(SECRET).seal(customer, now=datetime.now(UTC))

    def address_id(self) -> str:
        return self._ask(ADDRESS % self.access_token())["customer"]["defaultAddress"]["id"]

    def activation_link(self) -> str:
        self._post(f"{self._control}/customers/{INVITED}/invite")
        return self._mailed("activation")

    def reset_link(self) -> str:
        self._ask(RECOVER)
        return self._mailed("password-reset")

    @property
    def _control(self) -> str:
        return f"/_sandbox/api/worlds/{self.world}"

    def _mailed(self, kind: str) -> str:
        return self._call("GET", f"{self._control}/inbox?kind={kind}")["mails"][-1]["links"][0]

    def _ask(self, query: str) -> Any:
        return self._post(self.path, {"query": query})["data"]

    def _post(self, path: str, body: object = None) -> Any:
        return self._call("POST", path, None if body is None else json.dumps(body))

    def _call(self, method: str, path: str, body: str | None = None) -> Any:
        with closing(HTTPConnection(self.netloc, timeout=10)) as connection:
            connection.request(method, path, body, {"Content-Type": "application/json"})
            response = connection.getresponse()
            text = response.read()
            assert response.status < 300, f"{method} {path}: {response.status} {text!r}"
            return json.loads(text or b"null")


def _last_part(link: str) -> str:
    return link.rpartition("/")[2]


VALUES: Final[Mapping[str, Callable[[Shop], str]]] = {
    "LIVE-ACCESS-TOKEN": Shop.access_token,
    "LIVE-MULTIPASS-TOKEN": Shop.multipass_token,
    "LIVE-ADDRESS-ID": Shop.address_id,
    "LIVE-ACTIVATION-TOKEN": lambda shop: _last_part(shop.activation_link()),
    "LIVE-RESET-TOKEN": lambda shop: _last_part(shop.reset_link()),
    "https://live.example/activation": Shop.activation_link,
    "https://live.example/reset": Shop.reset_link,
}
WANTED: Final = re.compile("|".join(map(re.escape, VALUES)))

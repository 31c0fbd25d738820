"""A client of the login to new customer accounts, and a browser for it."""

import json
from base64 import b64encode, urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient
from yarl import URL

SHOP = 61_000_000_001
PUBLIC = "5a0db0c5-51e0-4000-8000-000000000001"
CONFIDENTIAL = "5a0db0c5-51e0-4000-8000-000000000002"
LEGACY = "5a0db0c5-51e0-4000-8000-000000000003"
SECRET = "sandbox-client-secret"
CALLBACK = "https://localhost:3000/account/authorize"
ORIGIN = "http://localhost:3000"
SCOPE = "openid email customer-account-api:full"
MULTIPASS = "urn:shopify:params:oauth:grant-type:multipass"
VERIFIER = "a-verifier-of-forty-three-characters-exactly"
CHALLENGE = urlsafe_b64encode(sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()


def basic(client_id: str = CONFIDENTIAL, secret: str = SECRET) -> str:
    return f"Basic {b64encode(f'{client_id}:{secret}'.encode()).decode()}"


def part(token: str, at: int) -> Any:
    """Return what a part of a JWT says: 0 is its header, 1 its payload."""
    text = token.split(".")[at]
    return json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))


@dataclass(frozen=True)
class Account:
    """The provider of one world, asked over HTTP."""

    client: TestClient
    prefix: str = ""
    shop: int = SHOP

    @property
    def root(self) -> str:
        return f"{self.prefix}/authentication/{self.shop}"

    @property
    def issuer(self) -> str:
        return f"http://localhost:{self.client.port}{self.root}"

    async def get(self, path: str, **headers: str) -> ClientResponse:
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        url = URL(f"{self.prefix}{path}", encoded=True)
        return await self.client.get(url, headers=named, allow_redirects=False)

    async def authorize(self, **changes: str | None) -> ClientResponse:
        """Ask for a code as a public client does; None leaves a parameter out."""
        asked = {
            "client_id": PUBLIC,
            "scope": SCOPE,
            "response_type": "code",
            "redirect_uri": CALLBACK,
            "state": "the-state",
            "nonce": "the-nonce",
            "code_challenge": CHALLENGE,
            "code_challenge_method": "S256",
            **changes,
        }
        query = urlencode({key: value for key, value in asked.items() if value is not None})
        return await self.get(f"/authentication/{self.shop}/oauth/authorize?{query}")

    async def as_persona(self, name: str = "enabled", **changes: str | None) -> Mapping[str, str]:
        """Log a persona in to the browser; return what the client gets back."""
        login = (await self.authorize(**{"prompt": "login", **changes})).headers["Location"]
        path = urlsplit(login)._replace(scheme="", netloc="").geturl()
        answer = await self.client.post(
            URL(path, encoded=True), data={"persona": name}, allow_redirects=False
        )
        return returned(answer)

    async def token(
        self, *, headers: Mapping[str, str] | None = None, **form: str | None
    ) -> ClientResponse:
        given = {key: value for key, value in form.items() if value is not None}
        return await self.client.post(
            f"{self.root}/oauth/token", data=given, headers={"Origin": ORIGIN, **(headers or {})}
        )

    async def redeem(self, code: str, **changes: str | None) -> ClientResponse:
        """Trade a code for tokens as a public client does."""
        form = {
            "grant_type": "authorization_code",
            "client_id": PUBLIC,
            "redirect_uri": CALLBACK,
            "code": code,
            "code_verifier": VERIFIER,
            **changes,
        }
        return await self.token(**form)

    async def tokens(self, name: str = "enabled") -> Any:
        """Return the answer to a whole login of a persona."""
        answer = await self.redeem((await self.as_persona(name))["code"])
        assert answer.status == 200
        return await answer.json()

    async def multipass(self, assertion: str, **changes: str | None) -> ClientResponse:
        form = {
            "grant_type": MULTIPASS,
            "assertion": assertion,
            "client_id": PUBLIC,
            **changes,
        }
        return await self.client.post(
            f"{self.root}/oauth/token",
            data={key: value for key, value in form.items() if value is not None},
        )

    async def reason(self, answer: ClientResponse) -> str:
        """Return the newest reason in the journal."""
        world = self.prefix.removeprefix("/w/") or "default"
        url = f"/_sandbox/api/worlds/{world}/journal"
        entries = (await (await self.client.get(url)).json())["entries"]
        assert entries[-1]["status"] == answer.status
        return str(entries[-1]["reason"][-1]["slug"])


def returned(answer: ClientResponse) -> dict[str, str]:
    """Return the parameters with which a browser is sent to the client."""
    assert answer.status == 302
    location = answer.headers["Location"]
    assert location.startswith(f"{CALLBACK}?")
    return dict(parse_qsl(urlsplit(location).query))


@pytest.fixture
def account(storefront: Any) -> Account:
    return Account(storefront.client)


@pytest.fixture
def start_account(start: Any) -> Callable[..., Any]:
    async def start_account(**settings: Any) -> Account:
        return Account((await start(**settings)).client)

    return start_account

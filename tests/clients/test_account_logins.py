"""Clients of OpenID that other people wrote log in to new customer accounts, unchanged."""

import json
from datetime import UTC, datetime
from uuid import uuid4

from sandbox.multipass import Multipass
from sandbox.settings import MULTIPASS_SECRET
from tests.clients.tools import HERE, node, run

SHOP = 61_000_000_001
CLIENT = "5a0db0c5-51e0-4000-8000-00000000000{}"


def minted() -> str:
    return Multipass(MULTIPASS_SECRET).seal({"email": "zoe@example.com"}, now=datetime.now(UTC))


def test_openid_client_and_oauth4webapi_log_in_by_code_refresh_and_multipass(sandbox_url):
    world = f"{sandbox_url.replace('127.0.0.1', 'localhost')}/w/{uuid4().hex[:20]}"
    given = {
        "issuer": f"{world}/authentication/{SHOP}",
        "graphql": f"{world}/customer/api/2026-10/graphql",
        "clientId": CLIENT.format(1),
        "confidentialId": CLIENT.format(2),
        "secret": "sandbox-client-secret",
        "callback": "http://localhost:3000/account/authorize",
        "scope": "openid email customer-account-api:full",
        "persona": "enabled",
        "multipassGrant": "urn:shopify:params:oauth:grant-type:multipass",
        "tokens": [minted(), minted()],
    }
    printed = run(node(), HERE / "scripts/account_logins.mjs", given=json.dumps(given))
    assert json.loads(printed) == [
        {
            "email": "enabled@sandbox.example",
            "customer": "zoe@example.com",
            "again": "shcat_",
            "multipass": "zoe@example.com",
            "out": "http://localhost:3000/",
        },
        {
            "email": "enabled@sandbox.example",
            "customer": "enabled@sandbox.example",
            "again": "shcat_",
            "multipass": "zoe@example.com",
        },
    ]

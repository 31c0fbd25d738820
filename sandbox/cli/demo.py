"""`demo`: a server of its own, a login, a look at the customer, a refusal, and the end.

It watches itself: the exit status is 0 only when every step went as it should.
"""

import argparse
import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Final

from sandbox.settings import MULTIPASS_SECRET

_PATIENCE: Final = 30  # seconds
_CUSTOMER: Final = {
    "email": "ada@lovelace.example",
    "first_name": "Ada",
    "last_name": "Lovelace",
    "tag_string": "vip, mathematician",
}
_READ: Final = (
    "query ($token: String!) { customer(customerAccessToken: $token) { email displayName tags } }"
)


def add_parser(commands: Any) -> None:
    commands.add_parser(
        "demo", help="start, log in, read, be refused, stop", description=__doc__
    ).set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    with _server() as url:
        failures = [step for step, held in _steps(url) if not held]
    if failures:
        print(f"\nDid not hold: {', '.join(failures)}.", file=sys.stderr)
        return 1
    print("\nStopped. Everything held.")
    return 0


def _steps(url: str) -> Iterator[tuple[str, bool]]:
    """Go through the steps; tell of each whether it held."""
    token = _mint()
    print(f"2. A Multipass token for {_CUSTOMER['email']}:\n   {token}")
    yield "mint", bool(token)

    payload = _login(url, token)[0]
    print(f"3. Logged in with it:\n   {json.dumps(payload)}")
    granted = payload["customerAccessToken"] or {}
    yield "login", bool(granted) and payload["customerUserErrors"] == []

    answer, _ = _ask(url, _READ, granted.get("accessToken", ""))
    customer = answer["data"]["customer"]
    print(f"4. The customer, made by the login:\n   {json.dumps(customer)}")
    yield (
        "customer",
        customer
        == {
            "email": "ada@lovelace.example",
            "displayName": "Ada Lovelace",
            "tags": ["mathematician", "vip"],
        },
    )

    payload, reason = _login(url, token)
    print(f"5. The same token again, refused as Shopify does:\n   {json.dumps(payload)}")
    print(f"   and the reason, which Shopify never tells:\n   {reason}")
    codes = [error["code"] for error in payload["customerUserErrors"]]
    yield "refusal", codes == ["INVALID_MULTIPASS_REQUEST"]
    yield "reason", reason.startswith("multipass.already-used")


def _mint() -> str:
    from sandbox.multipass import Multipass

    return Multipass(MULTIPASS_SECRET).seal(_CUSTOMER, now=datetime.now(UTC))


def _login(url: str, token: str) -> tuple[Mapping[str, Any], str]:
    from sandbox.cli.panel import LOGIN

    answer, reason = _ask(url, LOGIN, token)
    return answer["data"]["customerAccessTokenCreateWithMultipass"], reason


def _ask(url: str, document: str, token: str) -> tuple[Any, str]:
    from sandbox.cli.panel import endpoint

    body = json.dumps({"query": document, "variables": {"token": token}}).encode()
    headers = {
        "Content-Type": "application/json",
        "X-Shopify-Storefront-Access-Token": "sandbox-public",
        "X-Sandbox-Explain": "1",
    }
    request = urllib.request.Request(endpoint(url), body, headers)  # noqa: S310 - our own server
    with urllib.request.urlopen(request, timeout=_PATIENCE) as response:  # noqa: S310 - likewise
        return json.load(response), response.headers.get("X-Sandbox-Reason", "")


@contextmanager
def _server() -> Iterator[str]:
    """Start a server on a free port, as a process of its own; yield its URL, and stop it."""
    command = [
        *(sys.executable, "-m", "sandbox", "serve", "--host", "127.0.0.1", "--port", "0"),
        *("--multipass-secret", MULTIPASS_SECRET, "--log-format", "json"),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603 - ours
        try:
            assert server.stdout is not None
            ready = json.loads(server.stdout.readline() or '{"url": ""}')
            print(f"1. The sandbox listens on {ready['url']}")
            yield ready["url"]
        finally:
            server.terminate()

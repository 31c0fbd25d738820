"""`demo`: a server of its own, a login, a look at the customer, a refusal, and the end.

It watches itself: the exit status is 0 only when every step went as it should.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Final

from sandbox.cli import status
from sandbox.settings import MULTIPASS_SECRET, PUBLIC_TOKEN, environment_without_ours

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
_LOGIN_FIELD: Final = "customerAccessTokenCreateWithMultipass"


class _NoServerError(RuntimeError):
    """There is no server to ask, or none any more."""


def add_parser(commands: Any) -> None:
    commands.add_parser(
        "demo", help="start, log in, read, be refused, stop", description=__doc__
    ).set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    try:
        with _server() as url:
            failures = [step for step, held in _steps(url) if not held]
    except _NoServerError as error:
        print(f"storefront-sandbox: {error}", file=sys.stderr)
        return status.FAILED
    if failures:
        print(f"\nDid not hold: {', '.join(failures)}.", file=sys.stderr)
        return status.FAILED
    print("\nStopped. Everything held.")
    return status.DONE


def _steps(url: str) -> Iterator[tuple[str, bool]]:
    """Go through the steps; tell of each whether it held."""
    token = _mint()
    print(f"2. A Multipass token for {_CUSTOMER['email']}:\n   {token}")

    answer, _ = _login(url, token)
    print(f"3. Logged in with it:\n   {_shown(answer, _LOGIN_FIELD)}")
    payload = _field(answer, _LOGIN_FIELD)
    granted = payload.get("customerAccessToken") or {}
    yield "login", bool(granted) and payload["customerUserErrors"] == []

    answer, _ = _ask(url, _READ, granted.get("accessToken", ""))
    print(f"4. The customer, made by the login:\n   {_shown(answer, 'customer')}")
    yield (
        "customer",
        _field(answer, "customer")
        == {
            "email": "ada@lovelace.example",
            "displayName": "Ada Lovelace",
            "tags": ["mathematician", "vip"],
        },
    )

    answer, reason = _login(url, token)
    print(f"5. The same token again, refused as Shopify does:\n   {_shown(answer, _LOGIN_FIELD)}")
    print(f"   and the reason, which Shopify never tells:\n   {reason}")
    errors = _field(answer, _LOGIN_FIELD).get("customerUserErrors", [])
    yield "refusal", [error["code"] for error in errors] == ["INVALID_MULTIPASS_REQUEST"]
    yield "reason", reason.startswith("multipass.already-used")


def _mint() -> str:
    from sandbox.multipass import Multipass

    return Multipass(MULTIPASS_SECRET).seal(_CUSTOMER, now=datetime.now(UTC))


def _login(url: str, token: str) -> tuple[Mapping[str, Any], str]:
    from sandbox.cli.panel import LOGIN

    return _ask(url, LOGIN, token)


def _shown(answer: Mapping[str, Any], name: str) -> str:
    """Return the field's value to print; where there is none, the whole answer says why."""
    return json.dumps(_field(answer, name) or answer)


def _field(answer: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    return (answer.get("data") or {}).get(name) or {}


def _ask(url: str, document: str, token: str) -> tuple[Mapping[str, Any], str]:
    """Return the answer, and the reason in its header. No proxy is asked, as urllib would."""
    from contextlib import closing
    from http.client import HTTPConnection, HTTPException
    from urllib.parse import urlsplit

    from sandbox.cli.panel import endpoint

    body = json.dumps({"query": document, "variables": {"token": token}})
    headers = {
        "Content-Type": "application/json",
        "X-Shopify-Storefront-Access-Token": PUBLIC_TOKEN,
        "X-Sandbox-Explain": "1",
    }
    where = urlsplit(endpoint(url))
    try:
        with closing(HTTPConnection(where.netloc, timeout=_PATIENCE)) as connection:
            connection.request("POST", where.path, body, headers)
            response = connection.getresponse()
            return json.load(response), response.headers.get("X-Sandbox-Reason", "")
    except (OSError, HTTPException, ValueError) as error:
        raise _NoServerError(f"The server gave no answer to read: {error!r}") from None


@contextmanager
def _server() -> Iterator[str]:
    """Start a server on a free port, as a process of its own; yield its URL, and stop it."""
    import subprocess
    import tempfile

    command = [
        *(sys.executable, "-m", "sandbox", "serve", "--host", "127.0.0.1", "--port", "0"),
        *("--multipass-secret", MULTIPASS_SECRET, "--log-format", "json"),
    ]
    with (
        tempfile.TemporaryFile() as said,  # not a pipe: nobody reads it while the server runs
        subprocess.Popen(  # noqa: S603 - ours
            command, env=environment_without_ours(), stdout=subprocess.PIPE, stderr=said, text=True
        ) as server,
    ):
        try:
            assert server.stdout is not None
            line = server.stdout.readline()
            if not line:
                server.wait()
                said.seek(0)
                words = said.read().decode(errors="replace").strip()
                raise _NoServerError(f"The server did not start. It said:\n{words}")
            url = json.loads(line)["url"]
            print(f"1. The sandbox listens on {url}")
            yield url
        finally:
            server.terminate()

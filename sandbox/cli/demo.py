"""`storefront-sandbox demo`: start a server, log in, read the customer, get refused, stop."""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Final

from sandbox.cli import status
from sandbox.cli.command import add_command
from sandbox.cli.error_line import print_error
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
    """The server did not start, or does not answer any more."""


def add_parser(commands: Any) -> None:
    summary = "Show a Multipass login with a server of its own, and check each step"
    add_command(commands, "demo", summary, page="multipass").set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    try:
        with _server() as url:
            failures = [step for step, succeeded in _steps(url) if not succeeded]
    except _NoServerError as error:
        print_error(error)
        return status.FAILED
    if failures:
        print_error(f"failed: {', '.join(failures)}")
        return status.FAILED
    print("\nStopped. Every step succeeded.")
    return status.DONE


def _steps(url: str) -> Iterator[tuple[str, bool]]:
    """Run the steps; yield the name of each, and whether it succeeded."""
    token = _mint()
    print(f"2. A Multipass token for {_CUSTOMER['email']}:\n   {token}")

    answer, _ = _login(url, token)
    print(f"3. The login with this token:\n   {_shown(answer, _LOGIN_FIELD)}")
    payload = _field(answer, _LOGIN_FIELD)
    granted = payload.get("customerAccessToken") or {}
    yield "login", bool(granted) and payload["customerUserErrors"] == []

    answer, _ = _ask(url, _READ, granted.get("accessToken", ""))
    print(f"4. The customer that the login made:\n   {_shown(answer, 'customer')}")
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
    print(f"   The reason, which Shopify never gives:\n   {reason}")
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
    """Return the value of the field as text, or the whole answer if the field is missing."""
    return json.dumps(_field(answer, name) or answer)


def _field(answer: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    return (answer.get("data") or {}).get(name) or {}


def _ask(url: str, document: str, token: str) -> tuple[Mapping[str, Any], str]:
    """Return the answer, and the reason in its header. Unlike urllib, it uses no proxy."""
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
        raise _NoServerError(f"The server gave no valid answer: {error!r}") from None


@contextmanager
def _server() -> Iterator[str]:
    """Start a server on a free port, as a process of its own; yield its URL, and stop it."""
    import subprocess
    import tempfile

    command = [
        *(
            sys.executable,
            "-m",
            "storefront_sandbox",
            "serve",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
        ),
        *("--multipass-secret", MULTIPASS_SECRET, "--log-format", "json"),
        *("--config", os.devnull),  # the demo is the same in each folder
    ]
    with (
        tempfile.TemporaryFile() as log,  # not a pipe, which would fill up while the server runs
        subprocess.Popen(  # noqa: S603 - ours
            command, env=environment_without_ours(), stdout=subprocess.PIPE, stderr=log, text=True
        ) as server,
    ):
        try:
            assert server.stdout is not None
            line = server.stdout.readline()
            if not line:
                server.wait()
                log.seek(0)
                text = log.read().decode(errors="replace").strip()
                raise _NoServerError(f"The server did not start. Its log:\n{text}")
            url = json.loads(line)["url"]
            print(f"1. A sandbox listens on {url}")
            yield url
        finally:
            server.terminate()

"""The checks of `storefront-sandbox doctor`, each of one thing that may go wrong."""

import json
import socket
import ssl
from collections.abc import Mapping
from datetime import datetime
from email.message import Message
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any, Final, NamedTuple
from urllib.parse import quote, urlsplit

GOOD: Final = "ok"
WARNING: Final = "warning"
BAD: Final = "failed"
OK: Final = 200
_NOT_FOUND: Final = 404

Finding = dict[str, str]
_PATIENCE: Final = 10.0
_NEWEST: Final = "unstable"
_QUERY: Final = "{ shop { name } }"
_TRUST: Final = (
    "let the client trust the sandbox's authority: `storefront-sandbox tls --help` shows how, for "
    "Node.js NODE_EXTRA_CA_CERTS"
)
_DRAINING: Final = "the server is stopping, and answers until --drain is over: start it again"


class Answer(NamedTuple):
    status: int
    headers: Mapping[str, str] | Message
    body: Any
    """The JSON that was read; None if it is none."""


class Doctor:
    """Asks the sandbox at *url* as a client would; *control_token* is for the control API."""

    def __init__(self, url: str, control_token: str | None, world: str) -> None:
        self._url = url
        self._parts = urlsplit(url)
        self._control_token = control_token
        self._world = world

    def connection(self) -> Finding:
        """Check that a Storefront Sandbox answers at the URL, and that TLS trusts it."""
        try:
            answer = self._ask("GET", "/healthz")
        except (OSError, HTTPException) as error:
            return _bad("connection", self._why_not(error))
        if answer.body != {"status": "ok"}:
            return _bad(
                "connection", f"another program answers at {self._url}: choose another port or URL"
            )
        return _good("connection", self._url)

    def _why_not(self, error: Exception) -> str:
        match error:
            case ssl.SSLCertVerificationError():
                return f"its certificate is not trusted ({error.reason}): {_TRUST}"
            case ssl.SSLError():
                return f"it does not speak https: use http:// in {self._url}"
            case socket.gaierror():
                return f"the name {self._parts.hostname} does not resolve: use localhost, or add it"
            case ConnectionRefusedError():
                return (
                    f"nothing listens at {self._url}: start `storefront-sandbox serve`, or give "
                    "its URL with --url"
                )
            case _:
                return f"no answer ({error}): it is another program, or it speaks https"

    def readiness(self) -> Finding:
        """Check that the sandbox is ready: a shared store may be away, or the server stopping."""
        answer = self._ask("GET", "/readyz")
        if answer.status == OK:
            return _good("ready", "it serves requests")
        is_draining = isinstance(answer.body, dict) and answer.body.get("status") == "draining"
        return _bad("ready", _DRAINING if is_draining else _detail(answer))

    def token(self, token: str, version: str | None) -> Finding:
        """Check that the shop has the Storefront access *token*."""
        for header in ("X-Shopify-Storefront-Access-Token", "Shopify-Storefront-Private-Token"):
            answer = self._storefront({header: token}, version)
            if answer.status == OK:
                return _good("token", f"accepted in {header}")
        reason = answer.headers.get("X-Sandbox-Reason", "")
        return _bad("token", f"status {answer.status}: {reason or 'it is not accepted'}")

    def version(self, version: str | None) -> Finding:
        """Check that the API version is one that is served."""
        answer = self._storefront({}, version)
        served = answer.headers.get("X-Shopify-API-Version")
        if version is None:
            return _good("version", "none asked for: add --api-version to check yours")
        if served is None:
            reason = answer.headers.get("X-Sandbox-Reason", f"status {answer.status}")
            return _bad("version", f"{version} is not served: {reason}")
        if served != version:
            return _warning("version", f"{version} is answered as {served}, as the real API does")
        return _good("version", version)

    def control_access(self) -> Finding:
        """Check that this machine may call the control API."""
        answer = self._control("")
        if answer.status == OK:
            return _good("control API", f"{self._url}/_sandbox/api")
        return _bad("control API", _detail(answer))

    def store(self) -> Finding:
        """Check where the worlds are kept; a store may have failed before."""
        answer = self._ask_control("/store")
        if answer.status != OK:
            return _bad("store", _detail(answer))
        state = answer.body
        if state["keptIn"] == "memory":
            return _good("store", "worlds are kept in memory")
        if not state["isAvailable"]:
            return _bad("store", state["detail"])
        failed = sum(each["failed"] for each in state["calls"])
        reached = f"{state['address']} answers in {state['roundTripMs']} ms"
        if failed:
            last = state["lastFailure"]
            return _warning("store", f"{reached}; {failed} calls failed before, the last: {last}")
        if state["warning"]:
            return _warning("store", f"{reached}; {state['warning']}")
        return _good("store", reached)

    def world(self) -> Finding:
        """Check that the world exists. A name that no world can have fails."""
        answer = self._control(f"/{quote(self._world, safe='')}")
        if answer.status == OK:
            counts = answer.body["counts"]
            return _good("world", f"{self._world} has {counts['customers']} customers")
        found = _warning if answer.status == _NOT_FOUND else _bad
        return found("world", _detail(answer))

    def clock(self, now: datetime, *, apart: float) -> Finding:
        """Check that the world's clock is less than *apart* seconds from this machine's.

        A Multipass token is judged by the world's clock.
        """
        answer = self._control(f"/{quote(self._world, safe='')}/clock")
        if answer.status != OK:
            return _bad("clock", _detail(answer))
        theirs = datetime.fromisoformat(answer.body["now"])
        if abs((theirs - now).total_seconds()) <= apart:
            return _good("clock", "as this machine's")
        return _warning(
            "clock",
            f"the world's clock says {theirs:%Y-%m-%d %H:%M:%S}: Multipass tokens that are made by "
            "this machine's clock may be refused. `storefront-sandbox clock set --world "
            f"{self._world} --reset true` resets it",
        )

    def _storefront(self, headers: Mapping[str, str], version: str | None) -> Answer:
        path = f"/api/{quote(version or _NEWEST, safe='')}/graphql.json"
        world = {"X-Sandbox-World": self._world, "X-Sandbox-Explain": "1"}
        return self._ask("POST", path, {"query": _QUERY}, {**headers, **world})

    def _control(self, path: str) -> Answer:
        return self._ask_control(f"/worlds{path}")

    def _ask_control(self, path: str) -> Answer:
        token = self._control_token
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        return self._ask("GET", f"/_sandbox/api{path}", headers=headers)

    def _ask(
        self,
        method: str,
        path: str,
        body: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        kind = HTTPSConnection if self._parts.scheme == "https" else HTTPConnection
        connection = kind(self._parts.hostname or "", self._parts.port, timeout=_PATIENCE)
        try:
            sent = None if body is None else json.dumps(body)
            all_headers = {"Content-Type": "application/json", **(headers or {})}
            connection.request(method, self._parts.path + path, sent, all_headers)
            response = connection.getresponse()
            text = response.read()
        finally:
            connection.close()
        try:
            read = json.loads(text)
        except ValueError:
            read = None
        return Answer(response.status, response.headers, read)


def _detail(answer: Answer) -> str:
    if isinstance(answer.body, dict) and "detail" in answer.body:
        return str(answer.body["detail"])
    return f"status {answer.status}"


def _good(check: str, detail: str) -> Finding:
    return {"check": check, "result": GOOD, "detail": detail}


def _warning(check: str, detail: str) -> Finding:
    return {"check": check, "result": WARNING, "detail": detail}


def _bad(check: str, detail: str) -> Finding:
    return {"check": check, "result": BAD, "detail": detail}

"""One call of the control API, as the arguments of a command say it, and what is printed of it."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, get_origin
from urllib.parse import quote

import msgspec
from msgspec import Struct
from msgspec.structs import FieldInfo, fields

from sandbox.cli import status
from sandbox.cli.control import kinds_of
from sandbox.client import ControlError, UnreachableError
from sandbox.client.address import Address
from sandbox.client.blocking import BlockingTransport
from sandbox.client.call import API, Call, Reply, check
from sandbox.control.openapi import PART
from sandbox.control.route import Events, Route

PATIENCE: Final = 90.0
"""Seconds: a snapshot may be large, and the longest wait for a mail is a minute."""

_MISUSES: Final = frozenset({400, 422})
_VERDICTS: Final = ("passed", "opens")


class BodyError(ValueError):
    """What was given for a body cannot be sent as one."""


def run(arguments: Namespace, *, route: Route) -> int:
    """Make the call of *route*, print its answer and return the exit status.

    Raises `BodyError`, and `OSError` when the connection ends.
    """
    transport = transport_to(arguments)
    call = _call(arguments, route)
    try:
        if Events in route.answers.values():
            for event in transport.follow(call):
                print(event, flush=True)
            return status.DONE
        return _told(transport.send(call), arguments.format)
    except ControlError as error:
        return refused(error)
    except UnreachableError as error:
        return unreachable(arguments.url, error)


def transport_to(arguments: Namespace) -> BlockingTransport:
    return BlockingTransport(
        Address(url=arguments.url, token=arguments.control_token, timeout=PATIENCE)
    )


def refused(error: ControlError) -> int:
    """Say what the sandbox refused, and return the exit status."""
    print(f"storefront-sandbox: {error.problem} ({error.status}): {error.detail}", file=sys.stderr)
    return status.MISUSED if error.status in _MISUSES else status.FAILED


def unreachable(url: str, error: UnreachableError) -> int:
    """Say that no sandbox is there, and return the exit status."""
    why = error.__context__ or "nobody listens"
    print(
        f"storefront-sandbox: no sandbox answers at {url} ({why}): start one by "
        "`storefront-sandbox serve`, or say by --url where it is",
        file=sys.stderr,
    )
    return status.UNREACHABLE


def _call(arguments: Namespace, route: Route) -> Call[str]:
    parts = {part: getattr(arguments, part) for part in PART.findall(route.path)}
    path = PART.sub(lambda part: quote(parts[part[1]], safe=""), route.path)
    return Call(
        method=route.method,
        path=API + path,
        read=_text,
        query={} if route.largest else dict(_given(arguments, route.query, "query")),
        body=_body(arguments, route),
    )


def _text(reply: Reply) -> str:
    check(reply)
    return reply.body.decode()


def _given(arguments: Namespace, kind: type[Struct], place: str) -> Iterator[tuple[str, Any]]:
    for field in fields(kind):
        told = getattr(arguments, f"{place}.{field.encode_name}")
        if told is not None:
            yield field.encode_name, told if place == "query" else _value(told, field)


def _body(arguments: Namespace, route: Route) -> Mapping[str, Any] | None:
    if route.largest:
        return _object(_read(arguments.file), arguments.file)
    known = fields(route.body)
    if not known:
        return None
    whole = arguments.body
    told = {} if whole is None else _object(_read(whole) if whole == "-" else whole, "--body")
    return {**told, **dict(_given(arguments, route.body, "body"))}


def _value(text: str, field: FieldInfo) -> Any:
    """Return *text* as the JSON that it is, where the field takes other things than text."""
    kinds = kinds_of(field)
    if str in kinds:
        return text
    try:
        return json.loads(text)
    except ValueError:
        is_list = any(get_origin(kind) is tuple for kind in kinds)
        return [part.strip() for part in text.split(",")] if is_list else text


def _read(name: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise BodyError(f"{name} cannot be read: {error.strerror}") from None


def _object(text: str | bytes, name: str) -> dict[str, Any]:
    try:
        return msgspec.json.decode(text, type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BodyError(f"{name} is not a JSON object: {error}") from None


def _told(text: str, form: str) -> int:
    """Print an answer, and return the exit status: of a verdict it is what it says."""
    if not text:
        return status.DONE
    print(text if form == "json" else msgspec.json.format(text))
    told = msgspec.json.decode(text)
    is_bad = any(told.get(verdict) is False for verdict in _VERDICTS)
    return status.FAILED if is_bad else status.DONE

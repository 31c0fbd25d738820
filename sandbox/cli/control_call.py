"""Make one call of the control API from the arguments of a command, and print the answer."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import msgspec
from msgspec import Struct
from msgspec.structs import FieldInfo, fields

from sandbox.cli import status
from sandbox.cli.call_options import kinds_of, option_of, takes_texts
from sandbox.cli.call_refusals import detail_of
from sandbox.cli.error_line import print_error
from sandbox.cli.format_option import JSON
from sandbox.cli.tables import cells, table
from sandbox.client import ControlError, UnreachableError
from sandbox.client.address import Address
from sandbox.client.blocking import BlockingTransport
from sandbox.client.call import API, Call, Reply, check
from sandbox.control.openapi import PART
from sandbox.control.route import Events, Route
from sandbox.fault_texts import not_an_object, not_json

PATIENCE: Final = 90.0
"""Seconds: a snapshot may be large, and the longest wait for a mail is a minute."""

_COLUMNS: Final[Mapping[str, Sequence[str]]] = {
    "customers list": ("id", "email", "state", "displayName", "tags"),
    "products list": ("id", "handle", "title", "vendor", "published"),
    "collections list": ("id", "handle", "title", "published", "sortOrder"),
    "pages list": ("id", "handle", "title", "publishedAt"),
    "blogs list": ("id", "handle", "title"),
    "articles list": ("id", "blog", "handle", "title", "publishedAt"),
    "metaobjects list": ("id", "type", "handle", "status"),
    "menus list": ("id", "handle", "title"),
    "orders list": ("name", "email", "processedAt", "financialStatus", "totalPrice"),
    "inbox list": ("id", "kind", "to", "urls"),
    "inbox wait": ("id", "kind", "to", "urls"),
    "journal list": ("id", "time", "operations", "outcome", "status", "ms", "path"),
    "journal stream": ("id", "time", "operations", "outcome", "status", "ms", "path"),
    "journal verify": ("entry.id", "entry.operations", "differences"),
}
"""Columns of a table, where not all keys are shown."""

_OPENING: Final = ("[", "{")
_MISUSES: Final = frozenset({400, 422})
_VERDICTS: Final = ("passed", "opens")


class BodyError(ValueError):
    """A body cannot be read, or is not a JSON object."""


def run(arguments: Namespace, *, command: str, route: Route) -> int:
    """Make the call of *route*, print its answer and return the exit code.

    Raises `BodyError`, and `OSError` when the connection ends.
    """
    transport = transport_to(arguments)
    call = _call(arguments, route)
    try:
        if Events in route.answers.values():
            for event in transport.follow(call):
                print(_line(event, command, arguments.format), flush=True)
            return status.DONE
        return _print(transport.send(call), command, arguments.format)
    except ControlError as error:
        return refused(error, route)
    except UnreachableError as error:
        return unreachable(arguments.url, error)


def transport_to(arguments: Namespace) -> BlockingTransport:
    return BlockingTransport(
        Address(url=arguments.url, token=arguments.control_token, timeout=PATIENCE)
    )


def refused(error: ControlError, route: Route | None = None) -> int:
    """Print why the sandbox refused the call of *route*, and return the exit code."""
    print_error(f"{error.problem}: {detail_of(error, route)}")
    return status.MISUSED if error.status in _MISUSES else status.FAILED


def unreachable(url: str, error: UnreachableError) -> int:
    """Print that no sandbox answers, and return the exit code."""
    start = "Start one with `storefront-sandbox serve`, or give its URL with --url."
    print_error(f"No sandbox answers at {url} ({error.why}). {error.remedy or start}")
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
        text = getattr(arguments, f"{place}.{field.encode_name}")
        if text is not None:
            yield field.encode_name, text if place == "query" else _value(text, field)


def _body(arguments: Namespace, route: Route) -> Mapping[str, Any] | None:
    if route.largest:
        return _object(_read(arguments.file), _named(arguments.file))
    known = fields(route.body)
    if not known:
        return None
    whole = getattr(arguments, "body", None)
    body = {} if whole is None else _object(_read(whole) if whole == "-" else whole, "--body")
    return {**body, **dict(_given(arguments, route.body, "body"))}


def _value(text: str, field: FieldInfo) -> Any:
    """Return *text* as the value of *field*: text, JSON, or a list written with commas."""
    if str in kinds_of(field):
        return text
    try:
        value = json.loads(text)
    except ValueError as error:
        if text.lstrip()[:1] in _OPENING and not takes_texts(field):
            name = option_of(field.encode_name)
            raise BodyError(f"{name} {not_json(error)}") from None
        value = text
    if takes_texts(field) and not isinstance(value, list):
        return [part.strip() for part in text.split(",")]
    return value


def _read(name: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise BodyError(f"{name} cannot be read: {error.strerror}") from None


def _named(file: str) -> str:
    return "Standard input" if file == "-" else file


def _object(text: str | bytes, name: str) -> dict[str, Any]:
    try:
        return msgspec.json.decode(text, type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BodyError(f"{name} {not_an_object(error)}") from None


def _print(text: str, command: str, form: str) -> int:
    """Print an answer and return the exit code: 1 if the answer is a verdict that is negative."""
    if not text:
        return status.DONE
    answer = msgspec.json.decode(text)
    if form == JSON:
        print(text)
    else:
        shown = _with_codes(answer) if command == "coverage" else answer
        print(table(shown, _COLUMNS.get(command, ())))
    is_negative = any(answer.get(verdict) is False for verdict in _VERDICTS)
    return status.FAILED if is_negative else status.DONE


def _with_codes(coverage: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the coverage with a row for each error code, "*" for those of any operation."""
    operations = [*coverage["operations"], {"operation": "*", "codes": coverage["anyOperation"]}]
    rows = [{"operation": it["operation"], **code} for it in operations for code in it["codes"]]
    return {"share": coverage["share"], "operations": coverage["operations"], "codes": rows}


def _line(event: str, command: str, form: str) -> str:
    """Return an event of a stream to print. Events that are no entries are printed as JSON."""
    entry = msgspec.json.decode(event)
    is_table = form != JSON and "operations" in entry
    return "  ".join(cells(entry, _COLUMNS[command])) if is_table else event

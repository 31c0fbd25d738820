"""`storefront-sandbox replay FILE`: asks what a journal has once more, and compares the answers."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sandbox.cli import control, status

if TYPE_CHECKING:
    from sandbox.cli.replaying import Difference, Secrets
    from sandbox.client.blocking import BlockingTransport
    from sandbox.client.call import Reply

Entry = Mapping[str, Any]

_SHOWN: Final = 200  # characters of a value
_TOKEN_HEADERS: Final = {
    "public": "X-Shopify-Storefront-Access-Token",
    "private": "Shopify-Storefront-Private-Token",
}


class NoJournalError(ValueError):
    """A file is not what `storefront-sandbox journal list` prints."""


class Outcome(NamedTuple):
    """What became of an entry: how it differs, or why it was passed over."""

    entry: Entry
    differences: "tuple[Difference, ...]" = ()
    passed_over: str | None = None


def add_parser(commands: Any) -> None:
    words = "ask what a journal has once more, and tell where the answers differ"
    parser = commands.add_parser("replay", help=words, description=words)
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="what `storefront-sandbox journal list` or `journal stream` printed; - for the pipe",
    )
    parser.add_argument(
        "--world", default="default", metavar="NAME", help="which world to ask (%(default)s)"
    )
    parser.add_argument(
        "--password",
        metavar="TEXT",
        help="stands in for passwords: no journal keeps any",
    )
    control.add_server(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="json: an object with all differences (%(default)s)",
    )
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Ask all, print what differs, and return the exit status.

    It fails where an answer differs, and where nothing could be asked. Raises `NoJournalError`.
    """
    from sandbox.cli.control_call import transport_to, unreachable
    from sandbox.cli.replaying import Secrets
    from sandbox.client import UnreachableError

    entries = read(_content(arguments.file), arguments.file)
    secrets = Secrets(arguments.password)
    transport = transport_to(arguments)
    try:
        outcomes = [_asked(transport, entry, secrets, arguments.world) for entry in entries]
    except UnreachableError as error:
        return unreachable(arguments.url, error)
    _print(outcomes, arguments.format)
    is_same = any(it.passed_over is None for it in outcomes) and not any(
        it.differences for it in outcomes
    )
    return status.DONE if is_same else status.FAILED


def read(text: bytes, source: Path) -> list[Entry]:
    """Return the entries that are written in *text*: a journal, or one entry a line.

    Raises `NoJournalError`.
    """
    import msgspec

    try:
        whole = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError):
        try:
            whole = msgspec.json.Decoder().decode_lines(text)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise NoJournalError(f"{source} is no journal, as it is no JSON: {error}") from None
    match whole:
        case {"entries": list(entries)} | list(entries) if all(map(_is_entry, entries)):
            return entries
        case dict() if _is_entry(whole):
            return [whole]
    raise NoJournalError(
        f"{source} is no journal: it has no entries such as `storefront-sandbox journal list` "
        "prints"
    )


def _is_entry(told: object) -> bool:
    return isinstance(told, dict) and {"id", "document", "version", "answer"} <= told.keys()


def _content(file: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise NoJournalError(f"{file} cannot be read: {error.strerror}") from None


def _asked(transport: "BlockingTransport", entry: Entry, secrets: "Secrets", world: str) -> Outcome:
    from sandbox.cli.replaying import UnknownSecretError, differences, question

    if entry["version"] is None or entry["document"] is None:
        return Outcome(entry, passed_over="it is no request of the Storefront API, or not kept")
    try:
        body = question(entry, secrets)
    except UnknownSecretError as error:
        return Outcome(entry, passed_over=f"it has a secret that is not known, {error}")
    recorded = {"status": entry.get("status"), "answer": entry["answer"]}
    answered = _answer(transport, entry, body, world)
    return Outcome(entry, tuple(differences(recorded, answered, secrets)))


def _answer(
    transport: "BlockingTransport", entry: Entry, body: Mapping[str, Any], world: str
) -> Mapping[str, Any]:
    from sandbox.client import UnreachableError
    from sandbox.client.call import Call

    call = Call(
        method="POST",
        path=f"/api/{entry['version']}/graphql.json",
        read=_read,
        body=body,
        headers={"X-Sandbox-World": world, **_token(entry), **_scenario(entry)},
    )
    try:
        return transport.send(call)
    except UnreachableError:
        raise
    except ConnectionError:  # as a scenario may have it
        return {"status": None, "answer": None}


def _read(reply: "Reply") -> Mapping[str, Any]:
    import msgspec

    answer: Any = None
    if reply.body:
        try:
            answer = msgspec.json.decode(reply.body)
        except (msgspec.DecodeError, UnicodeDecodeError):
            answer = reply.body.decode(errors="replace")
    return {"status": reply.status, "answer": answer}


def _token(entry: Entry) -> Mapping[str, str]:
    """Return the header for the token that *entry* shows the fingerprint of, one of the seed's."""
    from sandbox.control.redaction import fingerprint
    from sandbox.multipass import Multipass
    from sandbox.seeding.shop import load_shop
    from sandbox.settings import MULTIPASS_SECRET

    shown = entry.get("accessToken") or {}
    for token in load_shop(Multipass(MULTIPASS_SECRET)).access_tokens:
        if fingerprint(token) == shown.get("fingerprint"):
            return {_TOKEN_HEADERS[shown["kind"]]: token}
    return {}


def _scenario(entry: Entry) -> Mapping[str, str]:
    name = entry.get("scenario")
    return {"X-Sandbox-Scenario": name} if name else {}


def _print(outcomes: "list[Outcome]", form: str) -> None:
    if form == "json":
        import msgspec

        print(msgspec.json.encode(_document(outcomes)).decode())
        return
    for outcome in outcomes:
        for line in _lines(outcome):
            print(line)
    differing = sum(bool(outcome.differences) for outcome in outcomes)
    passed_over = sum(outcome.passed_over is not None for outcome in outcomes)
    same = len(outcomes) - differing - passed_over
    print(f"{same} the same, {differing} different, {passed_over} passed over.")


def _document(outcomes: "list[Outcome]") -> Mapping[str, Any]:
    return {
        "same": sum(not (it.differences or it.passed_over) for it in outcomes),
        "different": [
            {"id": it.entry["id"], "differences": it.differences}
            for it in outcomes
            if it.differences
        ],
        "passedOver": [
            {"id": it.entry["id"], "why": it.passed_over} for it in outcomes if it.passed_over
        ],
    }


def _lines(outcome: Outcome) -> Iterator[str]:
    name = f"#{outcome.entry['id']} {', '.join(outcome.entry.get('operations') or ())}".rstrip()
    if outcome.passed_over:
        yield f"{name}: passed over, as {outcome.passed_over}"
    for difference in outcome.differences:
        was, now = (_brief(it) for it in (difference.recorded, difference.answered))
        yield f"{name}: {difference.pointer} was {was}, is {now}"


def _brief(value: Any) -> str:
    import json

    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"

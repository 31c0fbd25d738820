"""`storefront-sandbox replay FILE`: send the requests of a journal again, compare the answers."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sandbox.cli import status
from sandbox.cli.command import add_command
from sandbox.cli.format_option import JSON, add_format
from sandbox.cli.server_options import add_server, add_world
from sandbox.fault_texts import not_json

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
    """A file is not a journal in JSON."""


class Outcome(NamedTuple):
    """The result of an entry: how its answer differs, or why it was skipped."""

    entry: Entry
    differences: "tuple[Difference, ...]" = ()
    skipped: str | None = None


def add_parser(commands: Any) -> None:
    summary = "Send the requests of a journal again, and show where the answers differ"
    parser = add_command(commands, "replay", summary, page="command-line")
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="Output of `journal list --format json` or `journal stream --format json`; "
        "- reads it from standard input",
    )
    add_world(parser)
    parser.add_argument(
        "--password",
        metavar="TEXT",
        help="Password to send in all requests that need one, since a journal contains none",
    )
    add_server(parser)
    add_format(parser)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Send all requests, print the differences, and return the exit code.

    It is 1 if an answer differs, or if no request could be sent. Raises `NoJournalError`.
    """
    from sandbox.cli.control_call import transport_to, unreachable
    from sandbox.cli.replaying import Secrets
    from sandbox.client import UnreachableError

    file = arguments.file
    name = "Standard input" if str(file) == "-" else str(file)
    entries = read(_content(file), name)
    secrets = Secrets(arguments.password)
    transport = transport_to(arguments)
    try:
        outcomes = [_sent(transport, entry, secrets, arguments.world) for entry in entries]
    except UnreachableError as error:
        return unreachable(arguments.url, error)
    _print(outcomes, arguments.format)
    is_same = any(it.skipped is None for it in outcomes) and not any(
        it.differences for it in outcomes
    )
    return status.DONE if is_same else status.FAILED


def read(text: bytes, source: str) -> list[Entry]:
    """Return the entries in *text*: a journal, or one entry per line.

    Raises `NoJournalError`.
    """
    import msgspec

    if not text.strip():
        raise NoJournalError(f"{source} is empty. `journal list --format json` prints a journal.")
    try:
        whole = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError):
        try:
            whole = msgspec.json.Decoder().decode_lines(text)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise NoJournalError(
                f"{source} {not_json(error)}. `journal list --format json` prints a journal."
            ) from None
    match whole:
        case {"entries": list(entries)} | list(entries) if all(map(_is_entry, entries)):
            return entries
        case dict() if _is_entry(whole):
            return [whole]
    raise NoJournalError(
        f"{source} is not a journal: it has no entries. `journal list --format json` prints one."
    )


def _is_entry(value: object) -> bool:
    return isinstance(value, dict) and {"id", "document", "version", "answer"} <= value.keys()


def _content(file: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise NoJournalError(f"{file} cannot be read: {error.strerror}") from None


def _sent(transport: "BlockingTransport", entry: Entry, secrets: "Secrets", world: str) -> Outcome:
    from sandbox.cli.replaying import UnknownSecretError, differences, request_of

    if entry["version"] is None or entry["document"] is None:
        return Outcome(
            entry, skipped="it is not a Storefront API request, or its document was not kept"
        )
    try:
        body = request_of(entry, secrets)
    except UnknownSecretError as error:
        return Outcome(
            entry, skipped=f"it needs a secret that the journal does not contain, {error}"
        )
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
    except ConnectionError:  # a scenario may drop the connection
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
    """Return the header with the seeded access token whose fingerprint *entry* shows."""
    from sandbox.control.redaction import fingerprint
    from sandbox.multipass import Multipass
    from sandbox.settings import MULTIPASS_SECRET
    from sandbox.world.shop_file import load_shop

    shown = entry.get("accessToken") or {}
    for token in load_shop(Multipass(MULTIPASS_SECRET)).access_tokens:
        if fingerprint(token) == shown.get("fingerprint"):
            return {_TOKEN_HEADERS[shown["kind"]]: token}
    return {}


def _scenario(entry: Entry) -> Mapping[str, str]:
    name = entry.get("scenario")
    return {"X-Sandbox-Scenario": name} if name else {}


def _print(outcomes: "list[Outcome]", form: str) -> None:
    if form == JSON:
        import msgspec

        print(msgspec.json.encode(_document(outcomes)).decode())
        return
    for outcome in outcomes:
        for line in _lines(outcome):
            print(line)
    differing = sum(bool(outcome.differences) for outcome in outcomes)
    skipped = sum(outcome.skipped is not None for outcome in outcomes)
    same = len(outcomes) - differing - skipped
    print(f"{same} the same, {differing} different, {skipped} skipped.")


def _document(outcomes: "list[Outcome]") -> Mapping[str, Any]:
    return {
        "same": sum(not (it.differences or it.skipped) for it in outcomes),
        "different": [
            {"id": it.entry["id"], "differences": it.differences}
            for it in outcomes
            if it.differences
        ],
        "skipped": [{"id": it.entry["id"], "why": it.skipped} for it in outcomes if it.skipped],
    }


def _lines(outcome: Outcome) -> Iterator[str]:
    name = f"#{outcome.entry['id']} {', '.join(outcome.entry.get('operations') or ())}".rstrip()
    if outcome.skipped:
        yield f"{name}: skipped, {outcome.skipped}"
    for difference in outcome.differences:
        was, now = (_brief(it) for it in (difference.recorded, difference.answered))
        yield f"{name}: {difference.pointer} was {was}, is {now}"


def _brief(value: Any) -> str:
    import json

    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"

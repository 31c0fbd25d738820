"""The ledger as a page of the docs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from sandbox.fidelity.ledger import MEANINGS, Entry, Kind, Known, Ledger, Line, Place
from sandbox.user_errors import label

_HEAD: Final = """\
# Fidelity

How sure it is that each answer of the sandbox is the one of the real service. If nothing is known,
the answer is our choice, marked *chosen*. Try it with a real shop before you depend on it.

`storefront-sandbox fidelity customerCreate` shows one operation;
`GET /_sandbox/api/fidelity?operation=customerCreate` returns the same as JSON.

This page is generated from `fixtures/fidelity/` by `storefront-sandbox fidelity --format markdown`.
The test suite fails if the sandbox answers an error that is missing here, or if no test gets one
that is listed.

| known | meaning | number of answers |
|---|---|---|"""

_TITLES: Final = {
    Kind.MUTATION: "Mutations",
    Kind.QUERY: "Queries",
    Kind.PAGE: "Account pages",
    Kind.CHECKOUT: "Checkout pages",
    Kind.ACCOUNT_MUTATION: "Customer Account API: mutations",
    Kind.ACCOUNT_QUERY: "Customer Account API: queries",
    Kind.LOGIN: "Login to new customer accounts",
    Kind.TRANSPORT: "All requests",
}
_SHORT: Final = {Kind.NOT_BUILT: "Root fields that are not built", Kind.TYPE: "Types"}
"""What has a row, since it has no errors of its own."""

_PLACES: Final = {
    Place.CUSTOMER_USER_ERRORS: "code in customerUserErrors",
    Place.USER_ERRORS: "code in userErrors",
    Place.WARNINGS: "code in warnings",
    Place.ERRORS: "code in errors",
    Place.BODY: "whole answer",
}
_OK: Final = 200


def as_markdown(ledger: Ledger) -> str:
    """Return the whole ledger as Markdown, ending in a line break."""
    lines = [_HEAD, *_counted(ledger)]
    for kind, title in _TITLES.items():
        lines += ["", f"## {title}"]
        for entry in ledger:
            if entry.kind is kind:
                lines += _section(entry)
    for kind, title in _SHORT.items():
        lines += ["", f"## {title}", "", "| name | known |", "|---|---|"]
        lines += [
            f"| {entry.name} | {entry.known}{_because(entry.source, entry.note)} |"
            for entry in ledger
            if entry.kind is kind
        ]
    return "\n".join(lines) + "\n"


def _counted(ledger: Ledger) -> Iterator[str]:
    """Yield a row for each value of `Known`, with its number of answers."""
    known = Counter(entry.known for entry in ledger)
    known.update(line.known for entry in ledger for line in entry.errors)
    return (f"| {way} | {MEANINGS[way]} | {known[way]} |" for way in Known)


def _section(entry: Entry) -> Iterator[str]:
    yield ""
    yield f"### {f'`{entry.name}`' if entry.name.startswith('/') else entry.name}"
    yield ""
    yield f"{entry.known.capitalize()}{_because(entry.source, entry.note)}"
    for place, lines in groupby(entry.errors, key=lambda line: line.place):
        yield ""
        yield f"| {_PLACES[place]} | field | message | known |"
        yield "|---|---|---|---|"
        yield from _rows(tuple(lines))


def _rows(lines: Sequence[Line]) -> Iterator[str]:
    """Yield one row for all lines that differ only in the field and its label."""
    together: dict[tuple[object, ...], list[Line]] = {}
    for line in lines:
        about = (line.status, line.known, line.source, line.note, line.by_scenario_only)
        code = None if line.message is None else line.code
        together.setdefault((*about, code, _unlabelled(line)), []).append(line)
    return (_row(alike) for alike in together.values())


def _row(alike: Sequence[Line]) -> str:
    line = alike[0]
    status = "" if line.status == _OK else str(line.status)
    codes = ", ".join(dict.fromkeys(line.code for line in alike if line.code))
    fields = ", ".join(".".join(line.field) for line in alike if line.field)
    message = _unlabelled(line) if len(alike) > 1 else line.message
    only = " Only by a scenario." if line.by_scenario_only else ""
    shown = "" if message is None else _literal(_cell(message))
    return (
        f"| {f'{status} {codes}'.strip()} | {fields} | {shown} "
        f"| {line.known}{_because(line.source, line.note)}{only} |"
    )


def _unlabelled(line: Line) -> str | None:
    """Return the message with `{label}` in the place of the field's label."""
    if line.message is None or not line.field:
        return line.message
    name = label(line.field[-1])
    rest = line.message.removeprefix(f"{name} ")
    return line.message if rest == line.message else f"{{label}} {rest}"


def _because(source: str | None, note: str | None) -> str:
    named = "" if source is None else f" ({source})"
    return f"{named}." if note is None else f"{named}. {_cell(note)}"


def _literal(text: str) -> str:
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def _cell(text: str) -> str:
    return text.replace("\n", " ").replace("|", "\\|")

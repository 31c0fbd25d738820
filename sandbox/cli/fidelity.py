"""`storefront-sandbox fidelity`: how sure it is that an answer is the real service's."""

from argparse import Namespace
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from sandbox.cli import status
from sandbox.cli.command import add_command
from sandbox.cli.format_option import JSON, add_format, print_json

if TYPE_CHECKING:
    from sandbox.fidelity import Entry

_SUMMARY: Final = ("name", "kind", "known", "errors", "source")
_MARKDOWN: Final = "markdown"
_LINES: Final = ("code", "field", "message", "known", "source")


def add_parser(commands: Any) -> None:
    summary = "Show how sure it is that each answer is the real service's"
    parser = add_command(commands, "fidelity", summary, page="fidelity")
    parser.add_argument(
        "operation",
        nargs="?",
        metavar="OPERATION",
        help="Show this operation with its errors, such as customerCreate (default: list all)",
    )
    add_format(
        parser,
        _MARKDOWN,
        help_text="table: for people; json: as the control API answers; "
        "markdown: the page of the documentation (default: table)",
    )
    parser.set_defaults(run=_show)


def _show(arguments: Namespace) -> int:
    from sandbox.fidelity import Ledger, load_ledger

    ledger, name = load_ledger(), arguments.operation
    chosen = ledger if name is None else Ledger([ledger[name]])
    if arguments.format == JSON:
        print_json({"entries": list(chosen)})
    elif arguments.format == _MARKDOWN:
        from sandbox.fidelity.tables import as_markdown

        print(as_markdown(chosen), end="")
    elif name is None:
        _print(_SUMMARY, map(_summary, chosen))
    else:
        print(f"{name}: {_known(ledger[name])}\n")
        _print(_LINES, _lines(ledger[name]))
    return status.DONE


def _print(keys: tuple[str, ...], rows: Iterator[Mapping[str, str]]) -> None:
    from sandbox.cli.tables import columns

    print(columns(keys, list(rows)))


def _summary(entry: "Entry") -> Mapping[str, str]:
    return {
        "name": entry.name,
        "kind": entry.kind,
        "known": entry.known,
        "errors": str(len(entry.errors)),
        "source": entry.source or "-",
    }


def _known(entry: "Entry") -> str:
    known = f"{entry.known}, {entry.source}" if entry.source else entry.known
    return f"{known}. {entry.note}" if entry.note else known


def _lines(entry: "Entry") -> Iterator[Mapping[str, str]]:
    for line in entry.errors:
        yield {
            "code": line.code or (str(line.status) if line.place == "body" else "-"),
            "field": ".".join(line.field or ()) or "-",
            "message": "-" if line.message is None else line.message.replace("\n", " "),
            "known": line.known,
            "source": line.source or "-",
        }

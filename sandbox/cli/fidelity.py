"""`storefront-sandbox fidelity`: how the answers are known to be the real service's."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from sandbox.fidelity import Entry

Commands: TypeAlias = "_SubParsersAction[ArgumentParser]"

_SUMMARY: Final = ("name", "kind", "known", "errors", "source")
_LINES: Final = ("code", "field", "message", "known", "source")


def add_parser(commands: Commands) -> None:
    words = "show how the answers are known to be the real service's"
    parser = commands.add_parser("fidelity", help=words, description=words)
    parser.add_argument(
        "operation",
        nargs="?",
        metavar="OPERATION",
        help="one entry with its errors, such as customerCreate; all entries if left out",
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "markdown"),
        default="text",
        help="json: as the control API answers; markdown: the page of the docs (%(default)s)",
    )
    parser.set_defaults(run=_show)


def _show(arguments: Namespace) -> int:
    from sandbox.fidelity import Ledger, load_ledger

    ledger, name = load_ledger(), arguments.operation
    chosen = ledger if name is None else Ledger([ledger[name]])
    match arguments.format:
        case "json":
            import msgspec

            document = msgspec.json.encode({"entries": list(chosen)})
            print(msgspec.json.format(document).decode())
        case "markdown":
            from sandbox.fidelity.tables import as_markdown

            print(as_markdown(chosen), end="")
        case _ if name is None:
            _print(_SUMMARY, map(_summary, chosen))
        case _:
            entry = ledger[name]
            print(f"{name}: {_told(entry)}\n")
            _print(_LINES, _lines(entry))
    return 0


def _print(keys: tuple[str, ...], rows: Iterator[Mapping[str, str]]) -> None:
    from sandbox.cli.columns import columns

    print(columns(keys, list(rows)))


def _summary(entry: "Entry") -> Mapping[str, str]:
    return {
        "name": entry.name,
        "kind": entry.kind,
        "known": entry.known,
        "errors": str(len(entry.errors)),
        "source": entry.source or "-",
    }


def _told(entry: "Entry") -> str:
    told = f"{entry.known}, {entry.source}" if entry.source else entry.known
    return f"{told}. {entry.note}" if entry.note else told


def _lines(entry: "Entry") -> Iterator[Mapping[str, str]]:
    for line in entry.errors:
        yield {
            "code": line.code or (str(line.status) if line.place == "body" else "-"),
            "field": ".".join(line.field or ()) or "-",
            "message": "-" if line.message is None else line.message.replace("\n", " "),
            "known": line.known,
            "source": line.source or "-",
        }

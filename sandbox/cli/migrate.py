"""`storefront-sandbox migrate`: what a site has to change for new customer accounts."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from sandbox.cli import status
from sandbox.cli.command import add_command
from sandbox.cli.error_line import print_error
from sandbox.cli.format_option import JSON, add_format, print_json

_KEYS: Final = ("place", "field", "replacement")
_NOT_OURS: Final = frozenset({"node_modules", "dist", "build"})


def add_parser(commands: Any) -> None:
    summary = "Show what a site has to change for new customer accounts"
    parser = add_command(commands, "migrate", summary, page="guides/move-to-grant")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    help_text = "List the fields of GraphQL documents that the Customer Account API does not have"
    check = add_command(actions, "check", help_text, page="guides/move-to-grant")
    check.add_argument(
        "documents",
        nargs="+",
        type=Path,
        metavar="DOCUMENTS",
        help="Files with GraphQL documents, or folders of such files",
    )
    add_format(check)
    check.set_defaults(run=_check)


def _check(arguments: Namespace) -> int:
    from sandbox.customer_account.moving import documents_in

    missing = [path for path in arguments.documents if not path.exists()]
    if missing:
        print_error(f"{missing[0]}: there is no such file or folder")
        return status.MISUSED
    files = list(_files(arguments.documents))
    documents = [
        (file, document)
        for file in files
        for document in documents_in(file.name, file.read_text("utf-8", errors="replace"))
    ]
    rows = [
        {"place": f"{file}:{each.line}", "field": each.field, "replacement": each.replacement}
        for file, document in documents
        for each in document.moved()
    ]
    if arguments.format == JSON:
        print_json({"files": len(files), "fields": rows})
    elif rows:
        from sandbox.cli.tables import columns

        print(columns(_KEYS, rows))
    else:
        print(_nothing_found(len(files), len(documents)))
    return status.FAILED if rows else status.DONE


def _nothing_found(files: int, documents: int) -> str:
    looked_at = _counted(files, "file")
    if not documents:
        return f"No GraphQL document was found in {looked_at}"
    found = _counted(documents, "GraphQL document")
    return f"The Customer Account API has all fields of {found} in {looked_at}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    from sandbox.customer_account.moving import SUFFIXES

    for path in paths:
        if path.is_file():
            yield path
            continue
        for file in sorted(path.rglob("*")):
            below = file.relative_to(path).parts
            hidden = any(part.startswith(".") or part in _NOT_OURS for part in below)
            if file.suffix in SUFFIXES and not hidden and file.is_file():
                yield file

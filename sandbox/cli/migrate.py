"""`storefront-sandbox migrate`: what a site has to change for new customer accounts."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sandbox.cli import status
from sandbox.cli.command import add_command
from sandbox.cli.error_line import print_error
from sandbox.cli.format_option import JSON, add_format, print_json

if TYPE_CHECKING:
    from sandbox.customer_account.site_documents import Found, Unread

_KEYS: Final = ("place", "field", "replacement")
_NOT_OURS: Final = frozenset({"node_modules", "dist", "build", "venv"})


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
    from sandbox.customer_account.moving import moved
    from sandbox.customer_account.site_documents import Found, Unread

    missing = [path for path in arguments.documents if not path.exists()]
    if missing:
        print_error(f"{missing[0]}: there is no such file or folder")
        return status.MISUSED
    files = list(_files(arguments.documents))
    documents = list(_documents(files))
    found = [(file, each) for file, each in documents if isinstance(each, Found)]
    rows = [
        {"place": f"{file}:{each.line}", "field": each.field, "replacement": each.replacement}
        for file, document in found
        for each in moved(document)
    ]
    unread = [
        {"place": f"{file}:{each.line}", "why": each.why}
        for file, each in documents
        if isinstance(each, Unread)
    ]
    if arguments.format == JSON:
        print_json({"files": len(files), "fields": rows, "unread": unread})
    else:
        _print(rows, unread, files=len(files), documents=len(found))
    return status.FAILED if rows or unread else status.DONE


def _documents(files: Sequence[Path]) -> "Iterator[tuple[Path, Found | Unread]]":
    from sandbox.customer_account.site_documents import documents_in

    for file in files:
        for document in documents_in(file.name, file.read_text("utf-8", errors="replace")):
            yield file, document


def _print(
    rows: list[dict[str, str]], unread: list[dict[str, str]], *, files: int, documents: int
) -> None:
    if rows:
        from sandbox.cli.tables import columns

        print(columns(_KEYS, rows))
    elif documents or not unread:
        print(_nothing_found(files, documents))
    for each in unread:
        print_error(f"{each['place']}: this document cannot be checked. {each['why']}")


def _nothing_found(files: int, documents: int) -> str:
    looked_at = _counted(files, "file")
    if not documents:
        return f"No GraphQL document was found in {looked_at}"
    found = _counted(documents, "GraphQL document")
    return f"The Customer Account API has all fields of {found} in {looked_at}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    from sandbox.customer_account.site_documents import SUFFIXES

    for path in paths:
        if path.is_file():
            yield path
            continue
        for file in sorted(path.rglob("*")):
            below = file.relative_to(path).parts
            hidden = any(part.startswith(".") or part in _NOT_OURS for part in below)
            if file.suffix in SUFFIXES and not hidden and file.is_file():
                yield file

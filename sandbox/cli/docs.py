"""`storefront-sandbox docs`: the documentation of this version, without a network."""

from argparse import Namespace
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sandbox.cli import status
from sandbox.cli.command import add_command
from sandbox.cli.format_option import JSON, add_format, print_json
from sandbox.near_names import near_names


class UnknownPageError(LookupError):
    """The documentation has no page of this name."""


def add_parser(commands: Any) -> None:
    parser = add_command(commands, "docs", "List the pages of the documentation, or print one")
    parser.add_argument("page", nargs="?", metavar="PAGE", help="Page to print, such as scenarios")
    add_format(
        parser, help_text="table: the list, or the page as text; json: as JSON (default: table)"
    )
    parser.set_defaults(run=_run)


def pages() -> dict[str, Path]:
    """Return the pages by name, in alphabetical order; those of a folder as `guides/nextjs`."""
    from sandbox.resources import resource

    folder = resource("docs")
    files = sorted([*folder.glob("[a-z]*.md"), *folder.glob("guides/*.md")])
    return {file.relative_to(folder).with_suffix("").as_posix(): file for file in files}


def _run(arguments: Namespace) -> int:
    known, as_json = pages(), arguments.format == JSON
    if arguments.page is None:
        _list(known, as_json=as_json)
        return status.DONE
    if arguments.page not in known:
        raise _unknown(arguments.page, known)
    text = known[arguments.page].read_text(encoding="utf-8")
    if as_json:
        print_json({"page": arguments.page, "text": text})
    else:
        print(text, end="")
    return status.DONE


def _list(known: Mapping[str, Path], *, as_json: bool) -> None:
    from sandbox.cli.tables import columns

    rows = [{"page": name, "subject": _heading(file)} for name, file in known.items()]
    if as_json:
        print_json(rows)
    else:
        print(columns(("page", "subject"), rows))


def _unknown(page: str, known: Iterable[str]) -> UnknownPageError:
    near = near_names(page, known)
    meant = f" Did you mean {near[0]}?" if near else ""
    return UnknownPageError(
        f"There is no page {page!r}.{meant} `storefront-sandbox docs` lists all pages."
    )


def _heading(file: Path) -> str:
    return file.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")

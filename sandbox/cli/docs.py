"""`storefront-sandbox docs`: the documentation of this version, without a network."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from sandbox.cli import status
from sandbox.cli.command import add_command


class UnknownPageError(LookupError):
    """The documentation has no page of this name."""


def add_parser(commands: Any) -> None:
    parser = add_command(commands, "docs", "List the pages of the documentation, or print one")
    parser.add_argument("page", nargs="?", metavar="PAGE", help="Page to print, such as scenarios")
    parser.set_defaults(run=_run)


def pages() -> dict[str, Path]:
    """Return the pages by name, in alphabetical order; those of a folder as `guides/nextjs`."""
    from sandbox.resources import resource

    folder = resource("docs")
    files = sorted([*folder.glob("[a-z]*.md"), *folder.glob("guides/*.md")])
    return {file.relative_to(folder).with_suffix("").as_posix(): file for file in files}


def _run(arguments: Namespace) -> int:
    known = pages()
    if arguments.page is None:
        from sandbox.cli.tables import columns

        rows = [{"page": name, "subject": _heading(file)} for name, file in known.items()]
        print(columns(("page", "subject"), rows))
    elif arguments.page in known:
        print(known[arguments.page].read_text(encoding="utf-8"), end="")
    else:
        from difflib import get_close_matches

        near = get_close_matches(arguments.page, list(known), n=1)
        meant = f" Did you mean {near[0]}?" if near else ""
        raise UnknownPageError(
            f"There is no page {arguments.page!r}.{meant} `storefront-sandbox docs` lists all "
            "pages."
        )
    return status.DONE


def _heading(file: Path) -> str:
    return file.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")

"""`storefront-sandbox import shop`: copy a live shop into fixtures, through its Storefront API."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sandbox.cli import status
from sandbox.cli.command import add_command
from sandbox.cli.error_line import print_error

if TYPE_CHECKING:
    from sandbox.importing.shop.whole_shop import Asked, WholeShop

PARTS: Final = (
    "catalog",
    "content",
    "shop.toml",
    "metafields.toml",
    "files.toml",
    "translations.toml",
)
"""What an import replaces in a folder."""

_STEP: Final = 100


def add_shop_parser(actions: Any) -> None:
    shop = add_command(actions, "shop", "Copy a live shop by its Storefront API", page="import")
    shop.add_argument(
        "--domain", required=True, metavar="DOMAIN", help="The shop: my-shop.myshopify.com"
    )
    shop.add_argument(
        "--token", required=True, metavar="TOKEN", help="Storefront access token, public or private"
    )
    shop.add_argument(
        "--to",
        type=Path,
        metavar="DIR",
        default=Path("shop"),
        help="Folder to write to (default: shop)",
    )
    shop.add_argument(
        "--version",
        metavar="VERSION",
        default="2026-04",
        help="Version of the API (default: 2026-04)",
    )
    shop.add_argument("--images", action="store_true", help="Fetch images and films, too")
    shop.add_argument("--replace", action="store_true", help="Replace the files of an older import")
    for option, example, what in (
        ("--menu", "HANDLE", "Also copy this menu: the API does not list menus"),
        ("--metaobject", "TYPE", "Also copy the metaobjects of this type"),
        ("--metafield", "NAME", "Also copy this metafield, such as product.custom.material"),
    ):
        shop.add_argument(
            option, action="append", default=[], metavar=example, help=f"{what}. Can be repeated"
        )
    shop.set_defaults(run=_run)


def _run(arguments: Namespace) -> int:
    from sandbox.importing.folder import FolderError
    from sandbox.importing.shop.connection import ShopError

    try:
        return _copy(arguments)
    except (ShopError, FolderError) as error:
        print_error(error)
        return status.FAILED
    except KeyboardInterrupt:
        print("\nStopped. Run the same command to go on.", file=sys.stderr)
        return status.FAILED


def _copy(arguments: Namespace) -> int:
    """Copy the shop. Raises `ShopError` and `FolderError`."""
    from sandbox.importing.folder import write_files
    from sandbox.importing.shop.connection import Connection
    from sandbox.importing.shop.kept_answers import KeptAnswers
    from sandbox.importing.shop.pictures import Pictures
    from sandbox.importing.shop.session import Session
    from sandbox.importing.shop.whole_shop import WholeShop

    folder: Path = arguments.to
    asked = _asked(arguments)
    connection = Connection(arguments.domain, arguments.token, arguments.version)
    if not arguments.replace and _has_import(folder):
        return status.MISUSED
    kept = KeptAnswers(folder, {"shop": connection.base, "version": arguments.version})
    progress = Progress()
    pictures = Pictures(folder)
    if kept.goes_on:
        print("Going on with the import that was stopped.", file=sys.stderr)
    whole = WholeShop(
        Session(connection, kept, progress),
        asked,
        pictures.file_of if arguments.images else lambda url: url,
    )
    write_files(folder, whole.files(), PARTS, kept.beside)
    kept.delete()
    progress.end()
    for line in (*_notes(whole), *_failed(pictures.failed)):
        print(line, file=sys.stderr)
    _print_result(folder, whole.copying.counts | {"images and films": pictures.count})
    return status.DONE


def _has_import(folder: Path) -> bool:
    """Say whether *folder* has parts that an import replaces, and print which."""
    there = ", ".join(part for part in PARTS if (folder / part).exists())
    if there:
        print_error(
            f"{folder} has {there}. Add --replace to replace them, or choose another"
            " folder by --to."
        )
    return bool(there)


def _asked(arguments: Namespace) -> "Asked":
    from sandbox.importing.shop.metafields import MetafieldIdentifiers
    from sandbox.importing.shop.whole_shop import Asked

    return Asked(
        menus=tuple(arguments.menu),
        metaobjects=tuple(arguments.metaobject),
        metafields=MetafieldIdentifiers.read(arguments.metafield),
    )


def _notes(whole: "WholeShop") -> Iterator[str]:
    """Yield what could not be read, and why."""
    copying = whole.copying
    denied = copying.session.denied
    fields = {field: field for field in denied if field not in copying.left_out.values()}
    for kind, field in (copying.left_out | fields).items():
        yield f"Left out: {kind}. The token lacks the scope {denied[field]}."
    for handle in whole.missing_menus:
        yield f"Left out: the menu {handle}, which the shop does not have."
    for unknown in sorted(copying.metafields.unknown):
        yield f"Left out: metafields of the type {unknown}, which the sandbox does not know."


def _failed(urls: list[str]) -> Iterator[str]:
    if urls:
        yield f"Not fetched: {len(urls)} files, which keep their URLs. The first: {urls[0]}"


def _print_result(folder: Path, counts: dict[str, int]) -> None:
    from sandbox.importing.counted import counted

    held = counted(counts)
    print(f"Imported {held or 'a shop without products'} into {folder}.")
    print(f"\nServe it: storefront-sandbox serve --fixtures {folder}")


class Progress:
    """Shows what is being read, in a terminal in one line that changes."""

    def __init__(self) -> None:
        self._is_terminal: Final = sys.stderr.isatty()
        self._kind, self._count = "", 0

    def __call__(self, kind: str, count: int) -> None:
        if kind != self._kind:
            self.end()
        self._kind, self._count = kind, count
        if self._is_terminal:
            print(f"\r{kind}: {count:,}", end="", file=sys.stderr, flush=True)
        elif count % _STEP == 0:
            print(f"{kind}: {count:,}", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Complete the line of what was read last."""
        if self._kind and self._is_terminal:
            print(file=sys.stderr)
        elif self._kind and self._count % _STEP:
            print(f"{self._kind}: {self._count:,}", file=sys.stderr, flush=True)

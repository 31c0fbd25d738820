"""`storefront-sandbox import csv FILE...`: make fixtures of what a shop exported."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sandbox.cli import status
from sandbox.cli.command import add_command
from sandbox.cli.error_line import print_error
from sandbox.cli.import_shop import add_shop_parser

if TYPE_CHECKING:
    from sandbox.importing.findings import Findings
    from sandbox.importing.plan import Options


def add_parser(commands: Any) -> None:
    summary = "Import a shop's data into a folder that serve can use"
    parser = add_command(commands, "import", summary, page="import")
    actions = parser.add_subparsers(
        title="commands", dest="action", metavar="ACTION", required=True
    )
    csv = add_command(
        actions, "csv", "Import CSV exports of a shop, and products in JSON", page="import"
    )
    csv.add_argument("files", type=Path, nargs="+", metavar="FILE", help="Files, in any order")
    csv.add_argument(
        "--to",
        type=Path,
        metavar="DIR",
        default=Path("shop"),
        help="Folder to write to (default: shop). Only the imported parts of it are replaced",
    )
    csv.add_argument(
        "--strict", action="store_true", help="Write nothing if a record had to be left out"
    )
    csv.add_argument(
        "--merge", action="store_true", help="Join products that are in more than one file"
    )
    csv.add_argument(
        "--fix-encoding", action="store_true", help='Restore letters such as "Ã©" in a file'
    )
    csv.add_argument(
        "--password",
        metavar="TEXT",
        help="Enable all customers, with this password (default: all are disabled)",
    )
    csv.add_argument(
        "--identifier-column", metavar="NAME", help="Column with the Multipass identifier"
    )
    csv.add_argument(
        "--mapping",
        type=Path,
        metavar="FILE",
        help="TOML file that names markets, types of metafields and values of linked options",
    )
    csv.set_defaults(run=_run)
    add_shop_parser(actions)


def _run(arguments: Namespace) -> int:
    from sandbox.importing.findings import Findings
    from sandbox.importing.folder import FolderError
    from sandbox.importing.table import UnreadableError
    from sandbox.toml_file import TomlError

    findings = Findings()
    try:
        return _import(arguments, findings)
    except (TomlError, UnreadableError) as error:
        text = str(error)
        end = "" if text.endswith((".", "?")) else "."
        print_error(f"{text}{end} Nothing was written.")
        return status.MISUSED
    except FolderError as error:
        print_error(f"{error}. Nothing was replaced.")
        return status.FAILED


def _import(arguments: Namespace, findings: "Findings") -> int:
    """Read the files and write the folder. Raises `TomlError`, `UnreadableError`, `FolderError`."""
    from sandbox.importing.folder import write_parts
    from sandbox.importing.plan import REPORT, parts_of, read_files, report_of

    imported = read_files(arguments.files, findings, _options(arguments))
    parts = parts_of(imported)
    for line in findings.lines():
        print(line, file=sys.stderr)
    if findings.has_errors and arguments.strict:
        print_error("--strict: a record was left out, so nothing was written.")
        return status.FAILED
    write_parts(arguments.to, {**parts, REPORT: {"": report_of(findings)}})
    _print_result(arguments.to, imported.counts())
    return status.FAILED if findings.has_errors else status.DONE


def _options(arguments: Namespace) -> "Options":
    from sandbox.importing.customer_csv import CustomerOptions
    from sandbox.importing.mapping import NOTHING, read_mapping
    from sandbox.importing.plan import Options

    return Options(
        mapping=NOTHING if arguments.mapping is None else read_mapping(arguments.mapping),
        merge=arguments.merge,
        fix_encoding=arguments.fix_encoding,
        customers=CustomerOptions(
            password=arguments.password, identifier=arguments.identifier_column
        ),
    )


def _print_result(folder: Path, counts: dict[str, int]) -> None:
    from sandbox.importing.counted import counted

    held = counted(counts)
    print(f"Imported {held or 'nothing'} into {folder}.")
    if held:
        print(f"\nServe it: storefront-sandbox serve --fixtures {folder}")

"""`storefront-sandbox schema`: compare, check and extend the schema file of all API versions."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sandbox.cli import status
from sandbox.cli.command import add_command
from sandbox.cli.error_line import print_error
from sandbox.cli.format_option import JSON, add_format, print_json
from sandbox.cli.schema_files import FileError, checkout_file, read_json, read_schema, write

if TYPE_CHECKING:
    from graphql import DocumentNode


def add_parser(commands: Any) -> None:
    summary = "Compare, check and extend the schema of the Storefront API"
    parser = add_command(commands, "schema", summary, page="schema")
    actions = parser.add_subparsers(
        title="commands", dest="action", metavar="ACTION", required=True
    )

    diff = _action(actions, "diff", _diff, "List what changed between two versions of the API")
    diff.add_argument("before", metavar="A", help="Older version, such as 2026-07")
    diff.add_argument("after", metavar="B", help="Newer version, such as 2026-10")
    add_format(diff)

    add = _action(actions, "add", _add, "Add a version to the file, from its introspection result")
    add.add_argument(
        "version", metavar="VERSION", help="Next quarter, such as 2027-01, or unstable"
    )
    add.add_argument(
        "file",
        metavar="FILE",
        type=Path,
        help="Introspection result (JSON); - reads it from standard input",
    )
    add.add_argument(
        "--replace", action="store_true", help="Replace the version if the file has it already"
    )
    add.add_argument(
        "--display-name", metavar="NAME", help='Name to show, such as "2027-01 (Release candidate)"'
    )

    remove = _action(actions, "remove", _remove, "Remove a version from the file")
    remove.add_argument(
        "version",
        metavar="VERSION",
        help="Version to remove, such as one that is no longer supported",
    )
    for writer in (add, remove):
        writer.add_argument(
            "--output", metavar="PATH", type=Path, help="Write to this file instead"
        )

    check = _action(actions, "check", _check, "Check the schema file")
    check.add_argument(
        "file", metavar="FILE", type=Path, nargs="?", help="File to check (default: the sandbox's)"
    )
    check.add_argument("--fix", action="store_true", help="Correct the format of the file first")

    printed = _action(actions, "print", _print, "Print the SDL of one version, or the whole file")
    printed.add_argument(
        "version",
        metavar="VERSION",
        nargs="?",
        help="Version to print (default: all, with annotations)",
    )

    derived = _action(actions, "derive", _derive, "Write the files that make a start fast")
    derived.add_argument(
        "--folder", metavar="PATH", type=Path, help="Folder to write to (default: in the package)"
    )

    _action(actions, "query", _query, "Print the introspection query whose result `add` takes")


def _action(
    actions: Any, name: str, run: Callable[[Namespace], int], summary: str
) -> ArgumentParser:
    parser = add_command(actions, name, summary, page="schema")
    parser.set_defaults(run=run)
    return parser


def _diff(arguments: Namespace) -> int:
    from sandbox.schema.building import build_schema
    from sandbox.schema.difference import diff
    from sandbox.schema.versions import UnknownVersionError

    try:
        before, after = build_schema(arguments.before), build_schema(arguments.after)
    except UnknownVersionError as error:
        return _misused(str(error))
    changes = diff(before, after)
    if arguments.format == JSON:
        print_json(changes)
    else:
        print(*changes, sep="\n")
    return status.DONE


def _add(arguments: Namespace) -> int:
    from sandbox.schema.building import load_document
    from sandbox.schema.growth import add_version

    return _rewrite(
        arguments.output,
        lambda: add_version(
            load_document(),
            arguments.version,
            read_json(arguments.file),
            display_name=arguments.display_name,
            replacing=arguments.replace,
        ),
    )


def _remove(arguments: Namespace) -> int:
    from sandbox.schema.building import load_document
    from sandbox.schema.growth import remove_version

    return _rewrite(arguments.output, lambda: remove_version(load_document(), arguments.version))


def _rewrite(output: Path | None, change: Callable[[], "DocumentNode"]) -> int:
    """Write the document that *change* returns, if its check finds no problem."""
    from sandbox.schema.checking import problems
    from sandbox.schema.formatting import format_document
    from sandbox.schema.growth import ImpossibleVersionError
    from sandbox.schema.introspection import IntrospectionError
    from sandbox.schema.versions import UnknownVersionError

    try:
        target = output or checkout_file()
        document = change()
    except (ImpossibleVersionError, IntrospectionError, UnknownVersionError, FileError) as error:
        return _misused(f"{error} Nothing was written.")
    text = format_document(document)
    if reasons := problems(document, text):
        return _unsound([*reasons, "Nothing was written."])
    return _write(target, text)


def _write(path: Path, text: str) -> int:
    try:
        write(path, text)
    except FileError as error:
        return _misused(str(error))
    return status.DONE


def _check(arguments: Namespace) -> int:
    from sandbox.resources import resource
    from sandbox.schema.building import MalformedSchemaError
    from sandbox.schema.checking import problems
    from sandbox.schema.formatting import format_document
    from sandbox.schema.reading import read_versions

    path = arguments.file or resource("schema.graphql")
    try:
        document = read_schema(path)
    except MalformedSchemaError as error:
        return _unsound([str(error)])
    except FileError as error:
        return _misused(str(error))
    text = format_document(document) if arguments.fix else path.read_text(encoding="utf-8")
    if reasons := problems(document, text):
        return _unsound(reasons)
    if arguments.fix and (ended := _write(path, text)):
        return ended
    print(f"{path.name} is valid: {', '.join(read_versions(document).handles)}")
    return status.DONE


def _print(arguments: Namespace) -> int:
    from sandbox.schema.building import load_document
    from sandbox.schema.derivation import derive
    from sandbox.schema.formatting import format_document
    from sandbox.schema.versions import UnknownVersionError

    document = load_document()
    if arguments.version is not None:
        try:
            document = derive(document, arguments.version)
        except UnknownVersionError as error:
            return _misused(str(error))
    print(format_document(document), end="")
    return status.DONE


def _query(_arguments: Namespace) -> int:
    from sandbox.schema.introspection import introspection_query

    print(introspection_query())
    return status.DONE


def _derive(arguments: Namespace) -> int:
    from sandbox.schema.start import PACKAGED, derive_all

    folder = arguments.folder or PACKAGED
    try:
        derived = derive_all(folder)
    except OSError as error:
        return _misused(f"{folder} cannot be written: {error.strerror}.")
    print(f"{folder}: {', '.join(derived)}")
    return status.DONE


def _misused(message: str) -> int:
    print_error(message)
    return status.MISUSED


def _unsound(reasons: list[str]) -> int:
    for reason in reasons:
        print_error(reason)
    return status.FAILED

"""`storefront-sandbox scenarios`: what operations can be made to answer."""

import json
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from sandbox.scenarios import Match

Commands: TypeAlias = "_SubParsersAction[ArgumentParser]"


def add_parser(commands: Commands) -> None:
    words = "list the scenarios that can be switched on, or show one"
    parser = commands.add_parser("scenarios", help=words, description=words)
    parser.add_argument("--json", action="store_true", help="print JSON, each scenario whole")
    parser.set_defaults(run=_list)
    shown = parser.add_subparsers(metavar="ACTION").add_parser(
        "show", help="print one scenario as JSON"
    )
    shown.add_argument("name", metavar="NAME", help="such as email-taken")
    shown.set_defaults(run=_show)


def _list(arguments: Namespace) -> int:
    from sandbox.scenarios import Library, as_document

    scenarios = Library().scenarios()
    if arguments.json:
        _print_json([as_document(scenario) for scenario in scenarios])
        return 0
    from sandbox.cli.columns import columns

    rows = [
        {
            "name": scenario.name,
            "operations": _operations(scenario.match),
            "description": scenario.description,
        }
        for scenario in scenarios
    ]
    print(columns(("name", "operations", "description"), rows))
    return 0


def _show(arguments: Namespace) -> int:
    from sandbox.scenarios import Library, as_document

    _print_json(as_document(Library()[arguments.name]))
    return 0


def _operations(match: "Match") -> str:
    """Return the one operation, or how many there are: a list of them would fill the line."""
    match sorted(match.operations or ()):
        case []:
            return "*"
        case [operation]:
            return operation
        case operations:
            return f"{len(operations)} operations"


def _print_json(document: object) -> None:
    print(json.dumps(document, ensure_ascii=False, indent=2))

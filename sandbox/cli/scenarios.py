"""`storefront-sandbox scenarios`: list the scenarios of this installation, or show one."""

from argparse import ArgumentParser, Namespace
from functools import partial
from typing import TYPE_CHECKING, Any

from sandbox.cli import options, status
from sandbox.cli.command import add_command
from sandbox.cli.format_option import JSON, add_format, print_json
from sandbox.cli.sources import add_config

if TYPE_CHECKING:
    from sandbox.scenarios import Library, Match


def add_parser(commands: Any) -> None:
    summary = "List scenarios: errors, delays and failures that a test can switch on"
    parser = add_command(commands, "scenarios", summary, page="scenarios")
    _add_source(parser)
    add_format(parser)
    parser.set_defaults(run=_list)
    summary = "Show a scenario of this installation, as a file has it"
    shown = add_command(parser.add_subparsers(title="commands", metavar="ACTION"), "show", summary)
    shown.add_argument("name", metavar="NAME", help="Name of the scenario, such as email-taken")
    _add_source(shown)
    add_format(shown)
    shown.set_defaults(run=_show)


def _add_source(parser: ArgumentParser) -> None:
    options.add_fixtures(parser)
    add_config(parser)
    parser.set_defaults(check=partial(options.check_fixtures, parser))


def _library(arguments: Namespace) -> "Library":
    from sandbox.fixture_files import Fixtures
    from sandbox.scenarios import Library

    if arguments.fixtures is None:
        return Library()
    from sandbox.control.schema_names import scenario_faults

    return Library.of(Fixtures(arguments.fixtures), check=scenario_faults)


def _list(arguments: Namespace) -> int:
    from sandbox.scenarios import as_document

    scenarios = _library(arguments).scenarios()
    if arguments.format == JSON:
        print_json([as_document(scenario) for scenario in scenarios])
        return status.DONE
    from sandbox.cli.tables import columns

    rows = [
        {
            "name": scenario.name,
            "operations": _operations(scenario.match),
            "description": scenario.description,
        }
        for scenario in scenarios
    ]
    print(columns(("name", "operations", "description"), rows))
    return status.DONE


def _show(arguments: Namespace) -> int:
    from sandbox.cli.tables import table
    from sandbox.scenarios import as_document

    document = as_document(_library(arguments)[arguments.name])
    if arguments.format == JSON:
        print_json(document)
    else:
        print(table(document))
    return status.DONE


def _operations(match: "Match") -> str:
    """Return the one operation, or the number of operations: their names would fill the line."""
    match sorted(match.operations or ()):
        case []:
            return "*"
        case [operation]:
            return operation
        case operations:
            return f"{len(operations)} operations"

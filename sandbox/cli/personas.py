"""`storefront-sandbox personas`: list the customers of a world that nothing has changed yet."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sandbox.cli import option_types, options, status
from sandbox.cli.command import add_command
from sandbox.cli.format_option import JSON, add_format, print_json
from sandbox.cli.sources import add_config

if TYPE_CHECKING:
    from sandbox.customers.seed.personas import Persona

_PERSONA: Final = ("name", "email", "password", "state", "identifier", "purpose")
_GENERATED: Final = ("email", "name", "state", "identifier")

Row: TypeAlias = Mapping[str, str | None]


def add_parser(commands: Any) -> None:
    summary = (
        "List personas, the customers that are the same in every world, or generated customers"
    )
    parser = add_command(commands, "personas", summary, page="personas")
    parser.add_argument(
        "--generated",
        type=option_types.some_customers,
        metavar="NUMBER",
        help="List this number of generated customers instead. Use the --seed, --customers and "
        "--locale of the server",
    )
    options.add_population(parser)
    options.add_fixtures(parser)
    add_config(parser)
    add_format(parser)
    parser.set_defaults(run=_list, check=partial(options.check_fixtures, parser))


def _list(arguments: Namespace) -> int:
    keys, rows = _personas(arguments) if arguments.generated is None else _generated(arguments)
    if arguments.format == JSON:
        print_json(rows)
    else:
        from sandbox.cli.tables import rows_of

        print(rows_of(rows, keys))
    return status.DONE


def _personas(arguments: Namespace) -> tuple[Sequence[str], Sequence[Row]]:
    from sandbox.customers.seed.personas import read_personas
    from sandbox.fixture_files import Fixtures

    personas = read_personas(Fixtures(arguments.fixtures))
    return _PERSONA, [_persona(persona) for persona in personas]


def _persona(persona: "Persona") -> Row:
    customer = persona.customer
    return {
        "name": persona.name,
        "email": customer.email,
        "password": persona.password,
        "state": customer.state.value,
        "identifier": customer.multipass_identifier,
        "purpose": persona.purpose,
    }


def _generated(arguments: Namespace) -> tuple[Sequence[str], Sequence[Row]]:
    from sandbox.customers.seed.population import Population
    from sandbox.origin import Origin

    generated = Population(Origin.of(arguments)).after(0)
    return _GENERATED, [
        {
            "email": customer.email,
            "name": customer.display_name,
            "state": customer.state.value,
            "identifier": customer.multipass_identifier,
        }
        for customer in islice(generated, arguments.generated)
    ]

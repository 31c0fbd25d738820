"""`storefront-sandbox personas`: who is in a world, and how they log in."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeAlias

from sandbox.cli import options

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from sandbox.customers.seed.personas import Persona

Commands: TypeAlias = "_SubParsersAction[ArgumentParser]"

_PERSONA: Final = ("name", "email", "password", "state", "identifier", "purpose")
_MADE_UP: Final = ("email", "name", "state", "identifier")
_LONGEST: Final = 40  # characters of a value in the table; --json has all of them

Row: TypeAlias = Mapping[str, str | None]


def add_parser(commands: Commands) -> None:
    words = "list the customers that are the same in every world, or those made up"
    parser = commands.add_parser("personas", help=words, description=words)
    parser.add_argument(
        "--made-up",
        type=options.some_customers,
        metavar="NUMBER",
        help="list the first made-up customers instead: those of a server with the same "
        "--seed, --customers and --locale",
    )
    options.add_population(parser)
    parser.add_argument("--json", action="store_true", help="print JSON, nothing shortened")
    parser.set_defaults(run=_list)


def _list(arguments: Namespace) -> int:
    keys, rows = _personas() if arguments.made_up is None else _made_up(arguments)
    if arguments.json:
        import json

        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    from sandbox.cli.columns import columns

    print(columns(keys, [{key: _short(row[key]) for key in keys} for row in rows]))
    return 0


def _personas() -> tuple[Sequence[str], Sequence[Row]]:
    from sandbox.customers.seed.personas import read_personas
    from sandbox.fixture_files import BUILT_IN

    return _PERSONA, [_persona(persona) for persona in read_personas(BUILT_IN)]


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


def _made_up(arguments: Namespace) -> tuple[Sequence[str], Sequence[Row]]:
    from sandbox.customers.seed.population import Population
    from sandbox.origin import Origin

    made_up = Population(Origin.of(arguments)).after(0)
    return _MADE_UP, [
        {
            "email": customer.email,
            "name": customer.display_name,
            "state": customer.state.value,
            "identifier": customer.multipass_identifier,
        }
        for customer in islice(made_up, arguments.made_up)
    ]


def _short(value: str | None) -> str:
    if value is None:
        return "-"
    return value if " " in value or len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"

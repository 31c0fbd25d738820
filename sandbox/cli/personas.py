"""`storefront-sandbox personas`: who is in every world, and how they log in."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from sandbox.seeding import Persona

Commands: TypeAlias = "_SubParsersAction[ArgumentParser]"

_KEYS: Final = ("name", "email", "password", "state", "identifier", "purpose")
_LONGEST: Final = 40  # characters of a value in the table; --json has all of them


def add_parser(commands: Commands) -> None:
    words = "list the customers that are the same in every world"
    parser = commands.add_parser("personas", help=words, description=words)
    parser.add_argument("--json", action="store_true", help="print JSON, nothing shortened")
    parser.set_defaults(run=_list)


def _list(arguments: Namespace) -> int:
    from sandbox.seeding import load_personas

    rows = [_row(persona) for persona in load_personas()]
    if arguments.json:
        import json

        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    from sandbox.cli.columns import columns

    print(columns([{key: _short(row[key]) for key in _KEYS} for row in rows]))
    return 0


def _row(persona: "Persona") -> dict[str, str | None]:
    customer = persona.customer
    return {
        "name": persona.name,
        "email": customer.email,
        "password": persona.password,
        "state": customer.state.value,
        "identifier": customer.multipass_identifier,
        "purpose": persona.purpose,
    }


def _short(value: str | None) -> str:
    if value is None:
        return "-"
    return value if " " in value or len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"

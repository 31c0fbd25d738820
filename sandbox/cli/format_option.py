"""The option `--format`: a table for people, JSON for programs."""

from argparse import ArgumentParser
from typing import Any, Final

TABLE: Final = "table"
JSON: Final = "json"


def add_format(
    parser: ArgumentParser, *more: str, default: str | None = TABLE, help_text: str | None = None
) -> None:
    """Add the option; *more* are further formats, *help_text* its help."""
    parser.add_argument(
        "--format",
        choices=(TABLE, JSON, *more),
        default=default,
        help=help_text
        or "table: for people, long values are shortened; json: for programs, "
        "nothing is shortened (default: table)",
    )


def print_json(document: Any) -> None:
    """Print *document*, what msgspec can encode, as indented JSON."""
    import msgspec

    print(msgspec.json.format(msgspec.json.encode(document)).decode())

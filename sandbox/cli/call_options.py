"""Options for the query or the body of a call, one for each field of its struct."""

from datetime import date, datetime
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Union, get_args, get_origin

from sandbox.cli.call_texts import text_of
from sandbox.cli.parser import Parser

if TYPE_CHECKING:
    from msgspec import Struct
    from msgspec.structs import FieldInfo


_OPTIONS: Final = {"body": "page-body"}
"""Names of options for fields whose own name is taken: `--body` is that of the whole body."""


def add_fields(parser: Parser, kind: "type[Struct]", place: str, *, command: str) -> None:
    """Add an option for each field of *kind*, the struct of a call's *place*: query or body.

    A body can also be given as a whole, with `--body`, unless its only field is an object, too.
    """
    from msgspec.structs import fields

    known = fields(kind)
    for field in known:
        choices = _choices(field)
        parser.add_argument(
            option_of(field.encode_name),
            dest=f"{place}.{field.encode_name}",
            choices=choices,
            metavar=None if choices else _metavar(field),
            required=field.required and place == "query",
            help=f"{text_of(command, field.encode_name)}{_default(field)}".replace("%", "%%"),
        )
    if known and place == "body" and not _is_one_object(known):
        parser.add_argument(
            "--body",
            metavar="JSON",
            help="The whole body as a JSON object, also with null; - reads it from standard input. "
            "Other options win over it",
        )


def _is_one_object(known: "tuple[FieldInfo, ...]") -> bool:
    return len(known) == 1 and any(get_origin(kind) is dict for kind in kinds_of(known[0]))


def option_of(name: str) -> str:
    """Return the option that sets the field of that name: `--tax-rate` for `taxRate`."""
    return f"--{_OPTIONS.get(name) or _kebab(name)}"


def kinds_of(field: "FieldInfo") -> tuple[Any, ...]:
    """Return the types that a field takes: the members of its union, or its one type."""
    is_union = isinstance(field.type, UnionType) or get_origin(field.type) is Union
    members = get_args(field.type) if is_union else (field.type,)
    return tuple(_bare(it) for it in members)


def takes_texts(field: "FieldInfo") -> bool:
    """Return whether *field* takes a list of texts, which may be written with commas."""
    lists = (get_args(kind) for kind in kinds_of(field) if get_origin(kind) is tuple)
    return any(_bare(members[0]) is str for members in lists)


def _bare(kind: Any) -> Any:
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def _choices(field: "FieldInfo") -> tuple[str, ...] | None:
    for kind in kinds_of(field):
        if get_origin(kind) is Literal:
            return get_args(kind)
    return ("true", "false") if kinds_of(field)[0] is bool else None


def _metavar(field: "FieldInfo") -> str:
    kinds = kinds_of(field)
    if datetime in kinds:
        return "TIME"
    if date in kinds:
        return "DATE"
    if str not in kinds and not {int, float}.isdisjoint(kinds):
        return "NUMBER"
    if takes_texts(field):
        return "A,B"
    return "TEXT" if str in kinds else "JSON"


def _default(field: "FieldInfo") -> str:
    has_one = isinstance(field.default, str | int) and not isinstance(field.default, bool)
    return f" (default: {field.default})" if has_one and field.default not in ("", 0) else ""


def _kebab(name: str) -> str:
    parted = (f"-{letter.lower()}" if letter.isupper() else letter for letter in name)
    return "".join(parted).replace("_", "-")

"""A command for each call of the control API, made of its routes: none can be forgotten.

`POST /worlds/{world}/customers/{id}/invite` is `customers invite ID --world NAME`. What a query or
a body takes are options. The routes are loaded when such a command is used.
"""

from argparse import ArgumentTypeError
from collections.abc import Iterator, Mapping
from functools import partial
from inspect import cleandoc
from types import UnionType
from typing import TYPE_CHECKING, Any, Final, Literal, Union, get_args, get_origin

from sandbox.cli import options
from sandbox.cli.parser import Parser
from sandbox.settings import LOCAL_URL

if TYPE_CHECKING:
    from msgspec import Struct
    from msgspec.structs import FieldInfo

    from sandbox.control.route import Route

GROUPS: Final[Mapping[str, str]] = {
    "worlds": "make, list, reset, save and forget worlds of a running sandbox",
    "customers": "find, make and change customers there, as a merchant",
    "scenarios": "",
    "clock": "tell the time in a world, freeze and move it",
    "inbox": "list, await and clear the mails of a world",
    "journal": "list, follow and verify what was asked of a world",
    "coverage": "show which operations and errors a world has answered",
    "pact": "set a world up for a Pact verifier",
    "openapi": "print the OpenAPI document of the control API",
}
"""The commands that have calls, each with its help; without, it is another command's, too."""

_OFFLINE: Final = frozenset({"fidelity"})
"""Resources whose command answers without a server: it is the same on every one."""

_GROUP: Final[Mapping[str, str]] = {"multipass": "worlds", "snapshot": "worlds"}
_ACTION: Final[Mapping[str, str]] = {
    "worlds PUT /worlds/{world}": "make",
    "worlds DELETE /worlds/{world}": "forget",
    "worlds PUT /worlds/{world}/snapshot": "restore",
    "worlds POST /worlds/{world}/multipass/tokens": "mint-token",
    "worlds POST /worlds/{world}/multipass/explain": "explain-token",
    "customers POST /worlds/{world}/customers/{id}/addresses": "add-address",
    "scenarios PUT /worlds/{world}/scenarios/{name}": "on",
    "scenarios DELETE /worlds/{world}/scenarios/{name}": "off",
    "clock GET /worlds/{world}/clock": "show",
    "clock PUT /worlds/{world}/clock": "set",
}
_BY_METHOD: Final[Mapping[tuple[str, bool], str]] = {
    ("GET", True): "show",
    ("GET", False): "list",
    ("PUT", True): "put",
    ("PUT", False): "put",
    ("POST", False): "make",
    ("PATCH", True): "change",
    ("DELETE", True): "delete",
    ("DELETE", False): "clear",
}
"""What a call is called by default: by its method, and whether its path ends in one of many."""


def add_parser(commands: Any) -> None:
    """Add the commands of all groups; *commands* has those of other modules already."""
    for group, words in GROUPS.items():
        parser = commands.choices.get(group)
        if parser is None:
            parser = commands.add_parser(group, help=words, description=f"{words}.".capitalize())
        parser.grows_by(partial(_grow, group=group))


def calls() -> Iterator[tuple[str, str, "Route"]]:
    """Yield each call with its group and its action, "" for one that is the whole group."""
    from sandbox.control.api import ROUTES
    from sandbox.control.openapi import tag_of

    grouped = [(_GROUP.get(tag := tag_of(route), tag), route) for route in ROUTES]
    sizes = [group for group, _ in grouped]
    for group, route in grouped:
        if group not in _OFFLINE:
            yield group, "" if sizes.count(group) == 1 else _action(group, route), route


def _action(group: str, route: "Route") -> str:
    told = _ACTION.get(f"{group} {route.method} {route.path}")
    if told:
        return told
    last = route.path.rpartition("/")[2]
    ends_in_one = last.startswith("{")
    if not ends_in_one and last != group:
        return last
    return _BY_METHOD[route.method, ends_in_one]


def _grow(parser: Parser, *, group: str) -> None:
    for owner, action, route in calls():
        if owner == group:
            _add_call(_place(parser, action, route.summary), group, route)


def _place(parser: Parser, action: str, summary: str) -> Parser:
    if not action:
        return parser
    words = f"{summary[:1].lower()}{summary[1:]}".removesuffix(".")
    made: Parser = parser.actions_inside().add_parser(action, help=words, description=summary)
    return made


def _add_call(parser: Parser, group: str, route: "Route") -> None:
    from sandbox.control.openapi import PART

    for part in PART.findall(route.path):
        _add_part(parser, part, is_option=part == "world" and group != "worlds")
    if route.largest:
        parser.add_argument("file", metavar="FILE", help="the body, JSON; - reads it from the pipe")
    else:
        _add_fields(parser, route.query, "query")
        _add_fields(parser, route.body, "body")
    add_server(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="text: JSON for people; json: one line, as it was answered (%(default)s)",
    )
    parser.set_defaults(run=partial(_run, route=route))


def _add_part(parser: Parser, part: str, *, is_option: bool) -> None:
    from sandbox.world.worlds import DEFAULT

    if is_option:
        parser.add_argument(
            "--world", default=DEFAULT, metavar="NAME", help="which world (%(default)s)"
        )
    else:
        parser.add_argument(part, metavar="ID" if part == "id" else "NAME")


def _add_fields(parser: Parser, kind: "type[Struct]", place: str) -> None:
    """Add an option for each field of *kind*, and one for a whole body."""
    from msgspec.structs import fields

    known = fields(kind)
    for field in known:
        parser.add_argument(
            f"--{_kebab(field.encode_name)}",
            dest=f"{place}.{field.encode_name}",
            metavar="VALUE",
            required=field.required and place == "query",
            help=f"`{field.encode_name}` of the {place}{_choices(field)}",
        )
    if known:
        parser.epilog = cleandoc(kind.__doc__ or "").replace("%", "%%")
    if known and place == "body":
        parser.add_argument(
            "--body",
            metavar="JSON",
            help="the whole body, which the options above are laid over; - reads it from the pipe",
        )


def _choices(field: "FieldInfo") -> str:
    literals = (kind for kind in kinds_of(field) if get_origin(kind) is Literal)
    return "".join(f": {', '.join(get_args(kind))}" for kind in literals)


def kinds_of(field: "FieldInfo") -> tuple[Any, ...]:
    """Return what a field may be: the parts of its union, or its one type."""
    is_several = isinstance(field.type, UnionType) or get_origin(field.type) is Union
    return get_args(field.type) if is_several else (field.type,)


def add_server(parser: Parser) -> None:
    """Add the options that say where the sandbox is, and let one in."""
    parser.add_argument("--url", type=_url, default=LOCAL_URL, help="where it is (%(default)s)")
    parser.add_argument(
        "--control-token",
        type=options.bearer_token,
        metavar="TOKEN",
        help="that of `serve`, for a sandbox that is open to other machines",
    )


def _url(text: str) -> str:
    from sandbox.client.address import Address

    try:
        return Address(url=text.rstrip("/")).url
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None


def _kebab(name: str) -> str:
    parted = (f"-{letter.lower()}" if letter.isupper() else letter for letter in name)
    return "".join(parted).replace("_", "-")


def _run(arguments: Any, *, route: "Route") -> int:
    from sandbox.cli.control_call import run

    return run(arguments, route=route)

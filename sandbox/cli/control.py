"""A command for each call of the control API, made from its routes, so that none is missing.

`POST /worlds/{world}/customers/{id}/invite` is `customers invite ID --world NAME`. The fields of a
query or a body are options. The routes are imported when such a command is used.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from sandbox.cli.call_options import add_fields
from sandbox.cli.command import add_command
from sandbox.cli.format_option import JSON, add_format
from sandbox.cli.parser import Parser
from sandbox.cli.server_options import add_server, add_world

if TYPE_CHECKING:
    from sandbox.control.route import Route

GROUPS: Final[Mapping[str, str]] = {
    "worlds": "Make, list, reset, save and delete worlds of a running sandbox",
    "customers": "Find, create and change customers of a world, as a merchant",
    "products": "Find, create and change products and variants of a world, as a merchant",
    "collections": "Find, create and change collections of a world, as a merchant",
    "pages": "Find, create and change pages of a world, as a merchant",
    "blogs": "Find, create and change blogs of a world, as a merchant",
    "articles": "Find, create and change articles of a world, as a merchant",
    "menus": "Find, create and change menus of a world, as a merchant",
    "metaobjects": "Find, create and change metaobjects of a world, as a merchant",
    "metafield-definitions": "Find, create and change definitions of metafields, as a merchant",
    "locations": "Find, create and change locations of a world, as a merchant",
    "selling-plan-groups": "Find, create and change groups of selling plans, as a merchant",
    "companies": "Find, create and change companies of a world, as a merchant",
    "price-lists": "Find, create and change price lists of companies, as a merchant",
    "translations": "Show and replace translations of a thing, as a merchant",
    "redirects": "Find, create and change redirects of a world, as a merchant",
    "shop": "Show and change the shop of a world: accounts, Multipass, name, markets",
    "carts": "List, show, pay and delete carts of a world",
    "account-clients": "List, make and delete clients of new customer accounts of a world",
    "account-logins": "List and end logins to new customer accounts of a world",
    "discounts": "List, make and delete discounts of a world, as a merchant",
    "gift-cards": "List, make and delete gift cards of a world, as a merchant",
    "delivery-zones": "List, make and delete delivery zones of a world, as a merchant",
    "orders": "List, create and change orders of a world, as a merchant",
    "trigger": "Send a webhook to the URLs that serve --webhook names for its topic",
    "scenarios": "",
    "clock": "Show, freeze and move the clock of a world",
    "inbox": "List, wait for and delete the mails of a world",
    "journal": "List, follow and verify the requests to a world",
    "coverage": "Show which operations and errors of the API your tests have triggered",
    "pact": "Set a provider state up for a Pact verifier",
    "settings": "Show the settings of a running sandbox, and where each was set",
    "store": "Show where the worlds are kept, and how the store answers",
    "openapi": "Print the OpenAPI document of the control API",
}
"""The commands that have calls, each with its help. An empty one is another module's command."""

_OFFLINE: Final = frozenset({"fidelity", "personas"})
"""Resources whose command needs no server, since every server answers the same."""

_PAGES: Final[Mapping[str, str]] = {
    "account-clients": "customer-account",
    "account-logins": "customer-account",
    "carts": "carts",
    "clock": "clock",
    "coverage": "journal",
    "journal": "journal",
    "pact": "journal",
    "scenarios": "scenarios",
    "settings": "settings",
    "store": "replicas",
    "trigger": "webhooks",
    "worlds": "worlds",
}
"""The page of the docs for a group; `control-api` for the others."""

_GROUP: Final[Mapping[str, str]] = {"multipass": "worlds", "snapshot": "worlds"}
_ACTION: Final[Mapping[str, str]] = {
    "worlds PUT /worlds/{world}": "make",
    "worlds DELETE /worlds/{world}": "delete",
    "worlds PUT /worlds/{world}/snapshot": "restore",
    "worlds POST /worlds/{world}/multipass/tokens": "mint-token",
    "worlds POST /worlds/{world}/multipass/explain": "explain-token",
    "customers POST /worlds/{world}/customers/{id}/addresses": "add-address",
    "products PATCH /worlds/{world}/variants/{id}": "change-variant",
    "scenarios PUT /worlds/{world}/scenarios/{name}": "on",
    "scenarios DELETE /worlds/{world}/scenarios/{name}": "off",
    "shop GET /worlds/{world}/shop": "show",
    "shop PATCH /worlds/{world}/shop": "change",
    "journal GET /worlds/{world}/journal/{id}/multipass": "explain-token",
    "clock GET /worlds/{world}/clock": "show",
    "clock PUT /worlds/{world}/clock": "set",
    "clock GET /worlds/{world}/clock/expiries": "expiries",
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
"""Default name of a call: by its method, and by whether its path ends in the name of one thing."""

_PARTS: Final[Mapping[str, tuple[str, str]]] = {
    "world": ("NAME", "Name of the world"),
    "name": ("NAME", "Name of the scenario"),
    "topic": ("TOPIC", "Topic, such as orders/create"),
    "code": ("CODE", "Code, in capital or small letters"),
    "id": ("ID", "Id, as a number or a gid, or handle"),
    "account-clients code": ("CLIENT_ID", "Id of the client"),
    "account-logins id": ("ID", "Number of the login"),
    "discounts code": ("CODE", "Code, in capital or small letters; or name, if it is automatic"),
    "customers id": ("ID", "Id, as a number or a gid such as gid://shopify/Customer/1"),
    "orders id": ("ID", "Id, as a number or a gid such as gid://shopify/Order/1"),
    "redirects id": ("ID", "Id, as a number or a gid such as gid://shopify/UrlRedirect/1"),
    "companies id": ("ID", "Id, as a number or a gid, or name"),
    "metafield-definitions id": ("ID", "Id, as a number or a gid"),
    "translations id": ("ID", "Gid of what is translated, such as gid://shopify/Page/1"),
    "carts id": ("ID", "Token, or the whole id that the Storefront API gave"),
    "products change-variant id": (
        "ID",
        "Id, as a number or a gid such as gid://shopify/ProductVariant/1",
    ),
}
"""Metavar and help of the arguments, by the part of the path that each stands for, alone or after
a group or a command."""

_DOCUMENTS: Final = frozenset({"worlds snapshot", "openapi"})
"""Calls whose answer is a document for a program: it is always printed as JSON."""


def add_parser(commands: Any) -> None:
    """Add the commands of all groups. *commands* has those of other modules already."""
    for group, summary in GROUPS.items():
        parser = commands.choices.get(group)
        if parser is None:
            page = _PAGES.get(group, "control-api")
            parser = add_command(commands, group, summary, page=page)
        parser.grows_by(partial(_grow, group=group))


def calls() -> Iterator[tuple[str, str, "Route"]]:
    """Yield each call with its group and its action.

    The action is "" if the group has no other call, and the call is of no one thing.
    """
    from sandbox.control.api import ROUTES

    grouped = [(_GROUP.get(tag := route.resource, tag), route) for route in ROUTES]
    sizes = [group for group, _ in grouped]
    for group, route in grouped:
        if group not in _OFFLINE:
            is_group = sizes.count(group) == 1 and "{id}" not in route.path
            yield group, "" if is_group else _action(group, route), route


def _action(group: str, route: "Route") -> str:
    named = _ACTION.get(f"{group} {route.method} {route.path}")
    if named:
        return named
    last = route.path.rpartition("/")[2]
    ends_in_one = last.startswith("{")
    if not ends_in_one and last != group:
        return last
    return _BY_METHOD[route.method, ends_in_one]


def _grow(parser: Parser, *, group: str) -> None:
    for owner, action, route in calls():
        if owner == group:
            _add_call(_place(parser, group, action, route.summary), group, action, route)


def _place(parser: Parser, group: str, action: str, summary: str) -> Parser:
    if not action:
        return parser
    page = _PAGES.get(group, "control-api")
    return add_command(parser.actions_inside(), action, summary.removesuffix("."), page=page)


def _add_call(parser: Parser, group: str, action: str, route: "Route") -> None:
    from sandbox.control.openapi import PART

    command = f"{group} {action}".strip()
    for part in PART.findall(route.path):
        if part == "world" and group != "worlds":
            add_world(parser)
        else:
            names = (f"{command} {part}", f"{group} {part}", part)
            metavar, help_text = next(_PARTS[name] for name in names if name in _PARTS)
            parser.add_argument(part, metavar=metavar, help=help_text)
    if route.largest:
        parser.add_argument(
            "file", metavar="FILE", help="Snapshot (JSON); - reads it from standard input"
        )
    else:
        add_fields(parser, route.query, "query", command=command)
        add_fields(parser, route.body, "body", command=command)
    add_server(parser)
    if command not in _DOCUMENTS:
        add_format(parser)
    parser.set_defaults(run=partial(_run, command=command, route=route))
    if command in _DOCUMENTS:
        parser.set_defaults(format=JSON)


def _run(arguments: Any, *, command: str, route: "Route") -> int:
    from sandbox.cli.control_call import run

    return run(arguments, command=command, route=route)

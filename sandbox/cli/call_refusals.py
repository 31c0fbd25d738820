"""Why a call of the control API was refused, in the terms of the command line: its options."""

import re
from collections.abc import Collection
from typing import Final

from msgspec.structs import fields

from sandbox.cli.call_options import option_of
from sandbox.client import ControlError
from sandbox.control.route import Route
from sandbox.faults import Fault, key_of

_UNAUTHORIZED: Final = (
    "the control token is missing or wrong. Give it with --control-token, or in "
    "STOREFRONT_SANDBOX_CONTROL_TOKEN. It is the one that the server was started with, or that it "
    "printed when it started"
)
_OF_QUERY: Final = re.compile(r"in the URL, (\w+)")

_OF_LIST: Final = re.compile(r"\bGET /_sandbox/api/worlds/([^/\s]+)/([^/\s]+)")
"""A call that lists the things of one kind: the command is called like the last part."""


def detail_of(error: ControlError, route: Route | None) -> str:
    """Return the detail of *error*, with the options of *route* instead of places in a body."""
    if error.problem == "token-required":
        return _UNAUTHORIZED
    if route is None:
        return error.detail
    if error.problem == "invalid-query":
        return _OF_QUERY.sub(lambda found: option_of(found[1]), error.detail, count=1)
    known = {field.encode_name for field in fields(route.body)}
    faults = "; ".join(_shown(fault, known) for fault in error.errors)
    return faults or _OF_LIST.sub(r"`\2 list --world \1`", error.detail)


def _shown(fault: Fault, known: Collection[str]) -> str:
    """Return *fault* as `--variants[0].price: must be written like 12.50`."""
    if not fault.at:
        return fault.detail
    name, *inner = fault.at
    if name not in known:
        return f"{fault.pointer}: {fault.detail}"
    return f"{key_of([option_of(name), *inner])}: {fault.detail}"

"""Errors that a field raises: the answer goes on without it."""

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Any, Final

from graphql import FieldNode, GraphQLError, Node, Visitor, visit

from sandbox.field_error import FieldError
from sandbox.pause import OF_THREAD
from sandbox.reason import Reason
from sandbox.scenarios import UnknownScenarioError
from sandbox.user_errors import DeadTokenError

_SCOPES_PAGE: Final = "https://shopify.dev/api/usage/access-scopes"

_ANONYMOUS: Final = (
    "the request has no Storefront access token, and this server no default one: send "
    "`X-Shopify-Storefront-Access-Token: sandbox-public`, or start it with --default-token"
)

_WITHOUT_PLACE: Final = frozenset({"ACCESS_DENIED", "NOT_FOUND", "THROTTLED"})
"""Codes of errors without locations. Shopify: the first two are recorded, the third is reported."""

_NULL_GIVEN: Final = re.compile(r" provided to non-null type '([^']+)' not to be None\.\Z")


def access_denied(field: str, scope: str, *, has_token: bool) -> FieldError:
    """Shopify: recorded against 2026-04, to the full stop."""
    required = f"`{scope}` access scope."
    lacks = f"the Storefront access token lacks what {field} requires: {required}"
    message = lacks if has_token else _ANONYMOUS
    return _denied(field, required, Reason("access-denied", message))


def restricted(field: str) -> FieldError:
    """Refuse what is for approved apps only. The words are our choice."""
    header = "Shopify-Storefront-Private-Token"
    message = f"{field} is for approved apps only: send a private token in {header}"
    return FieldError(
        f"Access denied for {field} field.",
        extensions={"code": "ACCESS_DENIED", "documentation": _SCOPES_PAGE},
        reason=Reason("access-restricted", message),
    )


def dead_token(field: str, scope: str, error: DeadTokenError) -> FieldError:
    """Shopify: recorded for customerAccessTokenDelete and customerAddressCreate, 2026-04."""
    required = f"`{scope}` access scope. Also: Requires valid customer access token."
    return _denied(field, required, error.reason)


def _denied(field: str, required: str, reason: Reason) -> FieldError:
    return FieldError(
        f"Access denied for {field} field. Required access: {required}",
        extensions={
            "code": "ACCESS_DENIED",
            "documentation": _SCOPES_PAGE,
            "requiredAccess": required,
        },
        reason=reason,
    )


def not_implemented(coordinate: str) -> FieldError:
    """What the schema has and this sandbox does not do is never answered by a made-up value."""
    return FieldError(
        f"The sandbox does not answer {coordinate} yet.",
        extensions={"code": "SANDBOX_NOT_IMPLEMENTED", "field": coordinate},
        reason=Reason("sandbox.not-implemented", f"{coordinate} has no resolver"),
    )


def unknown_scenario(error: UnknownScenarioError) -> FieldError:
    return FieldError(
        str(error),
        extensions={"code": "SANDBOX_UNKNOWN_SCENARIO"},
        reason=Reason("sandbox.unknown-scenario", str(error)),
    )


def null_given(error: GraphQLError) -> dict[str, Any] | None:
    """Return the error for a null variable in a place that takes no null; None for all else.

    A variable may be so that has a default. graphql-ruby: the words, and that it is the field's
    error; graphql-core's own name the type.
    """
    found = _NULL_GIVEN.search(error.message)
    if found is None:
        return None
    kind = f"`null` is not a valid input for `{found[1]}`"
    places = [_place_of_field(node) for node in error.nodes or ()]
    return wire(error) | {
        "message": f"{kind}, please provide a value for this argument.",
        "locations": [place for place in places if place],
    }


def _place_of_field(node: Node) -> dict[str, int] | None:
    """Return the place of the field that the value *node* is given to, in an argument or a
    directive."""
    assert node.loc, "documents are parsed with locations"
    start = node.loc.start
    starts, fields = _fields_in(node.loc.source.body)
    for index in range(bisect_left(starts, start) - 1, -1, -1):
        end, place = fields[index]
        if start < end:
            return place
    return None


@lru_cache(maxsize=1)  # an answer may have a thousand errors of one text
def _fields_in(text: str) -> tuple[list[int], list[tuple[int, dict[str, int]]]]:
    """Return where the fields of *text* start, in that order, and the end and place of each."""
    from sandbox.validation import parse
    from sandbox.validation.wire import location

    starts: list[int] = []
    fields: list[tuple[int, dict[str, int]]] = []

    class Finder(Visitor):
        def enter_field(self, field: FieldNode, *_: Any) -> None:
            assert field.loc
            OF_THREAD.pause()
            starts.append(field.loc.start)
            fields.append((field.loc.end, location(field)))

    visit(parse(text, OF_THREAD.pause), Finder())
    return starts, fields


def wire(error: GraphQLError) -> dict[str, Any]:
    """Return a field's error as the real service writes it.

    Shopify: recorded. A refused argument has message, locations, path, extensions in this order;
    the locations are those of the field in the text that was sent. What is in `_WITHOUT_PLACE`
    has message, path, an empty list of locations, extensions.
    """
    original = error.original_error
    extensions = original.extensions if isinstance(original, FieldError) else error.extensions
    answer: dict[str, Any] = {"message": error.message}
    path = list(error.path or ())
    if extensions and extensions.get("code") in _WITHOUT_PLACE:
        answer |= {"path": path, "locations": []}
    else:
        places = [place.formatted for place in error.locations or ()]
        answer |= {"locations": places, "path": path}
    return answer | {"extensions": dict(extensions)} if extensions else answer

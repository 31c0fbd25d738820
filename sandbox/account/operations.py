"""What a page does, it does by a mutation of the Storefront API: one set of rules for both doors.

So scenarios, reasons and single use hold in the browser as they do in the API.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from sandbox.door.call import Call
from sandbox.field_error import FieldError
from sandbox.scenarios import Effect
from sandbox.storefront.mutations import MUTATIONS
from sandbox.storefront.root_field import answer_mutation
from sandbox.user_errors import UserError
from sandbox.world import World
from sandbox.world.exchange import Code


class DeclinedError(Exception):
    """The shop refused. *errors* are for the shopper, in the real service's words."""

    def __init__(self, *errors: UserError) -> None:
        super().__init__("; ".join(error.message for error in errors))
        self.errors = errors


class OverruledError(Exception):
    """A scenario has the answer: a status, a body, or a lost connection in place of a page."""

    def __init__(self, effect: Effect) -> None:
        super().__init__()
        self.effect = effect


class PageCall(Call):
    """The call of an account page: `operations` are what it did, `given` what they were given."""

    __slots__ = ("given",)

    def __init__(self, world: World, **asked: Any) -> None:
        super().__init__(world, **asked)
        self.given: dict[str, Any] = {}


def perform(call: PageCall, mutation: str, **arguments: Any) -> Mapping[str, Any]:
    """Return the payload of *mutation*, as the schema names it, with snake_cased arguments.

    Raises `DeclinedError` where the API would answer any error, `OverruledError`.
    """
    spellings = {name: _camel(name) for name in arguments}
    call.operations += (mutation,)
    call.given |= {spellings[name]: value for name, value in arguments.items()}
    try:
        payload: Mapping[str, Any] = _answer(mutation)(mutation, call, arguments, spellings)
    except FieldError as error:
        _heed(call.effects)
        if error.reason is not None:
            call.reasons.append(error.reason)
        call.codes += (Code(mutation, str((error.extensions or {}).get("code", ""))),)
        raise DeclinedError(_told(str(error), error.extensions)) from None
    if errors := payload["customer_user_errors"] or payload["user_errors"]:
        raise DeclinedError(*errors)
    return payload


@cache
def _answer(mutation: str) -> Callable[..., Any]:
    return answer_mutation(MUTATIONS[mutation])


def _heed(effects: Sequence[Effect]) -> None:
    """Let the scenario that answers a whole request have its way, if there is one.

    One that answers with GraphQL errors alone declines, on a page: a browser has no use for JSON.
    """
    for effect in effects:
        if effect.errors and effect.status is None:
            raise DeclinedError(
                *[_told(error.message, error.extensions) for error in effect.errors]
            )
        if effect.answers_whole_request:
            raise OverruledError(effect)


def _told(message: str, extensions: Mapping[str, Any] | None) -> UserError:
    """Return a top-level GraphQL error as one that a page can show."""
    return UserError(str((extensions or {}).get("code", "")), None, message)


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(map(str.capitalize, rest))

"""Operations of account pages: they run mutations of the Storefront API, so rules are the same.

So scenarios, reasons and single use hold in the browser as they do in the API.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sandbox.door.received import Received
from sandbox.door.trace import Trace
from sandbox.field_error import FieldError
from sandbox.scenarios import Effect, Scenario
from sandbox.service.request_context import RequestContext
from sandbox.storefront.api import STOREFRONT
from sandbox.storefront.root_field import RootField, mutation_field
from sandbox.user_errors import Payload, UserError
from sandbox.world import StorefrontAccessToken, World
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


class PageContext(RequestContext):
    """The context of an account page. `given` are the arguments of the mutations it performed."""

    __slots__ = ("given",)

    def __init__(
        self,
        world: World,
        *,
        token: StorefrontAccessToken | None,
        received: Received,
        requested: Sequence[Scenario],
    ) -> None:
        super().__init__(
            Trace(world, token), received=received, requested=requested, may_have_magic=True
        )
        self.given: dict[str, Any] = {}


def perform(context: PageContext, mutation: str, **arguments: Any) -> Any:
    """Return the payload of *mutation*, as the schema calls it, with snake_cased arguments.

    Raises `DeclinedError` where the API would answer any error, `OverruledError`.
    """
    spellings = {name: _camel(name) for name in arguments}
    trace = context.trace
    trace.operations += (mutation,)
    context.given |= {spellings[name]: value for name, value in arguments.items()}
    try:
        payload: Payload = _field(mutation)(context, arguments, spellings)
    except FieldError as error:
        _heed(trace.effects)
        trace.explain(error.reason)
        trace.codes += (Code(mutation, str((error.extensions or {}).get("code", ""))),)
        raise DeclinedError(_user_error(str(error), error.extensions)) from None
    if errors := payload.errors or payload.user_errors:
        raise DeclinedError(*errors)
    return payload


@cache
def _field(mutation: str) -> RootField:
    return mutation_field(mutation, STOREFRONT.mutations[mutation], STOREFRONT.payload(mutation))


def _heed(effects: Sequence[Effect]) -> None:
    """Let the scenario that answers a whole request have its way, if there is one.

    One that answers with GraphQL errors alone declines, on a page: a browser has no use for JSON.
    """
    for effect in effects:
        if effect.errors and effect.status is None:
            raise DeclinedError(
                *[_user_error(error.message, error.extensions) for error in effect.errors]
            )
        if effect.answers_whole_request:
            raise OverruledError(effect)


def _user_error(message: str, extensions: Mapping[str, Any] | None) -> UserError:
    """Return a top-level GraphQL error as one that a page can show."""
    return UserError(str((extensions or {}).get("code", "")), None, message)


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(map(str.capitalize, rest))

"""One call of the Storefront API: what its resolvers know of it."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sandbox.content.localization import Context
from sandbox.customers.access_tokens import SignedIn
from sandbox.door.received import Received
from sandbox.reason import Reason
from sandbox.scenarios import Effect, Scenario
from sandbox.scenarios.effect import PlainUserError
from sandbox.schema.versions import ApiVersion
from sandbox.user_errors import UserError
from sandbox.world import StorefrontAccessToken, World
from sandbox.world.exchange import Code


class Call:
    """The world asked, the token shown, and what is learnt while answering.

    `token` is None for a *tokenless* request. `requested` are the scenarios that the request
    itself names; `may_have_magic` is whether its text has the words that a magic email needs.
    `versions` are those of the API that are served; `received` is the request, if it was made to
    the API.
    `reasons` say why an answer is a refusal; `effects` are what scenarios want done to the answer
    as a whole. `context` and `buyer` are what `@inContext` asks for: None without it.
    `operations` are the root fields asked for, each once; `codes` are those that were answered.
    """

    __slots__ = (
        "buyer",
        "codes",
        "context",
        "effects",
        "may_have_magic",
        "operations",
        "reasons",
        "received",
        "requested",
        "token",
        "variables",
        "versions",
        "world",
    )

    def __init__(
        self,
        world: World,
        *,
        token: StorefrontAccessToken | None,
        received: Received | None = None,
        requested: Sequence[Scenario] = (),
        variables: Mapping[str, Any] = MappingProxyType({}),
        may_have_magic: bool = False,
        versions: Sequence[ApiVersion] = (),
    ) -> None:
        self.world = world
        self.token = token
        self.received = received
        self.requested = requested
        self.variables = variables
        self.may_have_magic = may_have_magic
        self.versions = versions
        self.context: Context | None = None
        self.buyer: SignedIn | None = None
        self.reasons: list[Reason] = []
        self.effects: list[Effect] = []
        self.operations: tuple[str, ...] = ()
        self.codes: tuple[Code, ...] = ()

    def tell(self, operation: str, errors: Iterable[UserError | PlainUserError]) -> None:
        """Note the user errors that *operation* answers."""
        self.codes += tuple(Code(operation, error.code, is_user_error=True) for error in errors)

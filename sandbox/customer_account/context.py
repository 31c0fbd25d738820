"""The context of resolvers of the Customer Account API."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from sandbox.door.received import Received
from sandbox.door.trace import Trace
from sandbox.identity.tokens import Identified
from sandbox.scenarios import Scenario
from sandbox.service.request_context import RequestContext
from sandbox.viewer import Buyer, Viewer
from sandbox.world import StorefrontAccessToken


class AccountContext(RequestContext):
    """The context of a request whose access token stands for a customer.

    The `buyer` of its viewer is that customer, and its `token` has the scopes of the client.
    """

    __slots__ = ("_buyer",)

    def __init__(
        self,
        trace: Trace,
        identified: Identified,
        *,
        received: Received,
        requested: Sequence[Scenario],
        may_have_magic: bool,
        variables: Mapping[str, Any],
    ) -> None:
        super().__init__(
            trace,
            received=received,
            requested=requested,
            may_have_magic=may_have_magic,
            variables=variables,
        )
        self._buyer = Buyer(identified.customer.id)

    @property
    def viewer(self) -> Viewer:
        viewer = super().viewer
        if viewer.buyer is not self._buyer:
            self.enter(viewer)
        return super().viewer

    def enter(self, viewer: Viewer) -> None:
        super().enter(replace(viewer, buyer=self._buyer))


def token_of(identified: Identified, text: str) -> StorefrontAccessToken:
    """Return the access token as the door has them: what it may do, its client may."""
    return StorefrontAccessToken(text, frozenset(identified.client.scopes))

"""Every mutation the sandbox performs, and the operation that performs it."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from msgspec import Struct

from sandbox.customers.multipass_login import customer_access_token_create_with_multipass
from sandbox.multipass import MultipassError
from sandbox.world import World


def _sealed_email(world: World, arguments: Mapping[str, Any]) -> tuple[str, ...]:
    """Look for the magic email inside a Multipass token, where no proxy can see it."""
    try:
        return (world.shop.multipass.read(arguments["multipass_token"]).email,)
    except MultipassError:
        return ()


class Mutation(Struct, frozen=True):
    """An operation, and where besides its arguments a magic email may be."""

    perform: Callable[..., Mapping[str, Any]]
    emails: Callable[[World, Mapping[str, Any]], tuple[str, ...]] | None = None


MUTATIONS: Final[Mapping[str, Mutation]] = {
    "customerAccessTokenCreateWithMultipass": Mutation(
        customer_access_token_create_with_multipass, emails=_sealed_email
    ),
}

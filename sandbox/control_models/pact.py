"""Provider states of Pact."""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct


class ProviderState(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A state to set up or to tear down, as verifiers send it.

    `state` is its name, empty for an interaction without one; `states` are names, for verifiers
    that send a list. `params` are its details: `world`, by default `default`, and what the call of
    a scenario or a customer takes. The other keys are ignored.
    """

    state: str | None = None
    states: Annotated[tuple[str, ...], Meta(max_length=100)] = ()
    action: Literal["setup", "teardown"] = "setup"
    params: dict[str, Any] | None = None
    consumer: str | None = None
    interaction_id: str | None = None


class ProviderStateValues(Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """Values for the interaction: the world, and who the customer or persona is."""

    world: str
    customer_id: str | None = None
    email: str | None = None
    password: str | None = None
    multipass_identifier: str | None = None

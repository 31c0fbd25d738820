"""Scenarios that are on for the login: a status, a delay, a lost connection in its place."""

from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from sandbox.door.answers import Answer
from sandbox.identity.multipass_grant import GRANT_TYPE
from sandbox.identity.operations import OPERATIONS
from sandbox.multipass import MultipassError
from sandbox.oidc.call import Call
from sandbox.reason import Reason
from sandbox.scenarios import Scenario, UnknownScenarioError, When

_MUTATION: Final = "customerAccessTokenCreateWithMultipass"


def answered(
    call: Call, path: str, requested: Sequence[Scenario], handler: Callable[[Call], Answer]
) -> Answer:
    """Answer *call* by *handler*, or as a scenario has it. Documents have no scenarios."""
    operation = OPERATIONS.get(path)
    if operation is None or call.method == "OPTIONS":
        return handler(call)
    is_multipass = call.form.get("grant_type") == GRANT_TYPE
    try:
        chosen = call.world.switchboard.choose(
            _MUTATION if is_multipass else operation,
            {**call.query, **call.form},
            requested=requested,
            unsealed=_email_in(call) if is_multipass else None,
            has_payload=is_multipass,
        )
    except UnknownScenarioError as error:
        call.trace.explain(Reason("sandbox.unknown-scenario", str(error)))
        return _refusal(str(error))
    if chosen is None:
        return handler(call)
    effect = chosen.effect
    call.trace.explain(Reason(f"scenario.{chosen.scenario.name}", chosen.message))
    call.trace.effects.append(effect)
    if not effect.replaces_answer:
        return handler(call)
    if effect.when is When.AFTER:
        handler(call)
    return _refusal("Invalid Multipass request" if is_multipass else "Invalid request")


def _email_in(call: Call) -> str | None:
    read = call.assertion
    return None if isinstance(read, MultipassError) else read.email


def _refusal(message: str) -> Answer:
    """Return what stands for the errors of a mutation here; other effects replace it."""
    body = {"error": "invalid_grant", "error_description": message}
    return Answer(msgspec.json.encode(body), 400, "application/json")

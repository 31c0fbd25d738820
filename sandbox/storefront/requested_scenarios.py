"""Scenarios that a request itself names, by header or by cookie."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from aiohttp import hdrs
from multidict import istr

from sandbox.door.refusals import HttpRefusal
from sandbox.reason import Reason
from sandbox.scenarios import Scenario, UnknownScenarioError
from sandbox.service.request_context import RequestContext
from sandbox.world import World

SCENARIO: Final = istr("X-Sandbox-Scenario")
COOKIE: Final = "sandbox_scenario"


def requested_scenarios(headers: Mapping[str, str], world: World) -> Sequence[Scenario]:
    """Read the scenarios that a request itself names, by header or by cookie.

    Raises `HttpRefusal` for one that there is not.
    """
    names = headers.get(SCENARIO)
    if names is None and (cookies := headers.get(hdrs.COOKIE)):
        names = _cookie(cookies)
    if not names:
        return ()
    try:
        return [world.switchboard.find(name.strip()) for name in names.split(",") if name.strip()]
    except UnknownScenarioError as error:
        reason = Reason("sandbox.unknown-scenario", str(error))
        raise HttpRefusal(400, str(error), reason=reason) from None


def take_token(context: RequestContext, operations: Collection[str]) -> None:
    """Answer a request for *operations* as a tokenless one, if a scenario has it so."""
    switchboard = context.world.switchboard
    if not (context.requested or switchboard.on):
        return
    chosen = switchboard.choose_tokenless(
        operations, context.variables, requested=context.requested
    )
    if chosen is not None:
        context.trace.explain(Reason(f"scenario.{chosen.scenario.name}", chosen.message))
        context.token = None


def _cookie(header: str) -> str | None:
    """Return the value of our cookie in the *header* Cookie; None without one."""
    pairs = (pair.partition("=") for pair in header.split(";"))
    return next(
        (value.strip().strip('"') for name, _, value in pairs if name.strip() == COOKIE), None
    )

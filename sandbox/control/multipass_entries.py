"""The Multipass token of a request in the journal: explained as it was when it came."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final
from urllib.parse import unquote

from msgspec.structs import replace

from sandbox.control.entries import Reader
from sandbox.control.multipass import shown
from sandbox.control.problems import ProblemError, absent
from sandbox.control.route import ControlRequest, Empty, Route
from sandbox.control_models import multipass as models
from sandbox.customers.multipass_login import token_time
from sandbox.door.lanes import in_lane
from sandbox.gid import plain_number
from sandbox.multipass import MultipassError
from sandbox.multipass.explanation import Explanation, Step, explain
from sandbox.reason import Reason
from sandbox.world import World
from sandbox.world.exchange import Exchange
from sandbox.world.used_tokens import UsedToken

_OPERATION: Final = "customerAccessTokenCreateWithMultipass"
_PAGE: Final = re.compile(r"/account/login/multipass/([^/?#]+)")
_USED: Final = "multipass.already-used"


async def explain_entry(request: ControlRequest[Empty, Empty]) -> models.Explanation:
    """Explain the token of an entry. Raises `ProblemError` if there is none."""
    world, number = request.world, request.path["id"]
    exchange = exchange_of(world, number)
    token = None if exchange is None else await _in_turns(exchange)
    if exchange is None or token is None:
        detail = absent(world.name, f"entry {number} with a Multipass token", "journal")
        raise ProblemError(404, "entry-not-found", detail)
    return shown(world, _explained(world, exchange, token))


async def _in_turns(exchange: Exchange) -> str | None:
    return await in_lane(lambda _: next(_tokens(exchange), None), is_query=True)


def exchange_of(world: World, number: str) -> Exchange | None:
    """Return the exchange of the journal's entry *number*, as a path has it; None without one."""
    journal, entry_id = world.journal, plain_number(number)
    if entry_id is None or not journal.first_id <= entry_id <= journal.last_id:
        return None
    return journal.exchanges(after=entry_id - 1)[0][1]


def _tokens(exchange: Exchange) -> Iterator[str]:
    if page := _PAGE.search(exchange.target):
        yield unquote(page[1])
    elif _OPERATION in exchange.operations:
        for operation, given in Reader().read(exchange).asked():
            token = given.get("multipassToken")
            if operation == _OPERATION and isinstance(token, str):
                yield token


def _explained(world: World, exchange: Exchange, token: str) -> Explanation:
    multipass, reasons = world.shop.multipass, {each.slug: each for each in exchange.reasons}
    now = exchange.moment + (token_time(world) - world.clock.now())
    explanation = explain(
        token,
        secret=multipass.secret,
        now=now,
        window=multipass.window,
        used_at=_used_at(world, token, now) if _USED in reasons else None,
    )
    refused = next((each for slug, each in reasons.items() if slug.startswith("multipass.")), None)
    if explanation.opens and refused is not None:
        return _refused_by(explanation, refused)
    return explanation


def _refused_by(explanation: Explanation, reason: Reason) -> Explanation:
    """Return *explanation* with the shop's *reason*, although the token opens."""
    step = Step("shop", ok=False, detail=reason.message)
    return replace(
        explanation,
        opens=False,
        steps=(*explanation.steps, step),
        failed=step.name,
        reason=reason.slug,
        message=reason.message,
    )


def _used_at(world: World, token: str, now: datetime) -> datetime | None:
    try:
        opened = world.shop.multipass.open(token, now=now)
    except MultipassError:
        return None
    used = world.store.get(UsedToken, opened.fingerprint)
    return None if used is None else used.used_at


ROUTES: Final = (
    Route(
        method="GET",
        path="/worlds/{world}/journal/{id}/multipass",
        handle=explain_entry,
        summary="Explain the Multipass token of a request, as it was when the request came.",
        answers={200: models.Explanation},
        refusals={404: "There is no such entry, or it has no Multipass token."},
        resource="journal",
    ),
)

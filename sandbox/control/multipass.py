"""Calls that make Multipass tokens, valid or with a defect, and explain them."""

from datetime import datetime
from typing import Final
from urllib.parse import quote

from msgspec import convert
from msgspec.structs import replace

from sandbox.control.problems import invalid_values
from sandbox.control.route import SMALL, ControlRequest, Empty, Route
from sandbox.control_models import multipass as models
from sandbox.control_models.multipass import MintedToken, TokenRequest, TokenToExplain
from sandbox.customers.multipass_login import check_shop, clock_difference, customer_of, token_time
from sandbox.faults import fault
from sandbox.identity.tokens import accounts_of
from sandbox.multipass import DisabledOnShopError, IdentifierConflictError, MultipassError, Opened
from sandbox.multipass.cause import Cause
from sandbox.multipass.defects import mint
from sandbox.multipass.explanation import Explanation, Step, explain
from sandbox.world import World
from sandbox.world.used_tokens import UsedToken

LOGIN: Final = "/account/login/multipass/"
_NO_EMAIL: Final = "no-email"
_DISABLED: Final = Cause(
    "disabled-on-shop",
    "Multipass is switched off in this shop.",
    "Switch it on: PATCH …/shop with multipass true, or `storefront-sandbox shop change`.",
)
_CONFLICT: Final = Cause(
    "identifier-conflict",
    "The shop knows the email under another identifier, or under none: guests have none.",
    "Give the customer the identifier first, by PATCH …/customers/{id}, then put it in each token.",
)


def post_token(request: ControlRequest[Empty, TokenRequest]) -> MintedToken:
    """Mint a token. Raises `ProblemError` for a customer without an email."""
    body, world = request.body, request.world
    if "email" not in body.customer and body.defect != _NO_EMAIL:
        detail = f"is missing; for a token without one use the defect {_NO_EMAIL}"
        raise invalid_values([fault(detail, "customer", "email")])
    multipass = world.shop.multipass
    token = mint(
        body.customer,
        secret=multipass.secret,
        now=token_time(world),
        window=multipass.window,
        defect=body.defect,
    )
    return MintedToken(token=token, url=f"{request.shop_url}{LOGIN}{quote(token, safe='=')}")


def post_explanation(request: ControlRequest[Empty, TokenToExplain]) -> models.Explanation:
    """Explain what a login with the token would result in. The token is not used up."""
    token, world = request.body.token, request.world
    try:
        check_shop(world)
    except DisabledOnShopError as error:
        explanation = _refused_by(error)
    else:
        explanation = _explained(world, token)
    return shown(world, explanation)


def shown(world: World, explanation: Explanation) -> models.Explanation:
    """Return *explanation* as the control API gives it."""
    fields = {name: getattr(explanation, name) for name in explanation.__struct_fields__}
    grant = _grant(world, opens=explanation.opens)
    return convert({**fields, "grant": grant}, models.Explanation, from_attributes=True)


def _grant(world: World, *, opens: bool) -> str:
    """Return what the token endpoint answers, in the order in which it checks."""
    if not accounts_of(world):
        return "400 unauthorized_client"
    if not world.shop.takes_multipass:
        return "400 unsupported_grant_type"
    return "200" if opens else "400 invalid_grant"


def _refused_by(error: DisabledOnShopError) -> Explanation:
    return Explanation(
        opens=False,
        steps=(Step("shop", ok=False, detail=error.message),),
        failed="shop",
        reason=error.reason,
        message=error.message,
        cause=_DISABLED,
    )


def _explained(world: World, token: str) -> Explanation:
    multipass, clock, now = world.shop.multipass, world.clock, token_time(world)
    is_machines = world.shop.multipass_clock == "MACHINE"
    opened = _opened(world, token, now)
    explanation = explain(
        token,
        secret=multipass.secret,
        now=now,
        window=multipass.window,
        used_at=_used_at(world, opened),
        machine_now=None if is_machines else clock.machine(),
        world_now=clock.now() if is_machines else None,
    )
    if opened is not None and explanation.opens:
        return _with_customer(explanation, world, opened)
    return _with_difference(explanation, world) if explanation.failed == "window" else explanation


def _with_difference(explanation: Explanation, world: World) -> Explanation:
    """Return *explanation* with the difference of the clocks, as the login's reason has it."""
    message = f"{explanation.message}{clock_difference(world)}"
    failed = Step("window", ok=False, detail=message)
    return replace(explanation, message=message, steps=(*explanation.steps[:-1], failed))


def _opened(world: World, token: str, now: datetime) -> Opened | None:
    try:
        return world.shop.multipass.open(token, now=now)
    except MultipassError:
        return None


def _used_at(world: World, opened: Opened | None) -> datetime | None:
    if opened is None:
        return None
    used = world.store.get(UsedToken, opened.fingerprint)
    return None if used is None else used.used_at


def _with_customer(explanation: Explanation, world: World, opened: Opened) -> Explanation:
    """Return *explanation* with one more step: the customer that the shop would log in."""
    try:
        customer = customer_of(world, opened)
    except IdentifierConflictError as error:
        return replace(
            explanation,
            opens=False,
            steps=(*explanation.steps, Step("customer", ok=False, detail=error.message)),
            failed="customer",
            reason=error.reason,
            message=error.message,
            cause=_CONFLICT,
        )
    found = (
        f"no customer has the email {opened.email}: a new one is made"
        if customer is None
        else f"customer {customer.id}, {customer.email}, is {customer.state}"
    )
    return replace(explanation, steps=(*explanation.steps, Step("customer", ok=True, detail=found)))


_PATH: Final = "/worlds/{world}/multipass"
ROUTES: Final = (
    Route(
        method="POST",
        path=f"{_PATH}/tokens",
        handle=post_token,
        summary="Make a Multipass token, valid or with one error.",
        body=TokenRequest,
        most=SMALL,
        answers={201: MintedToken},
        refusals={422: "The defect is unknown, or there is no email."},
    ),
    Route(
        method="POST",
        path=f"{_PATH}/explain",
        handle=post_explanation,
        summary="Explain the login with a Multipass token, step by step.",
        body=TokenToExplain,
        answers={200: models.Explanation},
    ),
)

"""The third step: the payment, whose outcome is chosen on the page."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

from sandbox.account.answers import moved
from sandbox.account.forms import Field, errors_at, rows
from sandbox.account.html import element, joined
from sandbox.cart.due import Due
from sandbox.checkout.meanwhile import raise_price, sell_out, use_up
from sandbox.checkout.paying import Outcome, challenge, pay, short_lines
from sandbox.checkout_pages.declines import declines
from sandbox.checkout_pages.frame import At, expired, step_page, steps
from sandbox.checkout_pages.languages import money
from sandbox.checkout_pages.reductions import explain_codes
from sandbox.checkout_pages.review import review
from sandbox.checkout_pages.ship_or_pickup import is_informed, is_way_chosen, uninformed
from sandbox.checkout_pages.summary import summary
from sandbox.checkout_pages.texts import Texts
from sandbox.door.answers import Answer
from sandbox.faults import FaultError
from sandbox.reason import Reason
from sandbox.user_errors import UserError
from sandbox.world.exchange import Code

_OUTCOME: Final = "outcome"
_TOTAL: Final = "total"
_PAYMENT: Final = "/payment"


def show_payment(at: At) -> Answer:
    return missing_step(at) or payment_page(at)


def take_payment(at: At) -> Answer:
    """Pay, or end as the chosen outcome has it. A total that was not seen is never paid."""
    if (missing := missing_step(at)) is not None:
        return missing
    outcome = _outcome(at)
    if outcome is None:
        wrong = at.forced or UserError("", None, at.texts.outcome_missing)
        at.explain([wrong])
        return payment_page(at, UserError(wrong.code, (_OUTCOME,), wrong.message))
    if outcome.is_declined:
        return declined(at, outcome, declines(at.texts)[outcome])
    match outcome:
        case Outcome.ABANDONED:
            at.keep()
            return moved(at.path("/left"))
        case Outcome.SOLD_OUT:
            sell_out(at.world, at.cart.of)
        case Outcome.PRICE_CHANGED:
            raise_price(at.world, at.cart.of)
        case Outcome.CODE_USED_UP:
            use_up(at.world, at.cart)
        case Outcome.EXPIRED:
            return expired(at)
    return settle(
        at, seen=at.visit.form.get(_TOTAL, ""), is_challenged=outcome is Outcome.CHALLENGE
    )


def settle(at: At, *, seen: str, is_challenged: bool = False) -> Answer:
    """Place the order, unless something of it changed since the buyer saw the total *seen*."""
    now = at.again()
    if short_lines(now.world, now.cart.of):
        return now.elsewhere("/sold-out", "sold-out", "there is less than the cart has by now")
    owed = now.cart.due
    if seen != written(owed):
        return _changed(now, seen, owed)
    if is_challenged:
        challenge(now.world, now.opened)
        return moved(now.path("/challenge"))
    try:
        pay(now.world, now.opened)
    except FaultError as error:  # such as a customer who can have no more orders
        at.visit.context.trace.explain(Reason("checkout.no-order", str(error)))
        return payment_page(now, UserError("", (_OUTCOME,), at.texts.no_order))
    return moved(now.path("/thank-you"))


def declined(at: At, outcome: Outcome, message: str) -> Answer:
    """Show the page again: the bank declined, and nothing has changed."""
    code = outcome.value
    trace = at.visit.context.trace
    trace.explain(Reason("checkout.payment-declined", code))
    trace.codes += (Code(trace.operations[-1], code, is_user_error=True),)
    return payment_page(at, UserError(code, (_OUTCOME,), message))


def written(owed: Due) -> str:
    """Return the amount to pay in the form of the hidden field."""
    return f"{owed.total} {owed.amount} {owed.currency}"


def missing_step(at: At) -> Answer | None:
    """Redirect to the first step that is not complete."""
    if not is_informed(at):
        return uninformed(at)
    if is_way_chosen(at):
        return None
    return at.elsewhere("/shipping", "step-missing", "choose the delivery method first")


def payment_page(at: At, *problems: UserError) -> Answer:
    texts, owed = at.texts, at.cart.due
    field = _field(texts)
    choice = (
        joined(
            element("p", texts.nothing_due),
            element("input", type="hidden", name=_OUTCOME, value=Outcome.PAID.value),
        )
        if not owed.amount
        else rows((field,), {}, problems)
    )
    return step_page(
        at,
        _PAYMENT,
        texts.payment,
        steps(at, _PAYMENT),
        review(at, has_method=True),
        element(
            "form",
            errors_at((field,), problems, title=texts.problem),
            choice,
            element("input", type="hidden", name=_TOTAL, value=written(owed)),
            element("button", texts.pay if owed.amount else texts.complete_order, type="submit"),
            method="post",
            action=at.path(_PAYMENT),
            novalidate=True,
        ),
        beside=summary(at, _PAYMENT),
        is_refused=bool(problems),
    )


def _changed(at: At, seen: str, owed: Due) -> Answer:
    at.visit.context.trace.explain(Reason("checkout.total-changed", f"{seen} is {written(owed)}"))
    explain_codes(at, at.cart.reckoning.codes)
    before, amount, currency = (*seen.split(" "), "", "", "")[:3]
    now = owed.total
    if before == str(now):  # what gift cards pay has changed
        before, now = amount, owed.amount
    message = at.texts.total_changed.format(
        before=_money(before, currency, at.texts), now=money(now, owed.currency, at.texts)
    )
    idle = (each.code for each in at.cart.discount_codes if not each.applicable)
    whys = (UserError("", ("code",), at.texts.code_idle.format(code=code)) for code in idle)
    return payment_page(at, UserError("", (_OUTCOME,), message), *whys)


def _money(amount: str, currency: str, texts: Texts) -> str:
    """Return the *amount* of a form as money, if it is a number."""
    try:
        return money(Decimal(amount), currency, texts)
    except InvalidOperation:
        return "?"


def _field(texts: Texts) -> Field:
    return Field(
        key=_OUTCOME,
        name=_OUTCOME,
        label=texts.outcome,
        hint=texts.outcome_hint,
        autocomplete="off",
        options=_options(texts),
    )


def _options(texts: Texts) -> Sequence[tuple[str, str]]:
    labels: Mapping[Outcome, str] = {
        Outcome.PAID: texts.paid,
        Outcome.CHALLENGE: texts.challenge,
        **{each: texts.declined.format(why=why) for each, why in declines(texts).items()},
        Outcome.SOLD_OUT: texts.sold_out_meanwhile,
        Outcome.PRICE_CHANGED: texts.price_changed_meanwhile,
        Outcome.CODE_USED_UP: texts.code_used_up_meanwhile,
        Outcome.EXPIRED: texts.expired_meanwhile,
        Outcome.ABANDONED: texts.abandoned,
    }
    return [(outcome.value, label) for outcome, label in labels.items()]


def _outcome(at: At) -> Outcome | None:
    """Return the outcome of the scenario that is on, else the chosen one."""
    chosen = at.visit.form.get(_OUTCOME, "") if at.forced is None else at.forced.code
    try:
        return Outcome(chosen)
    except ValueError:
        return None

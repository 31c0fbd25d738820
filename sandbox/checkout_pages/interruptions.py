"""Pages between the payment and the order: 3-D Secure, sold out, abandoned."""

from collections.abc import Iterator
from hmac import compare_digest

from sandbox.account.answers import moved
from sandbox.account.html import Html, element
from sandbox.cart.line_type import CartLine
from sandbox.checkout.paying import Outcome, short_lines, with_fewer
from sandbox.checkout_pages.frame import At, step_page
from sandbox.checkout_pages.languages import money
from sandbox.checkout_pages.payment import declined, missing_step, settle, written
from sandbox.checkout_pages.summary import summary
from sandbox.door.answers import Answer


def show_challenge(at: At) -> Answer:
    """Show the page of the bank, for 3-D Secure."""
    if at.checkout.challenge is None:
        return _no_challenge(at)
    texts, owed = at.texts, at.cart.due
    amount = money(owed.amount, owed.currency, texts)
    hidden = {"challenge": at.checkout.challenge, "total": written(owed)}
    return step_page(
        at,
        "/challenge",
        texts.challenge,
        element("p", texts.challenge_text.format(amount=amount, shop=at.world.shop.name)),
        element(
            "form",
            *(element("input", type="hidden", name=key, value=of) for key, of in hidden.items()),
            element("button", texts.confirm, type="submit", name="answer", value="confirm"),
            element("p"),
            element(
                "button", texts.refuse, type="submit", name="answer", value="refuse", class_="plain"
            ),
            method="post",
            action=at.path("/challenge"),
        ),
        beside=summary(at),
    )


def take_challenge(at: At) -> Answer:
    """Pay if the buyer confirms; one challenge is answered once."""
    given, asked = at.visit.form.get("challenge", ""), at.checkout.challenge
    if asked is None or not compare_digest(given.encode(), asked.encode()):
        return _no_challenge(at)
    at.keep(challenge=None)
    if (missing := missing_step(at)) is not None:
        return missing
    if at.visit.form.get("answer") != "confirm":
        return declined(at, Outcome.CARD_DECLINED, at.texts.challenge_failed)
    return settle(at, seen=at.visit.form.get("total", ""))


def _no_challenge(at: At) -> Answer:
    message = "no bank waits for this answer: each challenge is answered once, with its own value"
    return at.elsewhere("/payment", "no-challenge", message)


def show_sold_out(at: At) -> Answer:
    """Show which items are no longer available."""
    short = short_lines(at.world, at.cart.of)
    if not short:
        return at.elsewhere("/payment", "nothing-sold-out", "everything in the cart is there")
    left = {line.id: line.quantity for line in short}
    texts = at.texts
    return step_page(
        at,
        "/sold-out",
        texts.unavailable,
        element("p", texts.nothing_taken),
        element("ul", *_short(at, left), class_="lines"),
        element(
            "form",
            element("button", texts.go_on, type="submit"),
            method="post",
            action=at.path("/sold-out"),
        ),
        beside=summary(at, "/payment"),
    )


def take_what_is_left(at: At) -> Answer:
    with_fewer(at.world, at.opened)
    return moved(at.path("/payment"))


def show_left(at: At) -> Answer:
    """Show that the checkout was abandoned."""
    return step_page(
        at,
        "/left",
        at.texts.left,
        element("p", at.texts.left_text),
        element("p", element("a", at.texts.return_to_checkout, href=at.path())),
        beside=summary(at, ""),
    )


def _short(at: At, left: dict[str, int]) -> Iterator[Html]:
    quantities = {line.id: line.quantity for line in at.cart.of.lines}
    for line in at.cart.reckoning.priced:
        count, before = left.get(line.of.id, 0), quantities[line.of.id]
        if count < before:
            yield _short_line(at, line, left=count, before=before)


def _short_line(at: At, line: CartLine, *, left: int, before: int) -> Html:
    texts = at.texts
    now = texts.only.format(count=left) if left else texts.sold_out
    was = texts.was.format(count=before)
    return element(
        "li",
        element("span", line.merchandise.product.of.title),
        element("span", f"{now} ({was})"),
    )

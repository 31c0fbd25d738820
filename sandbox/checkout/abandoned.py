"""The mail to buyers who left the checkout: sent once, hours later, by the clock of the world."""

from datetime import datetime, timedelta
from typing import Final

from msgspec.structs import replace

from sandbox.cart.records import Cart
from sandbox.checkout.opening import filled_in, shown
from sandbox.checkout.records import Checkout
from sandbox.world import World
from sandbox.world.inbox import Mail, MailKind
from sandbox.world.mail_texts import mail_text

PATIENCE: Final = timedelta(hours=10)
"""Shopify: the time that it recommends; a merchant may choose 1, 6 or 24 hours (documented)."""


def send_reminders(world: World) -> None:
    """Send the mails that are due: called when mails are listed, and when the clock moves."""
    now = world.clock.now()
    due = [each for each in world.store.after(Checkout, "") if _is_due(each, now)]
    for checkout in sorted(due, key=lambda each: each.changed_at):
        world.store.put(replace(checkout, was_reminded=True))
        cart = world.store.get(Cart, checkout.id)
        if cart is not None and cart.lines:
            _send(world, checkout, cart)


def _is_due(checkout: Checkout, now: datetime) -> bool:
    is_open = checkout.order_id is None and not checkout.was_reminded
    return is_open and checkout.changed_at + PATIENCE <= now


def _send(world: World, checkout: Checkout, cart: Cart) -> None:
    seen = filled_in(world, cart, checkout)
    if seen.buyer.email is None:
        return
    where = shown(world, seen).checkout_url
    written = mail_text(
        MailKind.ABANDONED_CHECKOUT, checkout.language, shop=world.shop.name, link=where
    )
    world.inbox.deliver(
        Mail(
            to=seen.buyer.email,
            kind=MailKind.ABANDONED_CHECKOUT,
            subject=written.subject,
            text=written.text,
            language=written.language,
            created_at=checkout.changed_at + PATIENCE,
            links=(where,),
        )
    )

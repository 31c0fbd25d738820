"""The mails that the shop sends its customers, with the subjects of Shopify's own templates."""

from datetime import datetime

from sandbox.customers.mailed_tokens import link
from sandbox.customers.records import Customer
from sandbox.world import World
from sandbox.world.inbox import Mail, MailKind


def send_activation(world: World, customer: Customer, token: str, now: datetime) -> None:
    """Send the link with which *customer*, who has an email, sets the first password."""
    where = link(world, customer, token, to="activate")
    mail = Mail(
        to=customer.email or "",
        kind=MailKind.ACTIVATION,
        subject="Customer account activation",
        text=f"Activate your account at {world.shop.name}: {where}",
        created_at=now,
        links=(where,),
    )
    world.inbox.deliver(mail)


def send_welcome(world: World, customer: Customer, now: datetime) -> None:
    mail = Mail(
        to=customer.email or "",
        kind=MailKind.WELCOME,
        subject="Customer account confirmation",
        text=f"You have an account at {world.shop.name} now: log in with your email.",
        created_at=now,
    )
    world.inbox.deliver(mail)


def send_password_reset(world: World, customer: Customer, token: str, now: datetime) -> None:
    """Send the link with which *customer*, who has an email, sets a new password."""
    where = link(world, customer, token, to="reset")
    mail = Mail(
        to=customer.email or "",
        kind=MailKind.PASSWORD_RESET,
        subject="Customer account password reset",
        text=f"Set a new password for your account at {world.shop.name}: {where}",
        created_at=now,
        links=(where,),
    )
    world.inbox.deliver(mail)

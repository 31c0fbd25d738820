"""The mails that the shop sends its customers, in the language of the request.

Those in English have the subjects of Shopify's own templates.
"""

from datetime import datetime

from sandbox.customers.mailed_tokens import link
from sandbox.customers.records import Customer
from sandbox.viewer import Viewer
from sandbox.world import World
from sandbox.world.inbox import Mail, MailKind
from sandbox.world.mail_texts import ENGLISH, mail_text


def language_for(viewer: Viewer | None) -> str:
    """Return the language of the request; English where there is none."""
    return ENGLISH if viewer is None else viewer.language


def send_activation(
    world: World, customer: Customer, token: str, now: datetime, *, language: str
) -> None:
    """Send the link with which *customer*, who has an email, sets the first password."""
    where = link(world, customer, token, to="activate")
    _send(world, customer, MailKind.ACTIVATION, now, language=language, link=where)


def send_welcome(world: World, customer: Customer, now: datetime, *, language: str) -> None:
    _send(world, customer, MailKind.WELCOME, now, language=language)


def send_password_reset(
    world: World, customer: Customer, token: str, now: datetime, *, language: str
) -> None:
    """Send the link with which *customer*, who has an email, sets a new password."""
    where = link(world, customer, token, to="reset")
    _send(world, customer, MailKind.PASSWORD_RESET, now, language=language, link=where)


def _send(
    world: World,
    customer: Customer,
    kind: MailKind,
    now: datetime,
    *,
    language: str,
    link: str = "",
) -> None:
    written = mail_text(kind, language, shop=world.shop.name, link=link)
    mail = Mail(
        to=customer.email or "",
        kind=kind,
        subject=written.subject,
        text=written.text,
        language=written.language,
        created_at=now,
        links=(link,) if link else (),
    )
    world.inbox.deliver(mail)

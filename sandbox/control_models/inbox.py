"""The mails that the shop would have sent."""

from datetime import datetime
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

MailKind: TypeAlias = Literal[
    "activation",
    "welcome",
    "password-reset",
    "login-code",
    "order-confirmation",
    "shipping-confirmation",
    "order-canceled",
    "refund",
    "abandoned-checkout",
]


class MailFilter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A filter of mails: by address, in any case of letters; by kind; with an id above `after`."""

    to: str | None = None
    kind: MailKind | None = None
    after: Annotated[int, Meta(ge=0)] = 0


class MailWait(MailFilter, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`timeout` is in seconds, `2.5`, or a duration, `PT2.5S` or `2500ms`; at most 60 seconds."""

    timeout: str = "5"


class Mail(Struct, frozen=True, kw_only=True, rename="camel"):
    """A mail. `links` are the real shop's; `urls` are the same pages, served by the sandbox.

    `id` counts the mails of a world from 1. `html` is the same as `text`, as a page. `code` are the
    digits of a `login-code`.
    """

    id: int
    to: str
    kind: MailKind
    subject: str
    links: tuple[str, ...]
    urls: tuple[str, ...]
    text: str
    html: str
    created_at: datetime
    code: str | None = None


class MailList(Struct, frozen=True):
    """Mails, newest last."""

    mails: tuple[Mail, ...]

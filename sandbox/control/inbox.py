"""The inbox of a world: the mails that the shop would have sent."""

from datetime import datetime
from typing import Final

from msgspec import Struct

from sandbox.control.route import Ask, Nothing, Route
from sandbox.world.inbox import Mail, MailKind


class MailsAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which mails: those to an address, in any case of letters, and those of a kind."""

    to: str | None = None
    kind: MailKind | None = None


class MailShown(Struct, frozen=True, kw_only=True, rename="camel"):
    """A mail. `links` are the real shop's; `urls` are the same pages where the sandbox has them."""

    id: int
    to: str
    kind: MailKind
    subject: str
    links: tuple[str, ...]
    urls: tuple[str, ...]
    text: str
    created_at: datetime


class MailList(Struct, frozen=True):
    mails: tuple[MailShown, ...]


def list_mails(ask: Ask[MailsAsked, Nothing]) -> MailList:
    world = ask.world
    base = f"{ask.request.scheme}://{ask.request.host}/w/{world.name}"
    mails = world.inbox.mails(to=ask.query.to, kind=ask.query.kind)
    return MailList(tuple(_shown(mail, base) for mail in mails))


def clear_inbox(ask: Ask[Nothing, Nothing]) -> None:
    ask.world.inbox.clear()


def _shown(mail: Mail, base: str) -> MailShown:
    return MailShown(
        id=mail.id,
        to=mail.to,
        kind=mail.kind,
        subject=mail.subject,
        links=mail.links,
        urls=tuple(base + path for path in mail.paths),
        text=mail.text,
        created_at=mail.created_at.replace(microsecond=0),
    )


_PATH: Final = "/worlds/{world}/inbox"
ROUTES: Final = (
    Route(
        method="GET",
        path=_PATH,
        handle=list_mails,
        summary="List the mails that the shop would have sent, newest last.",
        query=MailsAsked,
        answers={200: MailList},
    ),
    Route(
        method="DELETE",
        path=_PATH,
        handle=clear_inbox,
        summary="Throw the mails away.",
        answers={204: None},
    ),
)

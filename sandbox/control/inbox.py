"""The inbox of a world: the mails that the shop would have sent."""

import asyncio
from datetime import timedelta
from typing import Any, Final

from msgspec import convert

from sandbox.checkout.abandoned import send_reminders
from sandbox.control.mail_html import html_of
from sandbox.control.problems import ProblemError
from sandbox.control.route import ControlRequest, Empty, Route
from sandbox.control_models import inbox as models
from sandbox.control_models.inbox import MailFilter, MailList, MailWait
from sandbox.duration import DurationError, parse_duration
from sandbox.world import World
from sandbox.world.inbox import Mail

LONGEST_WAIT: Final = timedelta(seconds=60)
GLANCE: Final = 1.0
"""Seconds between checks whether the world was replaced, and whether the client is still there."""

_SHOWN: Final = 5  # mails that the problem lists if the awaited one did not come


def list_mails(request: ControlRequest[MailFilter, Empty]) -> MailList:
    return _listed(request, request.world, after=request.query.after)


async def await_mails(request: ControlRequest[MailWait, Empty]) -> MailList:
    """List the mails as soon as there is one. Raises `ProblemError` if none comes in time.

    If the world is reset or replaced in the meantime, the mails of the new one count, from the
    first on.
    """
    request.worlds.follow()
    patience = _patience(request.query.timeout)
    world, after = request.world, request.query.after
    ends = asyncio.get_running_loop().time() + patience.total_seconds()
    while not await _arrived(request.query, world, after=after, before=ends):
        if asyncio.get_running_loop().time() >= ends:
            raise _no_mail(request.query, world)
        if request.http.transport is None:
            raise ConnectionResetError("the client has gone")
        known = request.worlds.peek(world.name)
        if known not in (None, world):
            world, after = known, 0
    return _listed(request, world, after=after)


def clear_inbox(request: ControlRequest[Empty, Empty]) -> None:
    request.world.inbox.clear()


def _patience(given: str) -> timedelta:
    try:
        patience = parse_duration(f"{given}s" if given.strip()[-1:].isdecimal() else given)
    except DurationError:
        patience = None
    if patience is None or patience > LONGEST_WAIT:
        most = int(LONGEST_WAIT.total_seconds())
        detail = f"in the URL, timeout is {given!r}: use 0 to {most} seconds, as in 2.5 or PT2.5S"
        raise ProblemError(400, "invalid-query", detail)
    return patience


async def _arrived(query: MailFilter, world: World, *, after: int, before: float) -> bool:
    """Wait for such a mail, at most `GLANCE`; return whether there is one."""
    send_reminders(world)
    soon = min(before, asyncio.get_running_loop().time() + GLANCE)
    try:
        async with asyncio.timeout_at(soon):
            await world.inbox.arrived(to=query.to, kind=query.kind, after=after)
    except TimeoutError:
        return False
    return True


def _no_mail(query: MailWait, world: World) -> ProblemError:
    """Return the problem. It is not a 408, which some clients retry by themselves."""
    kind = f" of kind {query.kind}" if query.kind else ""
    to = f" to {query.to}" if query.to else ""
    others = world.inbox.mails()[-_SHOWN:]
    shown = ", ".join(f"{mail.kind} to {mail.to}" for mail in others) or "nothing"
    detail = f"no mail{kind}{to} came within {_told(query.timeout)}. The inbox has {shown}"
    return ProblemError(404, "mail-not-found", detail)


def _told(timeout: str) -> str:
    """Return the *timeout* with its unit: a number alone is in seconds."""
    number = timeout.strip()
    return f"{float(number):g} seconds" if number[-1:].isdecimal() else number


def _listed(request: ControlRequest[Any, Empty], world: World, *, after: int) -> MailList:
    base = f"{request.http.scheme}://{request.http.host}/w/{world.name}"
    send_reminders(world)
    mails = world.inbox.mails(to=request.query.to, kind=request.query.kind, after=after)
    return MailList(tuple(_shown(mail, base) for mail in mails))


def _shown(mail: Mail, base: str) -> models.Mail:
    return models.Mail(
        id=mail.id,
        to=mail.to,
        kind=convert(mail.kind, models.MailKind),
        subject=mail.subject,
        links=mail.links,
        urls=tuple(base + path for path in mail.paths),
        text=mail.text,
        html=html_of(mail),
        created_at=mail.created_at.replace(microsecond=0),
        code=mail.code,
    )


_PATH: Final = "/worlds/{world}/inbox"
ROUTES: Final = (
    Route(
        method="GET",
        path=_PATH,
        handle=list_mails,
        summary="List the mails of the shop, newest last.",
        query=MailFilter,
        answers={200: MailList},
    ),
    Route(
        method="GET",
        path=f"{_PATH}/wait",
        handle=await_mails,
        summary="Wait for a mail, then list the mails.",
        query=MailWait,
        answers={200: MailList},
        refusals={404: "No such mail came in time."},
    ),
    Route(
        method="DELETE",
        path=_PATH,
        handle=clear_inbox,
        summary="Delete all mails.",
        answers={204: None},
    ),
)

"""The mails that a shop would have sent, kept for whoever looks."""

import asyncio
from collections import deque
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Final, TypeAlias
from urllib.parse import urlsplit

from msgspec import Meta, Struct
from msgspec.structs import replace

from sandbox.world.clock import Moment

Link: TypeAlias = Annotated[str, Meta(pattern=r"^https://[\w.:-]+/")]
MOST: Final = 1_000  # past this the oldest mails of a world go


class MailKind(StrEnum):
    """Shopify: the notifications of a customer account, as the merchant finds them."""

    ACTIVATION = "activation"
    WELCOME = "welcome"
    PASSWORD_RESET = "password-reset"  # noqa: S105 - a kind of mail


class Mail(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    """A mail. `links` are as the real shop writes them: `https://SHOP-DOMAIN/account/…`.

    `id` counts a world's mails from 1; 0 until it is delivered.
    """

    to: str
    kind: MailKind
    subject: str
    text: str
    created_at: Moment
    links: tuple[Link, ...] = ()
    id: int = 0

    @property
    def paths(self) -> tuple[str, ...]:
        """The links without the shop's address: what the sandbox serves at its own."""
        return tuple(urlsplit(link).path for link in self.links)


class Inbox:
    """All mails of one world, whomever they are for."""

    __slots__ = ("_last_id", "_mails", "_waiting")

    def __init__(self) -> None:
        self._mails: deque[Mail] = deque(maxlen=MOST)
        self._last_id = 0
        self._waiting: set[asyncio.Future[None]] = set()

    @property
    def last_id(self) -> int:
        """The id of the newest mail ever delivered; 0 before the first."""
        return self._last_id

    @property
    def is_awaited(self) -> bool:
        """Whether somebody waits for a mail."""
        return bool(self._waiting)

    def deliver(self, mail: Mail) -> Mail:
        """Keep *mail* and return it with its id. Whoever awaits it goes on afterwards."""
        self._last_id += 1
        delivered = replace(mail, id=self._last_id)
        self._mails.append(delivered)
        for waiting in self._waiting:
            if not waiting.done():
                waiting.set_result(None)
        return delivered

    def mails(
        self, *, to: str | None = None, kind: str | None = None, after: int = 0
    ) -> tuple[Mail, ...]:
        """Return the mails to that address, of that kind and past that id, newest last."""
        address = None if to is None else to.casefold()
        return tuple(
            mail
            for mail in self._mails
            if mail.id > after
            and kind in (None, mail.kind)
            and address in (None, mail.to.casefold())
        )

    async def arrived(
        self, *, to: str | None = None, kind: str | None = None, after: int = 0
    ) -> Mail:
        """Return the first such mail: at once if it is here, else as soon as it comes.

        `after=inbox.last_id` waits for a new one. To give up, cancel: `asyncio.timeout`.
        """
        while not (found := self.mails(to=to, kind=kind, after=after)):
            await self._delivery()
        return found[0]

    def clear(self) -> None:
        """Throw the mails away. Ids go on where they were."""
        self._mails.clear()

    def resume(self, mails: Iterable[Mail], *, last_id: int) -> None:
        """Hold *mails*, which have been delivered, as when a world is restored."""
        self._mails.clear()
        self._mails.extend(mails)
        self._last_id = last_id

    async def _delivery(self) -> None:
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(waiting)
        try:
            await waiting
        finally:
            self._waiting.discard(waiting)

"""The inbox of a world: the mails that a shop would have sent."""

from enum import StrEnum
from typing import Annotated, ClassVar, Final, TypeAlias
from urllib.parse import urlsplit

from msgspec import Meta, Struct
from msgspec.structs import replace

from sandbox.bounds import Number
from sandbox.store import Store
from sandbox.world.clock import Moment
from sandbox.world.sequences import Sequences
from sandbox.world.waiters import Waiters

Link: TypeAlias = Annotated[
    str, Meta(pattern=r"^https://[\w.:-]+/", examples=["https://shop.example/account"])
]
_KIND: Final = "Mail"


class MailKind(StrEnum):
    """Notifications of accounts and orders. Shopify: a merchant finds these (documented)."""

    ABANDONED_CHECKOUT = "abandoned-checkout"
    ORDER_CANCELED = "order-canceled"
    ORDER_CONFIRMATION = "order-confirmation"
    REFUND = "refund"
    SHIPPING_CONFIRMATION = "shipping-confirmation"
    ACTIVATION = "activation"
    WELCOME = "welcome"
    PASSWORD_RESET = "password-reset"  # noqa: S105 - a kind of mail
    LOGIN_CODE = "login-code"


class Mail(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True, rename="camel"):
    """A mail. `links` are as the real shop writes them: `https://SHOP-DOMAIN/account/…`.

    `id` counts a world's mails from 1; 0 until it is delivered. Past `LIMIT` the oldest go.
    """

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 1_000
    FIRST: ClassVar[int] = 0

    to: str
    kind: MailKind
    subject: str
    text: str
    created_at: Moment
    links: tuple[Link, ...] = ()
    id: Number = 0
    code: str | None = None
    """The six digits of a mail that has some."""
    language: str = "en"

    @property
    def paths(self) -> tuple[str, ...]:
        """The links without the shop's address: what the sandbox serves at its own."""
        parts = map(urlsplit, self.links)
        return tuple(each.path + (f"?{each.query}" if each.query else "") for each in parts)


class Inbox:
    """All mails of one world, whomever they are for."""

    __slots__ = ("_numbers", "_store", "_waiters")

    def __init__(self, store: Store, numbers: Sequences) -> None:
        self._store = store
        self._numbers = numbers
        self._waiters = Waiters()

    @property
    def last_id(self) -> int:
        """The id of the newest mail ever delivered; 0 before the first."""
        return self._numbers.last(_KIND, first=Mail.FIRST)

    @property
    def is_awaited(self) -> bool:
        """Whether somebody waits for a mail."""
        return bool(self._waiters.waiting)

    def deliver(self, mail: Mail) -> Mail:
        """Keep *mail*, wake those who wait for it, and return it with its id."""
        number = self._numbers.next(_KIND, first=Mail.FIRST, step=1)
        delivered = replace(mail, id=number)
        self._store.put(delivered)
        self.wake()
        return delivered

    def wake(self) -> None:
        """Let all who wait look again."""
        self._waiters.wake()

    def mails(
        self, *, to: str | None = None, kind: str | None = None, after: int = 0
    ) -> tuple[Mail, ...]:
        """Return the mails to that address, of that kind and past that id, newest last."""
        address = None if to is None else to.casefold()
        return tuple(
            mail
            for mail in self._store.after(Mail, after)
            if kind in (None, mail.kind) and address in (None, mail.to.casefold())
        )

    async def arrived(
        self, *, to: str | None = None, kind: str | None = None, after: int = 0
    ) -> Mail:
        """Return the first such mail: at once if it is here, else as soon as it comes.

        `after=inbox.last_id` waits for a new one. To give up, cancel: `asyncio.timeout`.
        """
        while not (found := self.mails(to=to, kind=kind, after=after)):
            await self._waiters.wait()
        return found[0]

    def clear(self) -> None:
        """Throw the mails away. Ids go on where they were."""
        self._store.remove(*self.mails())

"""The inbox of a world: the mails that the shop would have sent."""

from datetime import datetime
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from sandbox.client.call import Call, nothing, part
from sandbox.client.called import Part, Via, called

MailKind: TypeAlias = Literal["activation", "welcome", "password-reset"]


class Mail(Struct, frozen=True, kw_only=True, rename="camel"):
    """A mail. `links` are the real shop's; `urls` are the same pages where the sandbox has them.

    `id` counts the mails of a world from 1.
    """

    id: int
    to: str
    kind: str
    subject: str
    links: tuple[str, ...]
    urls: tuple[str, ...]
    text: str
    created_at: datetime


class _MailList(Struct, frozen=True):
    mails: tuple[Mail, ...]


class Inbox(Part[Via]):
    """Reads mails: those *to* an address, of a *kind*, with an id past *after*; newest last."""

    @called
    def mails(
        self, *, to: str | None = None, kind: MailKind | None = None, after: int | None = None
    ) -> Call[tuple[Mail, ...]]:
        """List the mails."""
        asked = {"to": to, "kind": kind, "after": after}
        return Call(method="GET", path=self._path, query=asked, read=_mails)

    @called
    def wait(
        self,
        *,
        to: str | None = None,
        kind: MailKind | None = None,
        after: int | None = None,
        timeout: float = 5.0,
    ) -> Call[Mail]:
        """Return the newest such mail as soon as there is one.

        `ControlError` with status 404, and words on what came instead, when there is none within
        *timeout* seconds, at most 60.
        """
        asked = {"to": to, "kind": kind, "after": after, "timeout": f"{timeout:f}"}
        path = f"{self._path}/wait"
        return Call(method="GET", path=path, query=asked, read=_newest, waits=timeout)

    @called
    def clear(self) -> Call[None]:
        """Throw the mails away."""
        return Call(method="DELETE", path=self._path, read=nothing)


_mails: Final = part(_MailList, lambda listed: listed.mails)
_newest: Final = part(_MailList, lambda listed: listed.mails[-1])

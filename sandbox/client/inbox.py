"""The inbox of a world: the mails that the shop would have sent."""

from typing import Final

from sandbox.client.call import Call, given, nothing, part
from sandbox.client.called import Part, Via, called
from sandbox.control_models.inbox import Mail, MailFilter, MailKind, MailList, MailWait


class Inbox(Part[Via]):
    """Reads mails: *to* an address, of a *kind*, with an id above *after*; newest last."""

    @called
    def mails(
        self, *, to: str | None = None, kind: MailKind | None = None, after: int | None = None
    ) -> Call[tuple[Mail, ...]]:
        """List the mails."""
        filters = given(MailFilter, to=to, kind=kind, after=after)
        return Call(method="GET", path=self._path, query=filters, read=_mails)

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

        Raises `ControlError` with status 404 if none comes within *timeout* seconds, at most 60.
        It lists the mails that are there.
        """
        filters = given(MailWait, to=to, kind=kind, after=after, timeout=f"{timeout:f}")
        path = f"{self._path}/wait"
        return Call(method="GET", path=path, query=filters, read=_newest, waits=timeout)

    @called
    def clear(self) -> Call[None]:
        """Delete all mails."""
        return Call(method="DELETE", path=self._path, read=nothing)


_mails: Final = part(MailList, lambda listed: listed.mails)
_newest: Final = part(MailList, lambda listed: listed.mails[-1])

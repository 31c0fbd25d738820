"""One request for an account page: what a page knows of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sandbox.account.operations import PageContext
from sandbox.account.sessions import Session, customer_in
from sandbox.customers.records import Customer
from sandbox.return_hosts import Host
from sandbox.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What was asked, of which world, and by whom.

    `prefix` is where the world's pages are: `/w/NAME`, or nothing. `parts` are what the path
    names, `query` what follows it, `form` what was posted; `hosts` are
    where the browser may be sent.
    """

    context: PageContext
    request_id: str
    method: str
    prefix: str
    parts: Mapping[str, str]
    query: Mapping[str, str]
    form: Mapping[str, str]
    cookies: Mapping[str, str]
    hosts: frozenset[Host]
    is_secure: bool
    session: Session | None

    @property
    def world(self) -> World:
        return self.context.world

    @property
    def customer(self) -> Customer | None:
        """Who is logged in."""
        return customer_in(self.world, self.session)

    def path(self, page: str) -> str:
        """Return the path of another *page* of the same world, such as `/account/login`."""
        return self.prefix + page

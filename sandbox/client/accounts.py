"""New customer accounts of a world: clients, and logins that a test can end."""

from collections.abc import Sequence
from typing import TypedDict, Unpack

from sandbox.client.call import Call, decoded, filled, given, nothing
from sandbox.client.called import Part, Via, called
from sandbox.client.discounts import Coded
from sandbox.control_models.accounts import (
    AccountClient,
    AccountClientPage,
    AccountLoginFilter,
    AccountLoginPage,
    NewAccountClient,
)


class AccountClientFields(TypedDict, total=False):
    """Fields of a client. With a `secret` it is confidential."""

    secret: str | None
    redirect_uris: Sequence[str]
    origins: Sequence[str]
    logout_uris: Sequence[str]
    scopes: Sequence[str] | None
    has_legacy_scope: bool


class AccountClients(Coded[Via, AccountClient, AccountClientPage]):
    """Makes, finds and deletes clients. The *code* is the client id."""

    one = AccountClient
    page = AccountClientPage

    @called
    def put(
        self, code: str, *, name: str, **fields: Unpack[AccountClientFields]
    ) -> Call[AccountClient]:
        """Make the client with the id *code*, or replace it."""
        return self._put(code, filled(NewAccountClient, {"name": name, **fields}))


class AccountLogins(Part[Via]):
    """Who is logged in, by which client."""

    @called
    def list(
        self,
        *,
        email: str | None = None,
        ended: bool | None = None,
        first: int | None = None,
        after: str | None = None,
    ) -> Call[AccountLoginPage]:
        """List logins, *first* of them (50, at most 250), those after the cursor *after*.

        With *ended* those that are over, too.
        """
        filters = given(AccountLoginFilter, email=email, ended=ended, first=first, after=after)
        return Call(method="GET", path=self._path, query=filters, read=decoded(AccountLoginPage))

    @called
    def delete(self, id: int | str) -> Call[None]:
        """End a login with all its tokens."""
        return Call(method="DELETE", path=f"{self._path}/{id}", read=nothing)

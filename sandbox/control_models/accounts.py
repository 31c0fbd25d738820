"""New customer accounts: the clients of a shop, and who is logged in to them."""

from datetime import datetime
from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

from sandbox.control_models.pages import PageFilter, PageInfo

Text: TypeAlias = Annotated[str, Meta(min_length=1, max_length=2_000)]
Texts: TypeAlias = Annotated[tuple[Text, ...], Meta(max_length=100)]


class NewAccountClient(
    Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True
):
    """A client. With a `secret` it is confidential.

    Without `redirectUris`, `origins` or `logoutUris` each address of this machine is allowed;
    without `scopes` it has all. `hasLegacyScope` is for one that still exchanges its token.
    """

    name: Annotated[str, Meta(min_length=1, max_length=255)]
    secret: Text | None = None
    redirect_uris: Texts = ()
    origins: Texts = ()
    logout_uris: Texts = ()
    scopes: Texts | None = None
    has_legacy_scope: bool = False


class AccountClient(Struct, frozen=True, kw_only=True, rename="camel"):
    """A client. Its secret is never shown: `confidential` says whether it has one."""

    client_id: str
    name: str
    confidential: bool
    redirect_uris: tuple[str, ...]
    origins: tuple[str, ...]
    logout_uris: tuple[str, ...]
    scopes: tuple[str, ...]
    has_legacy_scope: bool


class AccountClientPage(Struct, frozen=True, kw_only=True, rename="camel"):
    """Clients by id, and whether more follow."""

    account_clients: tuple[AccountClient, ...]
    page_info: PageInfo


class AccountLoginFilter(PageFilter, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A filter of logins: the `email` of the customer; `ended` adds those that have ended."""

    email: str | None = None
    ended: bool = False


class AccountLogin(Struct, frozen=True, kw_only=True, rename="camel"):
    """A login of a customer to a client. `ended` is the reason why it has ended.

    `grant` is how it began: `authorization_code`, or the name of the Multipass grant. Logins of one
    browser have one `sessionId`.
    """

    id: int
    client_id: str
    customer_id: str
    email: str | None
    grant: str
    scope: str
    session_id: str
    began_at: datetime
    ended_at: datetime | None
    ended: str | None


class AccountLoginPage(Struct, frozen=True, kw_only=True, rename="camel"):
    """Logins in the order in which they began, and whether more follow."""

    account_logins: tuple[AccountLogin, ...]
    page_info: PageInfo

"""New customer accounts: their clients, and logins that a test can end."""

from typing import Final

from sandbox.control.coded_things import CodedThings
from sandbox.control.paging import next_page, opened_number
from sandbox.control.route import ControlRequest, Empty, Route
from sandbox.control.things import not_found
from sandbox.control_models import accounts as models
from sandbox.customers.records import Customer
from sandbox.email_address import kept_email
from sandbox.gid import gid, plain_number
from sandbox.identity import records
from sandbox.identity.scopes import ALL_SCOPES
from sandbox.identity.tokens import end_login
from sandbox.world import World


def put_client(world: World, client_id: str, new: models.NewAccountClient) -> records.AccountClient:
    made = records.AccountClient(
        client_id=client_id,
        name=new.name,
        secret=new.secret,
        redirect_uris=new.redirect_uris,
        origins=new.origins,
        logout_uris=new.logout_uris,
        scopes=ALL_SCOPES if new.scopes is None else new.scopes,
        has_legacy_scope=new.has_legacy_scope,
    )
    world.store.put(made)
    return made


def show_client(_: World, client: records.AccountClient) -> models.AccountClient:
    """Return *client* without its secret."""
    return models.AccountClient(
        client_id=client.client_id,
        name=client.name,
        confidential=not client.is_public,
        redirect_uris=client.redirect_uris,
        origins=client.origins,
        logout_uris=client.logout_uris,
        scopes=client.scopes,
        has_legacy_scope=client.has_legacy_scope,
    )


def list_account_logins(
    request: ControlRequest[models.AccountLoginFilter, Empty],
) -> models.AccountLoginPage:
    query, world = request.query, request.world
    email = query.email and kept_email(query.email)

    def is_listed(login: records.AccountLogin) -> bool:
        return (query.ended or login.ended is None) and email in (None, _email(world, login))

    after = world.store.after(records.AccountLogin, opened_number(query.after))
    found, info = next_page(after, query.first, is_listed)
    shown = tuple(_login(world, login) for login in found)
    return models.AccountLoginPage(account_logins=shown, page_info=info)


def delete_account_login(request: ControlRequest[Empty, Empty]) -> None:
    """End a login with all its tokens. Raises `ProblemError`."""
    text = request.path["id"]
    number = plain_number(text)
    login = None if number is None else request.world.store.get(records.AccountLogin, number)
    if login is None:
        raise not_found(request, "account-login", text, listed=_OF_LOGINS)
    if login.ended is None:
        end_login(request.world, login, "ended by the control API")


def _login(world: World, login: records.AccountLogin) -> models.AccountLogin:
    return models.AccountLogin(
        id=login.id,
        client_id=login.client_id,
        customer_id=gid("Customer", login.customer_id),
        email=_email(world, login),
        grant=login.grant,
        scope=login.scope,
        session_id=login.sid,
        began_at=login.began_at,
        ended_at=login.ended_at,
        ended=login.ended,
    )


def _email(world: World, login: records.AccountLogin) -> str | None:
    customer = world.store.get(Customer, login.customer_id)
    return None if customer is None else customer.email


_CLIENTS: Final = CodedThings(
    path="account-clients",
    singular="account-client",
    new=models.NewAccountClient,
    shown=models.AccountClient,
    page=models.AccountClientPage,
    after=lambda world, client_id: world.store.after(records.AccountClient, client_id),
    find=lambda world, client_id: world.store.get(records.AccountClient, client_id),
    put=put_client,
    delete=lambda world, client: world.store.remove(client),
    show=show_client,
)
_LOGINS: Final = "/worlds/{world}/account-logins"
_OF_LOGINS: Final = "account-logins"
ROUTES: Final = (
    *_CLIENTS.routes(),
    Route(
        method="GET",
        path=_LOGINS,
        handle=list_account_logins,
        summary="List who is logged in to new customer accounts, in pages.",
        query=models.AccountLoginFilter,
        answers={200: models.AccountLoginPage},
        resource=_OF_LOGINS,
    ),
    Route(
        method="DELETE",
        path=f"{_LOGINS}/{{id}}",
        handle=delete_account_login,
        summary="End a login to new customer accounts. Its tokens are dead then.",
        answers={204: None},
        refusals={404: "The world has no such login."},
        resource=_OF_LOGINS,
    ),
)

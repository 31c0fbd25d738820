"""`/account/login/multipass/{token}`: logs a browser in with a Multipass token."""

from typing import Final

from sandbox.account.answers import ACCOUNT, bare_page, logged_in
from sandbox.account.operations import DeclinedError, perform
from sandbox.account.returning import onward
from sandbox.account.visit import Visit
from sandbox.door.answers import Answer
from sandbox.multipass import IdentifierConflictError

_MUTATION: Final = "customerAccessTokenCreateWithMultipass"
_REFUSED: Final = 422

# Shopify: one page for every cause but one (reported, as is the other).
_INVALID: Final = "Invalid Multipass request"
_CONFLICT: Final = (
    "The given email address is already used by another customer "
    "(with a different Multipass identifier)"
)


def log_in_by_multipass(visit: Visit) -> Answer:
    """Log in whom the token names, and send the browser where the token says.

    The token is used up as by the mutation, and scenarios for the mutation hold here: a user
    error or a GraphQL error is the page of a refusal.
    """
    token = visit.parts["token"]
    try:
        payload = perform(visit.context, _MUTATION, multipass_token=token)
    except DeclinedError:
        return _refusal(visit)
    access_token = payload.customer_access_token.access_token
    return logged_in(visit, access_token, location=_location(visit, token))


def _refusal(visit: Visit) -> Answer:
    slugs = {reason.slug for reason in visit.context.trace.reasons}
    message = _CONFLICT if IdentifierConflictError.reason in slugs else _INVALID
    return bare_page(message, f"Request ID: {visit.request_id}", status=_REFUSED)


def _location(visit: Visit, token: str) -> str:
    """Return where the token sends the browser, or the account's page where it may not go.

    That a login without `return_to` ends there is our choice. Shopify follows any address; the
    sandbox does not, since it may run at an address that does not belong to one shop.
    """
    return_to = visit.world.shop.multipass.read(token).return_to or ""
    return onward(visit, return_to, page=ACCOUNT, slug="multipass.return-to-refused")

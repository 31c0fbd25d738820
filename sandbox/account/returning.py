"""Redirects after a login or logout: to the `return_to` of the request, if that is allowed."""

from typing import Final
from urllib.parse import quote

from sandbox.account.html import Html, element
from sandbox.account.return_to import ForbiddenReturnError, location
from sandbox.account.texts import texts_for
from sandbox.account.visit import Visit
from sandbox.reason import Reason

# Shopify: `return_to` is documented for Multipass tokens and the online store's login. The others
# (links to login and logout; the way from the checkout to the login) are our choice.
_KEYS: Final = ("return_to", "return_url", "checkout_url")
_SHOWN: Final = 500  # characters of an address that is refused


def asked_for(visit: Visit) -> str:
    """Return the address that the form or else the query of the URL names, or nothing."""
    named = (given.get(key) for given in (visit.form, visit.query) for key in _KEYS)
    return next(filter(None, named), "")


def onward(visit: Visit, return_to: str, *, page: str, slug: str = "account.return-refused") -> str:
    """Return *return_to* as it may stand in a `Location` header; of the world's *page*, if it is
    empty or refused.

    The query then has the address, so that the page can say why. The reason *slug* says it, too.
    """
    if not return_to:
        return visit.path(page)
    try:
        return location(return_to, hosts=visit.hosts, prefix=visit.prefix)
    except ForbiddenReturnError as error:
        visit.context.trace.explain(Reason(slug, str(error)))
        return (
            f"{visit.path(page)}?return_to={quote(return_to[:_SHOWN], safe='', errors='replace')}"
        )


def why_not_returned(visit: Visit) -> Html | None:
    """Return what a page says if the address in its URL is not followed."""
    asked = asked_for(visit)
    try:
        if asked:
            location(asked, hosts=visit.hosts, prefix=visit.prefix)
    except ForbiddenReturnError as error:
        message = texts_for(visit).not_followed.format(reason=error)
        return element("p", message, class_="error", role="status")
    return None

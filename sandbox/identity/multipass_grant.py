"""The Multipass grant: a backend trades a Multipass token for tokens of new customer accounts."""

from typing import Final

from sandbox.customers.multipass_login import ReadToken, admitted
from sandbox.identity.records import AccountClient
from sandbox.identity.refused_grant import GrantRefused
from sandbox.identity.scopes import EMAIL, FULL, OPENID
from sandbox.identity.sessions import new_sid
from sandbox.identity.tokens import Issued, begin_login, issue
from sandbox.reason import Reason
from sandbox.user_errors import Refused
from sandbox.world import World

GRANT_TYPE: Final = "urn:shopify:params:oauth:grant-type:multipass"
SCOPE: Final = f"{OPENID} {EMAIL} {FULL}"


def multipass_grant(
    world: World, client: AccountClient, assertion: ReadToken, *, issuer: str
) -> Issued:
    """Log in the customer that the token *assertion* names, as the mutation does.

    A token that logged in by one door is used up for all. Raises `GrantRefused`. Shopify: the
    grant is documented; how it refuses is not, so the error is that of the mutation.
    """
    try:
        customer = admitted(world, assertion)
    except Refused as refused:
        reason = refused.reason or Reason("oauth.multipass", str(refused))
        raise GrantRefused("invalid_grant", "Invalid Multipass request", reason=reason) from None
    login = begin_login(world, client, customer, sid=new_sid(world), scope=SCOPE, grant=GRANT_TYPE)
    return issue(world, login, issuer=issuer)

"""The login by the Multipass grant, and what a site needs of the Customer Account API."""

import json
import os
import urllib.error
import urllib.parse
import urllib.request

GRANT = "urn:shopify:params:oauth:grant-type:multipass"


def log_in(multipass_token):
    """Trade a Multipass token for the tokens of the Customer Account API."""
    return token(grant_type=GRANT, assertion=multipass_token)


def refresh(refresh_token):
    """Return new tokens. The old refresh token no longer works: keep the new one."""
    return token(grant_type="refresh_token", refresh_token=refresh_token)


def token(**parameters):
    body = urllib.parse.urlencode({"client_id": os.environ["CLIENT_ID"], **parameters})
    url = discovered("openid-configuration")["token_endpoint"]
    return sent(url, body.encode(), {"Content-Type": "application/x-www-form-urlencoded"})


def ask(access_token, query, **variables):
    """Send one operation to the Customer Account API. The header has no "Bearer"."""
    url = discovered("customer-account-api")["graphql_api"]
    body = json.dumps({"query": query, "variables": variables}).encode()
    headers = {"Content-Type": "application/json", "Authorization": access_token}
    return sent(url, body, headers)["data"]


def discovered(document):
    return sent(f"{os.environ['SHOP_URL']}/.well-known/{document}")


def sent(url, body=None, headers=None):
    given = {"Origin": os.environ["SITE_URL"], **(headers or {})}
    try:
        with urllib.request.urlopen(urllib.request.Request(url, body, given)) as answer:  # noqa: S310
            return json.load(answer)
    except urllib.error.HTTPError as error:
        raise RuntimeError(error.read().decode()) from None

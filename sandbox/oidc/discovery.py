"""The documents below `/.well-known/`, with the keys in the order that was recorded."""

import json
from typing import Any, Final

from sandbox.door.answers import Answer
from sandbox.identity.multipass_grant import GRANT_TYPE
from sandbox.identity.scopes import SUPPORTED
from sandbox.identity.signing import key_set
from sandbox.oidc.call import Call
from sandbox.schema import load_schemas

JSON: Final = "application/json; charset=utf-8"
_GRANTS: Final = (
    "authorization_code",
    "refresh_token",
    "urn:ietf:params:oauth:grant-type:jwt-bearer",
)
_LOCALES: Final = (
    *("bg", "cs", "da", "de", "el", "en", "es", "fi", "fr", "hi", "hr", "hu", "id", "it", "ja"),
    *("ko", "lt", "ms", "nb", "nl", "pl", "pt-BR", "pt-PT", "ro", "ru", "sk", "sl", "sv", "th"),
    *("tr", "vi", "zh-CN", "zh-TW"),
)


def openid_configuration(call: Call) -> Answer:
    """Shopify: recorded. What is missing in it is missing there; the Multipass grant is listed
    where the shop has Multipass, which is our choice."""
    place = call.place
    grants = (*_GRANTS, GRANT_TYPE) if call.world.shop.takes_multipass else _GRANTS
    return _document(
        {
            "issuer": place.issuer,
            "token_endpoint": place.token,
            "authorization_endpoint": place.authorize,
            "end_session_endpoint": place.logout,
            "jwks_uri": place.jwks,
            "scopes_supported": SUPPORTED,
            "response_types_supported": ["code"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "claims_supported": [
                *("iss", "sub", "aud", "exp", "iat", "nonce", "sid", "email", "email_verified")
            ],
            "code_challenge_methods_supported": ["S256"],
            "grant_types_supported": grants,
            "ui_locales_supported": _LOCALES,
            "op_policy_uri": "https://www.shopify.com/legal/privacy",
            "op_tos_uri": "https://www.shopify.com/legal/terms",
        }
    )


def customer_account_api(call: Call) -> Answer:
    """Shopify: the newest stable version on that day (recorded)."""
    newest = load_schemas("customer-account.graphql").versions.newest.handle
    api = call.place.api
    return _document({"graphql_api": f"{api}/{newest}/graphql", "mcp_api": f"{api}/mcp"})


def protected_resource(call: Call) -> Answer:
    place = call.place
    return _document(
        {
            "resource": place.base,
            "authorization_servers": [place.base, place.issuer],
            "bearer_methods_supported": ["header"],
        }
    )


def jwks(call: Call) -> Answer:
    return _document(key_set(call.world))


def _document(content: dict[str, Any]) -> Answer:
    """Return *content* on one line, with its slashes escaped, as recorded ones have them."""
    text = json.dumps(content, separators=(",", ":")).replace("/", "\\/")
    return Answer(text.encode(), content_type=JSON, headers={"Access-Control-Allow-Origin": "*"})

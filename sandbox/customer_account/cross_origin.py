"""Cross-origin requests: pages of a client's origins may use the API from a browser."""

from sandbox.door.answers import Answer
from sandbox.identity.records import AccountClient
from sandbox.identity.uris import is_origin
from sandbox.world import World


def preflight(world: World, origin: str | None) -> Answer:
    """Answer what a browser asks before it sends a token: which client it is, it does not say."""
    headers = {
        "Access-Control-Allow-Methods": "POST, OPTIONS",
        "Access-Control-Allow-Headers": (
            "Authorization, Content-Type, Shopify-GraphQL-Cost-Debug, X-Sandbox-Explain, "
            "X-Sandbox-Scenario, X-Sandbox-World"
        ),
        "Access-Control-Max-Age": "7200",
    }
    clients = world.store.after(AccountClient, "")
    found = next((each for each in clients if origin and is_origin(origin, each.origins)), None)
    return Answer(b"", 204, headers={**headers, **allowed(found, origin)})


def allowed(client: AccountClient | None, origin: str | None) -> dict[str, str]:
    """Return the headers that let a page of *origin* read an answer to *client*."""
    if client is None or not origin or not is_origin(origin, client.origins):
        return {}
    return {
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Expose-Headers": "x-request-id, x-shopify-api-version, x-sandbox-reason",
        "Vary": "Origin",
    }

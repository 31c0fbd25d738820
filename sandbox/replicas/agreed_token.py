"""The control token that all replicas of a deployment have if they were given none."""

from sandbox.replicas.shared_store import SharedStore
from sandbox.replicas.store_calls import StoreUnavailableError


async def agreed_token(url: str, made: str) -> str:
    """Return the token in the store at *url*; put the one that was *made* there if it has none.

    If the store is not available, the log says why, and the one that was made is returned.
    """
    store = SharedStore(url)
    try:
        return await store.control_token(made)
    except StoreUnavailableError:
        return made
    finally:
        await store.calls.close()

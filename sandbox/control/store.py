"""The store of the worlds: its address, and how it answers."""

from typing import Any, Final, Protocol

from aiohttp import web

from sandbox.control.route import ControlRequest, Empty, Route
from sandbox.control_models.store import IN_MEMORY, StoreState


class StoreLook(Protocol):
    """Looks at the store that this process shares with others."""

    @property
    def warning(self) -> str: ...
    async def state(self) -> StoreState: ...


STORE: Final = web.AppKey[StoreLook]("STORE")
"""Only where a store keeps the worlds."""


async def show_store(request: ControlRequest[Empty, Empty]) -> StoreState:
    http: Any = request.http
    look: StoreLook | None = http.app.get(STORE)
    return IN_MEMORY if look is None else await look.state()


ROUTES: Final = (
    Route(
        method="GET",
        path="/store",
        handle=show_store,
        summary="Show where the worlds are kept, and how the store answers.",
        answers={200: StoreState},
    ),
)

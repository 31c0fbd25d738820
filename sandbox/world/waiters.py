"""Those who wait for something to happen in a world."""

import asyncio


class Waiters:
    """Wakes all who wait, at once."""

    __slots__ = ("waiting",)

    def __init__(self) -> None:
        self.waiting: tuple[asyncio.Future[None], ...] = ()

    async def wait(self) -> None:
        """Come back when `wake` is called. To give up, cancel: `asyncio.timeout`."""
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.waiting = (*self.waiting, mine)
        try:
            await mine
        finally:
            self.waiting = tuple(each for each in self.waiting if each is not mine)

    def wake(self) -> None:
        """Wake all. This may be called in another thread than that of the waiters."""
        for each in self.waiting:
            each.get_loop().call_soon_threadsafe(_end, each)


def _end(waiting: asyncio.Future[None]) -> None:
    if not waiting.done():
        waiting.set_result(None)

"""How often the store was called, how long it took and what failed."""

from typing import Final

from msgspec import Struct

from sandbox.replicas.clocks import Clocks


class Calls(Struct):
    """Calls of one kind. `seconds` is from the call to its answer, waiting included."""

    done: int = 0
    failed: int = 0
    seconds: float = 0.0


class StoreTally:
    """Counts of one process. `conflicts` are tries that another process was faster than."""

    def __init__(self, clocks: Clocks) -> None:
        self.clocks: Final = clocks
        self.calls: dict[str, Calls] = {}
        self.conflicts = 0
        self.last_failure = ""

    @property
    def ahead(self) -> float | None:
        return self.clocks.ahead

    def count(self, kind: str, seconds: float, *, is_done: bool = True) -> None:
        calls = self.calls.get(kind)
        if calls is None:
            calls = self.calls[kind] = Calls()
        calls.seconds += seconds
        if is_done:
            calls.done += 1
        else:
            calls.failed += 1

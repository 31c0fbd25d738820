"""The worlds of a process that shares them: each request opens them in its own attempt."""

from collections.abc import Iterator

from sandbox.origin import Origin
from sandbox.replicas.attempt import Attempt, NotReadError, current
from sandbox.replicas.copies import Copies
from sandbox.world import World, Worlds
from sandbox.world.worlds import check_name


class SharedWorlds(Worlds):
    """Opens drafts of worlds. What a request does is committed when it has been answered.

    Methods raise `NotReadError` if the world must be read first; outside of a request always.
    """

    copies: Copies
    """Set by what connects these worlds to a store."""

    def __len__(self) -> int:
        return len(self.copies)

    def __iter__(self) -> Iterator[World]:
        """Yield the worlds; those that this process has no copy of without their records."""
        for name, origin in _attempt(None).names():
            copy = self.copies.get(name)
            yield self._empty(name, origin) if copy is None else copy.world

    def open(self, name: str) -> World:
        check_name(name)
        attempt = _attempt(name)
        return attempt.open(name) or self.make(name)

    def peek(self, name: str) -> World | None:
        return _attempt(name).peek(name)

    def follow(self) -> None:
        _attempt(None).follow()

    def forget(self, name: str) -> bool:
        attempt = _attempt(name)
        is_known = attempt.peek(name) is not None
        attempt.made.pop(name, None)
        attempt.drafts.pop(name, None)
        attempt.gone.add(name)
        return is_known

    def begin(self, name: str) -> World:
        """Return a fresh world that no request has opened yet."""
        return self._fresh(name, self.origin)

    def empty(self, name: str, origin: Origin) -> World:
        """Return a world without any record put."""
        return self._empty(name, origin)

    def most(self) -> int:
        return self._most

    def _replace(self, name: str, world: World) -> World:
        attempt = _attempt(name)
        attempt.drafts.pop(name, None)
        attempt.made[name] = world
        return world


def _attempt(name: str | None) -> Attempt:
    attempt = current()
    if attempt is None:
        raise NotReadError(name)
    return attempt

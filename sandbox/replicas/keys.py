"""The names of keys in the store: all begin with the prefix of a deployment."""

from typing import Final

PREFIX: Final = "storefront-sandbox"
"""Of a deployment that names no other."""
PARTS: Final = ("", ":log", ":ids", ":journal", ":coverage")
"""Of a world; `scripts` says what each has."""


class Keys:
    """Keys of the deployment that has *prefix*, which has no braces."""

    def __init__(self, prefix: str = PREFIX) -> None:
        self._prefix = prefix
        self.worlds: Final = f"{prefix}:worlds"
        """A sorted set of the names of worlds, by the time at which they were last known to
        change."""

        self.control_token: Final = f"{prefix}:control-token"

    def head(self, world: str) -> str:
        """Return the first key of a world. What is in braces decides on its slot in a cluster."""
        return f"{self._prefix}:{{{world}}}"

    def all(self, world: str) -> list[str]:
        """Return the keys of a world, in the order of `PARTS`."""
        head = self.head(world)
        return [head + part for part in PARTS]

    def process(self, process: str) -> str:
        """Return the key that lives as long as a process that sends webhooks."""
        return f"{self._prefix}:process:{process}"

"""Starts the sandbox as its command does, and prints how long each part of the start took.

A program of its own: `phases.py PORT BEGUN`, the latter what `time.monotonic_ns` said when the
process was asked for. It listens until it is ended.
"""

import gc
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from functools import cached_property, wraps
from importlib import import_module
from typing import Any, Final

INTERPRETER: Final = "Python itself"
IMPORTS: Final = "imports"
LISTENING: Final = "freezing the objects, listening"
REST: Final = "the application around them"
POINTS: Final = (
    ("sandbox.schema.start", "Schemas.index", "schema: versions, access, fields"),
    ("sandbox.schema.start", "Schemas.build", "schema: the newest version"),
    ("sandbox.app", "check_bound", "checking that all is bound"),
    ("sandbox.app", "bind", "binding resolvers"),
    ("sandbox.app", "Engine", "engine"),
    ("sandbox.app", "Library", "scenarios"),
    ("sandbox.app", "load_shop", "shop"),
    ("sandbox.app", "seeds_of", "seed"),
    ("sandbox.server", "create_app", REST),
)
"""Where time is taken: module, name in it, and what the report calls it."""


def main(port: int, begun: int) -> None:
    """Start the sandbox on *port*; what was timed is printed as JSON when it listens."""
    spent: defaultdict[str, int] = defaultdict(int)
    spent[INTERPRETER] = time.monotonic_ns() - begun
    imported = time.monotonic_ns()
    gc.disable()
    with import_module("sandbox.cli.serve").without_authorities():
        server, settings = import_module("sandbox.server"), import_module("sandbox.settings")
    spent[IMPORTS] = time.monotonic_ns() - imported
    stopwatch = Stopwatch(spent)
    for module, name, label in POINTS:
        stopwatch.watch(module, name, label)

    def ready(_: str) -> None:
        now = time.monotonic_ns()
        spent[LISTENING] = now - stopwatch.last
        print(json.dumps({"ready": now, "spent": spent}), flush=True)

    server.serve(settings.Settings(port=port), ready=ready)


class Stopwatch:
    """Adds the time of calls to *spent*, without that of watched calls inside them."""

    def __init__(self, spent: defaultdict[str, int]) -> None:
        self._spent = spent
        self._inner = [0]
        self.last = 0

    def watch(self, module: str, name: str, label: str) -> None:
        """Time what *module* calls *name*, which may be `Class.attribute`."""
        owner: Any = import_module(module)
        *path, name = name.split(".")
        for part in path:
            owner = getattr(owner, part)
        found = vars(owner)[name]
        if isinstance(found, cached_property):
            found.func = self._timed(found.func, label)
        else:
            setattr(owner, name, self._timed(found, label))

    def _timed(self, call: Callable[..., Any], label: str) -> Callable[..., Any]:
        @wraps(call)
        def timed(*arguments: Any, **named: Any) -> Any:
            self._inner.append(0)
            start = time.monotonic_ns()
            try:
                return call(*arguments, **named)
            finally:
                self.last = time.monotonic_ns()
                took = self.last - start
                self._spent[label] += took - self._inner.pop()
                self._inner[-1] += took

        return timed


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))

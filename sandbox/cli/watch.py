"""`storefront-sandbox watch`: the journal of a world in the terminal, as it happens."""

from argparse import Namespace
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from time import sleep
from typing import TYPE_CHECKING, Any, Final

from sandbox.cli import status
from sandbox.cli.command import add_command
from sandbox.cli.server_options import add_server, add_world

if TYPE_CHECKING:
    from sandbox.cli.entry_lines import Painter
    from sandbox.client.called import Blocking
    from sandbox.client.journal import Journal
    from sandbox.control_models.journal import JournalEntry

KEYS: Final = "d: detail of the newest entry, 12d: of #12, r: only refused ones, q: quit"
OUTCOMES: Final = ("ok", "user-errors", "errors", "http-error", "dropped")
_PAUSE: Final = 1.0
"""Seconds between looks whether a server that stopped is there again."""
_KEPT: Final = 1_000
"""Entries whose detail can still be shown."""


def add_parser(commands: Any) -> None:
    summary = "Show requests to a world as they are made, with the reasons of refusals"
    parser = add_command(commands, "watch", summary, page="journal")
    add_world(parser)
    parser.add_argument(
        "--operation",
        metavar="NAME",
        help="Only requests with this root field, such as customerCreate",
    )
    parser.add_argument("--outcome", choices=OUTCOMES, help="Only requests with this outcome")
    parser.add_argument(
        "--refused", action="store_true", help="Only requests that were refused, or that failed"
    )
    parser.add_argument(
        "--detail", action="store_true", help="Show document, variables and answer of each"
    )
    parser.add_argument(
        "--all", action="store_true", help="Begin with the entries that are in the journal"
    )
    add_server(parser)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print entries until `q` or SIGINT ends it; returns the exit code.

    Without a terminal, it also ends when the server stops.
    """
    from sandbox.cli.control_call import refused, transport_to, unreachable
    from sandbox.cli.entry_lines import Painter
    from sandbox.cli.keys import pressed_keys
    from sandbox.client import ControlError, UnreachableError
    from sandbox.client.called import Blocking
    from sandbox.client.journal import Journal

    path = f"/_sandbox/api/worlds/{arguments.world}/journal"
    transport: Blocking = transport_to(arguments)
    journal = Journal(transport, path)
    watch = Watch(arguments, Painter.of_output())
    try:
        newest = 0 if arguments.all else max((it.id for it in journal.entries(last=1)), default=0)
        with pressed_keys(watch.press) as has_keys:
            print(watch.head(has_keys=has_keys), flush=True)
            asked = {"operation": arguments.operation, "outcome": arguments.outcome}
            for entry in _entries(journal, watch, newest, asked, waits=has_keys):
                watch.show(entry)
    except ControlError as error:
        return refused(error)
    except UnreachableError as error:
        return unreachable(arguments.url, error)
    except KeyboardInterrupt:
        if not watch.has_quit:
            raise
    return status.DONE


def _entries(
    journal: "Journal[Blocking]",
    watch: "Watch",
    newest: int,
    asked: dict[str, Any],
    *,
    waits: bool,
) -> "Iterator[JournalEntry]":
    """Yield entries with an id above *newest*; with *waits* also those of a server that returns."""
    from sandbox.client import UnreachableError

    while True:
        with suppress(UnreachableError) if waits else nullcontext():
            for entry in journal.follow(after=newest, **asked):
                newest = entry.id
                yield entry
        if not waits:
            return
        watch.say("The server has stopped. Waiting until it is there again; q: quit.")
        while not _is_there(journal):
            sleep(_PAUSE)
        watch.say("The server is there again.")


def _is_there(journal: "Journal[Blocking]") -> bool:
    from sandbox.client import UnreachableError

    try:
        journal.entries(last=1, detail=False)
    except UnreachableError:
        return False
    return True


class Watch:
    """What is shown of the entries that come, and what the keys change of it."""

    def __init__(self, arguments: Namespace, painter: "Painter") -> None:
        self._painter = painter
        self._world = arguments.world
        self._only_refused = arguments.refused
        self._with_detail = arguments.detail
        self._entries: OrderedDict[int, JournalEntry] = OrderedDict()
        self._digits = ""
        self.has_quit = False

    def head(self, *, has_keys: bool) -> str:
        keys = f" {KEYS}" if has_keys else ""
        return self._painter.dim(f"Watching the world {self._world}.{keys}")

    def say(self, text: str) -> None:
        print(self._painter.dim(text), flush=True)

    def show(self, entry: "JournalEntry") -> None:
        """Print *entry*, unless it was answered and only refused requests are shown."""
        self._entries[entry.id] = entry
        if len(self._entries) > _KEPT:
            self._entries.popitem(last=False)
        if self._only_refused and entry.outcome == "ok":
            return
        print(self._painter.line(entry), flush=True)
        if self._with_detail:
            print(self._painter.detail(entry), flush=True)

    def press(self, key: str) -> bool:
        """Do what *key* stands for; return whether to go on."""
        if key.isdecimal():
            self._digits += key
            return True
        digits, self._digits = self._digits, ""
        match key:
            case "d":
                self._print_detail(int(digits or 0) or next(reversed(self._entries), 0))
            case "r":
                self._only_refused = not self._only_refused
                shown = "only refused requests" if self._only_refused else "all requests"
                self.say(f"Showing {shown}.")
            case "q":
                self.has_quit = True
        return not self.has_quit

    def _print_detail(self, number: int) -> None:
        entry = self._entries.get(number)
        if entry is None:
            self.say(f"There is no entry #{number} here.")
        else:
            print(self._painter.line(entry), self._painter.detail(entry), sep="\n", flush=True)

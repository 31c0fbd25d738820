"""A plugin of pytest: each refusal that the suite was answered has a line, each line a refusal.

It weighs a whole run that passed. Of a part it says nothing.
"""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from typing import Any, Final

import msgspec
import pytest

from sandbox.fidelity import load_ledger
from tests.fidelity.balance import missing
from tests.fidelity.observed import observing
from tests.fidelity.refusals import Refusal

KEY: Final = "refusals"
TITLE: Final = "the ledger of fidelity"
_CHOSEN: Final = ("markexpr", "keyword", "deselect", "ignore", "ignore_glob", "lf", "collectonly")


class WholeRun:
    """Collects refusals, those of the workers of pytest-xdist too, and weighs them at the end."""

    def __init__(self, config: pytest.Config) -> None:
        self._refusals: set[Refusal] = set()
        self._missing: list[str] = []
        self._is_whole = is_whole(config)
        self._observing = ExitStack()

    def pytest_sessionstart(self) -> None:
        self._observing.enter_context(observing(self._refusals.add))

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Take over what a worker was answered."""
        output = getattr(node, "workeroutput", {})
        self._refusals |= msgspec.json.decode(output.get(KEY, "[]"), type=set[Refusal])

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        self._observing.close()
        if hasattr(session.config, "workeroutput"):
            session.config.workeroutput[KEY] = msgspec.json.encode(self._refusals).decode()
        elif kinds := session.config.getoption("ledger", default=None):
            self._missing = missing_of(kinds.split(","), self._refusals)
        elif self._is_whole and exitstatus == pytest.ExitCode.OK:
            self._missing = missing(self._refusals, load_ledger())
            if self._missing:
                session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self._missing:
            terminalreporter.section(TITLE, red=True)
            for line in self._missing:
                terminalreporter.line(line)
            terminalreporter.line('See CONTRIBUTING.md, "The ledger".')


def missing_of(kinds: Sequence[str], refusals: Iterable[Refusal]) -> list[str]:
    """Say what is missing in those *kinds* of the ledger: for a look after a part of the tests."""
    entries = [entry for entry in load_ledger() if entry.kind in kinds]
    names = {entry.name for entry in entries}
    mine = [each for each in refusals if names.intersection(each.names)]
    listed = missing(mine, load_ledger())
    others = {entry.name for entry in load_ledger()} - names
    return [line for line in listed if line.split(": ")[1] not in others]


def is_whole(config: pytest.Config) -> bool:
    """Say whether the run is one of all tests, with nothing left out by hand."""
    return config.args_source is pytest.Config.ArgsSource.TESTPATHS and not any(
        getattr(config.option, name, None) for name in _CHOSEN
    )

"""The ledger against what was answered: neither has what the other has not."""

from collections.abc import Iterable, Iterator

from sandbox.fidelity import Ledger, Line
from tests.fidelity.refusals import Refusal


def missing(refusals: Iterable[Refusal], ledger: Ledger) -> list[str]:
    """Say which refusals have no line, and which lines no refusal answered."""
    answered: set[int] = set()
    gaps = []
    for refusal in refusals:
        lines = list(_lines(refusal, ledger))
        if not lines:
            gaps.append(f"answered, but no line has it: {_refused(refusal)}")
        elif refusal.shows(line := min(lines, key=lambda line: line.message is None)):
            answered.add(id(line))
    unanswered = [
        f"a line, but no test was answered so: {entry.name}: {_said(line)}"
        for entry in ledger
        for line in entry.errors
        if id(line) not in answered
    ]
    return sorted(gaps) + unanswered


def _lines(refusal: Refusal, ledger: Ledger) -> Iterator[Line]:
    for name in refusal.names:
        for entry in ledger:
            if entry.name == name:
                yield from filter(refusal.may_be, entry.errors)


def _refused(refusal: Refusal) -> str:
    by = " by a scenario" if refusal.by_scenario else ""
    what = f"{refusal.place} {refusal.status} {refusal.code} {refusal.field} {refusal.message!r}"
    return f"{' or '.join(refusal.names)}: {what}{by}"


def _said(line: Line) -> str:
    by = ", by a scenario only" if line.by_scenario_only else ""
    return f"{line.place} {line.status} {line.code} {line.field} {line.message!r}{by}"

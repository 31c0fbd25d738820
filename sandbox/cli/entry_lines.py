"""Entries of the journal as text for a terminal: a line for each, and the details below it."""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from typing import Any, Final

from sandbox.control_models.journal import JournalEntry, Outcome

_DIM: Final = "2"
_BOLD: Final = "1"
_RED: Final = "31"
_COLORS: Final[Mapping[Outcome, str]] = {
    "ok": "32",
    "user-errors": "33",
    "errors": _RED,
    "http-error": _RED,
    "dropped": "35",
}
_INDENT: Final = "    "


class Painter:
    """Writes entries, with colors or without."""

    def __init__(self, *, has_colors: bool) -> None:
        self._has_colors = has_colors

    @classmethod
    def of_output(cls) -> "Painter":
        """Return one for standard output: colors for a terminal, unless `NO_COLOR` is set."""
        wants = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        return cls(has_colors=wants and sys.stdout.isatty())

    def dim(self, text: str) -> str:
        return self._painted(text, _DIM)

    def line(self, entry: JournalEntry) -> str:
        """Return time, what was asked, the outcome, error codes, the duration, and the reasons."""
        codes = [code.code for code in (*entry.user_errors, *entry.errors) if code.code]
        outcome = f"{entry.outcome} {entry.status or ''}".rstrip()
        parts = [
            self.dim(f"#{entry.id} {entry.time:%H:%M:%S}"),
            self._painted(_printable(entry.asked), _BOLD),
            self._painted(outcome, _COLORS[entry.outcome]),
            *(_printable(code) for code in codes),
            self.dim(f"{entry.ms:.1f} ms"),
        ]
        reasons = (
            f"\n{_INDENT}{self._painted(reason.slug, _RED)}: {_printable(reason.message)}"
            for reason in entry.reason
        )
        return " ".join(parts) + "".join(reasons)

    def detail(self, entry: JournalEntry) -> str:
        """Return the request and the answer of *entry*, each line of them indented."""
        return "\n".join(self._detail(entry))

    def _detail(self, entry: JournalEntry) -> Iterator[str]:
        parts = (
            ("request", f"{entry.method} {entry.path}"),
            ("document", entry.document),
            ("variables", entry.variables),
            ("answer", entry.answer),
        )
        for name, value in parts:
            if value is not None:
                yield f"{_INDENT}{self.dim(name)}"
                yield from (f"{_INDENT}  {_printable(line)}" for line in _text(value).splitlines())

    def _painted(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._has_colors else text


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, indent=2, ensure_ascii=False)


def _printable(text: str) -> str:
    """Return *text* without what would control the terminal."""
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)

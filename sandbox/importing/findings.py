"""Problems that an import found: one line for each kind, with the first places."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from msgspec import Struct

_SHOWN: Final = 3
_LONGEST: Final = 60  # characters of a cell


class Level(StrEnum):
    ERROR = "error"
    """Something was left out."""
    WARNING = "warning"


class Place(NamedTuple):
    """A record of a file, from 1 without the header, and the line in which it begins."""

    record: int
    line: int
    value: str = ""


class Kind(NamedTuple):
    """Findings that are alike. *problem* follows "is"; *effect* says what became of it, *advice*
    what to do."""

    level: Level
    source: str
    problem: str
    column: str | None = None
    effect: str = ""
    advice: str = ""


class Finding(Struct):
    """All findings of a kind, as `import-report.json` has them."""

    level: Level
    source: str
    column: str | None
    problem: str
    effect: str
    advice: str
    count: int = 0
    places: list[Place] = []


class Findings:
    """Everything that was found, in the order of the first of each kind."""

    def __init__(self) -> None:
        self._found: dict[Kind, list[Place]] = {}

    def add(self, kind: Kind, place: Place | None = None) -> None:
        places = self._found.setdefault(kind, [])
        if place is not None:
            places.append(place)

    @property
    def has_errors(self) -> bool:
        return any(kind.level is Level.ERROR for kind in self._found)

    def lines(self) -> Iterator[str]:
        """Yield a line for each kind, to be read by people."""
        for kind, places in self._found.items():
            yield " ".join(filter(None, (_line(kind, places), kind.effect, kind.advice)))

    def report(self) -> list[Finding]:
        return [
            Finding(
                level=kind.level,
                source=kind.source,
                column=kind.column,
                problem=kind.problem,
                effect=kind.effect,
                advice=kind.advice,
                count=max(1, len(places)),
                places=places,
            )
            for kind, places in self._found.items()
        ]


class FileFindings(Struct, frozen=True):
    """Adds the problems of one file, the *source*."""

    source: str
    all: Findings

    def warn(
        self,
        place: Place,
        problem: str,
        *,
        column: str | None = None,
        value: str = "",
        effect: str = "",
        advice: str = "",
    ) -> None:
        kind = Kind(Level.WARNING, self.source, problem, column, effect, advice)
        self.all.add(kind, place._replace(value=value))

    def error(
        self,
        place: Place,
        problem: str,
        *,
        column: str | None = None,
        value: str = "",
        effect: str = "Left out.",
        advice: str = "",
    ) -> None:
        kind = Kind(Level.ERROR, self.source, problem, column, effect, advice)
        self.all.add(kind, place._replace(value=value))

    def warn_of_file(self, problem: str, *, column: str | None = None, advice: str = "") -> None:
        self.all.add(Kind(Level.WARNING, self.source, problem, column, advice=advice))


def _line(kind: Kind, places: list[Place]) -> str:
    column = "" if kind.column is None else f'"{kind.column}"'
    is_cell = bool(column) or any(place.value for place in places)
    sentence = f"{'is ' if is_cell else ''}{kind.problem}."
    match places:
        case []:
            return " ".join(filter(None, (f"{kind.source}:", column, sentence)))
        case [place]:
            where = f"record {place.record} (line {place.line})"
            value = _quoted(place.value) if place.value else ""
            named = ", ".join(filter(None, (where, column)))
            colon = ":" if value else ""
            return " ".join(filter(None, (f"{kind.source}: {named}{colon}", value, sentence)))
        case _:
            shown = ", ".join(str(place.record) for place in places[:_SHOWN])
            more = " …" if len(places) > _SHOWN else ""
            like = f" like {_quoted(places[0].value)}" if places[0].value else ""
            what = "cells" if is_cell else "records"
            found = f"{len(places)} {what}{like} (records {shown}{more}): each"
            return " ".join(
                filter(None, (f"{kind.source}:", f"{column}:" if column else "", found, sentence))
            )


def _quoted(value: str) -> str:
    flat = " ".join(value.split())
    return f'"{flat if len(flat) <= _LONGEST else flat[:_LONGEST] + "…"}"'

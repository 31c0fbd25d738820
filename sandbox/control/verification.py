"""Verification: was a request made, how often, and if not, which entries are similar."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from msgspec import Struct

from sandbox.control.entries import Read, Reader
from sandbox.control.secret_names import secret_name
from sandbox.control_models.journal import Difference, NearestEntry, Verification
from sandbox.pause import Pause
from sandbox.scenarios import Match
from sandbox.scenarios.match import ROOT
from sandbox.world.exchange import Exchange

NEAREST: Final = 5  # entries that are returned
MOST_DIFFERENCES: Final = 100
"""Of one entry. Who expects something quite different need not see all of them."""

_OPERATION: Final = "#/operation"


class Compared(Struct, frozen=True):
    """An entry, where it differs from what is expected, and the names it gave to the operation."""

    number: int
    exchange: Exchange
    differences: tuple[Difference, ...]
    names: frozenset[str]

    @property
    def is_other(self) -> bool:
        """Whether it is a request for another operation: then the rest does not matter."""
        return any(each.pointer == _OPERATION for each in self.differences)


def compare(
    number: int, exchange: Exchange, match: Match, reader: Reader, pause: Pause
) -> Compared:
    """Compare the most similar root field of an entry; call *pause* often.

    What was read of the entry is not kept: it takes a hundred times as much memory.
    """
    least, names = _other_operation(None, match), set[str]()
    for at, (name, arguments) in enumerate(reader.read(exchange).asked()):
        pause()
        found = tuple(islice(_differences(name, arguments, match), MOST_DIFFERENCES))
        if at == 0 or _distance(found) < _distance(least):
            least = found
        if name in (match.operations or ()):
            names.update(arguments)
    return Compared(number, exchange, least, frozenset(names))


def verify(compared: Sequence[Compared], *, count: int | None, reader: Reader) -> Verification:
    """Count those that match, oldest first: *count* are expected, or at least one."""
    newest_first = compared[::-1]
    found = sum(not each.differences for each in newest_first)
    if found == count or (count is None and found):
        return Verification(passed=True, found=found, nearest=())
    is_too_many = count is not None and found > count
    near = [each for each in newest_first if is_too_many or each.differences]
    near = [each for each in near if not each.is_other] or near
    nearest = sorted(near, key=lambda each: len(each.differences))[:NEAREST]
    return Verification(
        passed=False, found=found, nearest=tuple(_nearest(each, reader) for each in nearest)
    )


def _nearest(compared: Compared, reader: Reader) -> NearestEntry:
    read = reader.read(compared.exchange)
    return NearestEntry(
        entry=reader.entry(compared.number, compared.exchange),
        differences=tuple(_hidden(one, read) for one in compared.differences),
    )


def _distance(differences: Sequence[Difference]) -> tuple[bool, int]:
    return any(each.pointer == _OPERATION for each in differences), len(differences)


def _differences(name: str, arguments: Mapping[str, Any], match: Match) -> Iterator[Difference]:
    if match.holds(name, arguments):
        return
    if match.operations is not None and name not in match.operations:
        yield from _other_operation(name, match)
        return
    for key, expected in match.variables.items():
        if not Match(variables={key: expected}).holds(name, arguments):
            pointer = _pointer("#/variables", key)
            if key.startswith(ROOT):
                yield Difference(pointer=pointer, expected=expected, actual=None)
            else:
                yield from _inside(arguments.get(key), expected, pointer)


def _other_operation(name: str | None, match: Match) -> tuple[Difference, ...]:
    expected = ", ".join(sorted(match.operations or ()))
    return (Difference(pointer=_OPERATION, expected=expected, actual=name),)


def _inside(actual: Any, expected: Any, pointer: str) -> Iterator[Difference]:
    """Yield where *actual* does not contain *expected*, as deep inside as possible."""
    match actual, expected:
        case dict(), dict():
            for key, inner in expected.items():
                if key not in actual:
                    place = _pointer(pointer, key)
                    yield Difference(pointer=place, expected=inner, actual=None)
                elif not _agree(actual[key], inner):
                    yield from _inside(actual[key], inner, _pointer(pointer, key))
        case list(), list() if len(actual) == len(expected):
            for at, (one, other) in enumerate(zip(actual, expected, strict=True)):
                if not _agree(one, other):
                    yield from _inside(one, other, _pointer(pointer, str(at)))
        case _:
            yield Difference(pointer=pointer, expected=expected, actual=actual)


def _agree(actual: Any, expected: Any) -> bool:
    return Match(variables={"it": expected}).holds("", {"it": actual})


def _pointer(place: str, key: str) -> str:
    return f"{place}/{key.replace('~', '~0').replace('/', '~1')}"


def _hidden(difference: Difference, read: Read) -> Difference:
    """Return a difference without secrets. What was expected came from the client itself."""
    pointer = difference.pointer
    name = next(filter(None, map(secret_name, reversed(pointer.split("/")))), None)
    actual = read.redaction.given(difference.actual, name=name)
    return Difference(pointer=pointer, expected=difference.expected, actual=actual)

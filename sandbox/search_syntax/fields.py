"""Search fields, as departments declare them: how a value is compared."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, Final, TypeAlias

from msgspec import Struct

from sandbox.lazy import lazy
from sandbox.search_syntax.periods import compared, period
from sandbox.search_syntax.syntax import Outcome, Term, Test

Field: TypeAlias = Callable[[Term, datetime], Test | None]
"""Makes the test of a term; None where the value cannot be one of the field's."""

Texts: TypeAlias = Callable[[Any], Iterable[str | None]]

_LONGEST_KEPT: Final = 2_000  # characters of a text whose words are kept
_MOST_KEPT: Final = 500  # items of one kind whose words are kept
_ROOM: Final = 500_000  # characters of their words, about
_WORDS: Final = re.compile(r"\w+")
_BETWEEN: Final = "\0"  # two texts: no phrase goes on from one to the next


class SearchFields(Struct, frozen=True, dict=True):
    """The fields of a kind of item, and the `texts` in which words without a field are found.

    A word is found as a beginning, too, unless `is_whole` is true.
    """

    texts: Texts
    fields: Mapping[str, Field]
    is_whole: bool = False

    def test(self, term: Term, now: datetime) -> Test:
        if term.field is None:
            return any_word(self._words_of, term, is_whole=self.is_whole)
        make = self.fields.get(term.field)
        test = None if make is None else make(term, now)
        return _has_no_say if test is None else test

    @lazy
    def _words_of(self) -> "WordsOf":
        return WordsOf(self.texts)


def _has_no_say(_item: object) -> Outcome:
    return None


class WordsOf:
    """The words of the *texts* of an item, which is immutable: as of `_words`, in one string. Those
    of some items are kept: each term of a query asks for them, and the next query does."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._kept: dict[int, tuple[Any, str]] = {}
        self._room = _ROOM

    def __call__(self, item: Any) -> str:
        found = self._kept.get(id(item))
        if found is not None:
            return found[1]
        known = _BETWEEN.join([_words(text) for text in self._texts(item) if text])
        self._keep(item, known)
        return known

    def _keep(self, item: Any, known: str) -> None:
        """Keep the words with their item: its id is of no other one meanwhile."""
        if self._room < 0 or len(self._kept) >= _MOST_KEPT:
            self._kept, self._room = {}, _ROOM
        self._room -= len(known)
        self._kept[id(item)] = item, known


def any_word(words_of: WordsOf, term: Term, *, is_whole: bool = False) -> Test:
    """Return the test whether a text has the words of *term* as a phrase, the last as a beginning
    unless it *is_whole*."""
    is_prefix = not is_whole or term.value.endswith("*")
    phrase = _phrase(term.value.rstrip("*"), last_is_prefix=is_prefix)
    if not phrase:
        return _has_no_say
    return lambda item: phrase in words_of(item)


def words(get: Callable[[Any], str | None]) -> Field:
    """A text that has the words of the value: `title:shirt`, `title:shi*`, `title:*`."""

    def field(term: Term, _now: datetime) -> Test:
        if term.value == "*":
            return lambda item: bool(get(item))
        is_prefix = term.value.endswith("*")
        phrase = _phrase(term.value.rstrip("*"), last_is_prefix=is_prefix)
        return lambda item: phrase in _words(get(item) or "")

    return field


def whole(get: Callable[[Any], Iterable[str | None]], *, is_denied: bool = False) -> Field:
    """Texts of which one is the value, in any case: `tag:'a b'`, `tag:sum*`, `tag:*`."""

    def field(term: Term, _now: datetime) -> Test:
        value = term.value.casefold()
        start = value[:-1] if value.endswith("*") and not term.is_quoted else None

        def test(item: Any) -> bool:
            values = [each.casefold() for each in get(item) if each]
            if start is None:
                found = value in values
            else:
                found = any(each.startswith(start) for each in values)
            return found is not is_denied

        return test

    return field


def one_of(get: Callable[[Any], str | None]) -> Field:
    """A text that is one of the values between commas: `product_type:a,b`."""

    def field(term: Term, _now: datetime) -> Test:
        if term.value == "*":
            return lambda item: bool(get(item))
        values = {value.strip().casefold() for value in term.value.split(",")}
        return lambda item: (get(item) or "").casefold() in values

    return field


def number(get: Callable[[Any], Iterable[Any]]) -> Field:
    """Numbers of which one compares with the value as asked: `variants.price:>=10`."""

    def field(term: Term, _now: datetime) -> Test | None:
        try:
            value = float(term.value)
        except ValueError:
            return None
        compare = _COMPARE[term.comparator]
        return lambda item: any(compare(float(each), value) for each in get(item))

    return field


_COMPARE: Final[Mapping[str, Callable[[float, float], bool]]] = {
    "": lambda one, other: one == other,
    "<": lambda one, other: one < other,
    "<=": lambda one, other: one <= other,
    ">": lambda one, other: one > other,
    ">=": lambda one, other: one >= other,
}


def moment(get: Callable[[Any], datetime | None]) -> Field:
    """A moment within, before or after a year, a day or a moment: `created_at:>2024-03`."""

    def field(term: Term, now: datetime) -> Test | None:
        asked = period(term.value, now=now)
        if asked is None:
            return None

        def test(item: Any) -> bool:
            at = get(item)
            return at is not None and compared(at, term.comparator, asked)

        return test

    return field


def flag(get: Callable[[Any], bool]) -> Field:
    """Whether something is so: `available_for_sale:true`."""

    def field(term: Term, _now: datetime) -> Test | None:
        value = {"true": True, "false": False}.get(term.value.lower())
        return None if value is None else lambda item: get(item) is value

    return field


def _phrase(text: str, *, last_is_prefix: bool) -> str:
    """Return the part that `_words` has for each text with the words of *text* in a row."""
    found = words_in(text)
    return "\n".join(["", *found, *(() if last_is_prefix else ("",))]) if found else ""


def _words(text: str) -> str:
    """Return the words of *text* in lower case, each on a line, between line breaks."""
    return _words_once(text) if len(text) <= _LONGEST_KEPT else _words_once.__wrapped__(text)


@lru_cache(maxsize=2048)
def _words_once(text: str) -> str:
    return "\n".join(["", *words_in(text), ""])


def words_in(text: str) -> list[str]:
    """Return the words of *text* in lower case."""
    return _WORDS.findall(text.casefold())

"""The search syntax: terms, NOT, AND, OR and brackets.

Shopify: documented for all its APIs. Terms are words or `field:value`, with a comparator before
the value; NOT or `-` stands before a term, AND and OR between terms, and AND binds closer. Nothing
is an error: an unknown field is as if it were not there, and so is what joins nothing. Only a query
of more terms or characters than the sandbox looks at is refused.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, Final, Generic, Protocol, TypeAlias, TypeVar

from msgspec import Struct

from sandbox.field_error import FieldError
from sandbox.pause import FEW, unhurried

MOST_TERMS: Final = 250
LONGEST: Final = 50_000
"""Characters. Our choice: every item is compared with every term."""

Item = TypeVar("Item")
T = TypeVar("T")
Outcome: TypeAlias = bool | None
"""Whether an item meets a term; None: the term has no say."""
Test: TypeAlias = Callable[[Any], Outcome]
Step: TypeAlias = Test | str
"""A test of an item, or what is done with outcomes: NOT, AND, OR."""

_LONG: Final = 1_000
"""Characters of a query that makes even a single item take long."""

_KEPT: Final = 500  # queries whose parts are remembered
_LONGEST_KEPT: Final = 100  # characters of one

_WORD: Final = re.compile(
    r"""(?P<bracket>[()])
      | (?P<minus>-)(?=[^\s])
      | (?:(?P<field>[A-Za-z_][\w.]*):(?P<comparator>[<>]=?|))?
        (?:"(?P<double>(?:[^"\\]|\\.)*)"?
          |'(?P<single>(?:[^'\\]|\\.)*)'?
          |(?P<plain>(?:[^\s()"'\\]|\\.)+))
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_BINDING: Final = {"NOT": 3, "AND": 2, "OR": 1, "(": 0}


class Term(Struct, frozen=True):
    """`field:<=value`, without escapes. `is_quoted` tells a phrase from a word."""

    field: str | None
    comparator: str
    value: str
    is_quoted: bool


Part: TypeAlias = Term | str | None
"""A term, or what is done with outcomes; None: a term that has no say."""


class Fields(Protocol):
    """What a department can be searched by."""

    def test(self, term: Term, now: datetime) -> Test:
        """Return the test for *term*; one that has no say for a field that is not known."""
        ...


def matching(
    items: Iterable[Item], query: str | None, fields: Fields, *, now: datetime
) -> list[Item]:
    """Return those of *items* that *query* describes: all of them if it is empty.

    Raises `FieldError` for a query that is too long.
    """
    found = list(items)
    if not query or not query.strip():
        return found
    meets = condition(query, fields, now=now)
    return list(filter(meets, unhurried(found, 1 if len(query) > _LONG else FEW)))


def condition(query: str, fields: Fields, *, now: datetime) -> Callable[[Any], bool]:
    """Return what tells whether *query* describes an item. Raises `FieldError`."""
    steps = _steps(query, lambda term: fields.test(term, now))
    return lambda item: _outcome(steps, item) is not False


def compiled(query: str, make: Callable[[Term], T | None], joining: "Joining[T]") -> T | None:
    """Return what *query* describes in another language, in which *make* writes a term.

    None where a term, or the whole query, has no say. Raises `FieldError`.
    """
    outcomes: list[T | None] = []
    for step in _steps(query, lambda term: _written(make(term))):
        match step:
            case "NOT":
                denied = outcomes.pop()
                outcomes.append(None if denied is None else joining.negated(denied))
            case "AND" | "OR":
                right, left = outcomes.pop(), outcomes.pop()
                if left is None or right is None:
                    outcomes.append(right if left is None else left)
                else:
                    join = joining.both if step == "AND" else joining.either
                    outcomes.append(join(left, right))
            case _Written(text):
                outcomes.append(text)
            case _:
                outcomes.append(None)
    return outcomes[-1]


class Joining(Struct, Generic[T], frozen=True):
    """How conditions of another language are joined."""

    both: Callable[[T, T], T]
    either: Callable[[T, T], T]
    negated: Callable[[T], T]


class _Written(Struct, frozen=True):
    """A term in another language: it stands among the steps as a test does, and is none."""

    text: Any

    def __call__(self, _item: object) -> Outcome:
        return None


def _written(text: Any) -> Test:
    return _has_no_say if text is None else _Written(text)


def terms_of(query: str) -> list[Term]:
    """Return the terms of *query*. Raises `FieldError`."""
    return [part for part in _parts(query) if isinstance(part, Term)]


def _parts(query: str) -> tuple[Part, ...]:
    parse = _parsed if len(query) <= _LONGEST_KEPT else _parsed.__wrapped__
    return parse(query)


def _steps(query: str, make: Callable[[Term], Test]) -> Sequence[Step]:
    return [_step(part, make) for part in _parts(query)]


def _step(part: Part, make: Callable[[Term], Test]) -> Step:
    if part is None:
        return _has_no_say
    return part if isinstance(part, str) else make(part)


@lru_cache(maxsize=_KEPT)
def _parsed(query: str) -> tuple[Part, ...]:
    """Return the parts of *query*, what joins terms behind them. Raises `FieldError`."""
    if len(query) > LONGEST:
        raise too_long(f"{LONGEST:,} characters")
    return tuple(_ordered(_completed(_tokens(query))))


def _outcome(steps: Iterable[Step], item: object) -> Outcome:
    outcomes: list[Outcome] = []
    for step in steps:
        match step:
            case "NOT":
                denied = outcomes.pop()
                outcomes.append(None if denied is None else not denied)
            case "AND" | "OR":
                right, left = outcomes.pop(), outcomes.pop()
                outcomes.append(_joined(step, left, right))
            case test:
                assert not isinstance(test, str)
                outcomes.append(test(item))
    return outcomes[-1]


def _joined(connective: str, left: Outcome, right: Outcome) -> Outcome:
    if left is None or right is None:
        return right if left is None else left
    return (left and right) if connective == "AND" else (left or right)


def _ordered(tokens: Iterable[Part]) -> Sequence[Part]:
    """Put what joins behind what it joins: brackets in brackets then need no recursion."""
    parts: list[Part] = []
    waiting: list[str] = []
    for token in tokens:
        match token:
            case "(" | "NOT":
                waiting.append(token)
            case ")":
                while (last := waiting.pop()) != "(":
                    parts.append(last)
            case "AND" | "OR":
                while waiting and _BINDING[waiting[-1]] >= _BINDING[token]:
                    parts.append(waiting.pop())
                waiting.append(token)
            case term:
                parts.append(term)
    return parts + [last for last in reversed(waiting) if last != "("]


def _completed(parts: Iterable[Part]) -> Iterator[Part]:
    """Add the AND that is implied, and a term where one lacks; leave out what joins nothing."""
    wanting, depth = True, 0
    for part in parts:
        match part:
            case "AND" | "OR" if wanting:
                continue
            case ")" if not depth:
                continue
            case "AND" | "OR":
                yield part
            case ")":
                yield from (None, part) if wanting else (part,)
                depth -= 1
            case _:
                yield from (part,) if wanting else ("AND", part)
                depth += part == "("
        wanting = part in ("AND", "OR", "NOT", "(")
    if wanting:
        yield None


def _has_no_say(_item: object) -> Outcome:
    return None


def too_long(limit: str) -> FieldError:
    """Refuse a query that has more than *limit*, such as `250 terms`."""
    return FieldError(
        f"The search query is too long: it has more than {limit}.",
        extensions={"code": "SANDBOX_LIMIT_EXCEEDED"},
    )


def _tokens(query: str) -> Iterator[Part]:
    terms = 0
    for token in _WORD.finditer(query):
        if token["bracket"]:
            yield token["bracket"]
        elif token["minus"]:
            yield "NOT"
        elif token["field"] is None and token["plain"] in ("AND", "OR", "NOT"):
            yield token["plain"]
        else:
            terms += 1
            if terms > MOST_TERMS:
                raise too_long(f"{MOST_TERMS} terms")
            yield _term(token)


def _term(token: re.Match[str]) -> Term:
    plain = token["plain"]
    value = next((text for text in (plain, token["double"], token["single"]) if text), "")
    return Term(
        token["field"], token["comparator"] or "", _ESCAPED.sub(r"\1", value), plain is None
    )

"""The search syntax of the `query` argument, as far as it concerns orders.

Shopify: documented for all its APIs: terms `field:value` with a comparator, NOT or `-` before one,
AND and OR between them, brackets. For a customer's orders the one field is `processed_at`. What is
no field or no moment is left out, as the Admin API does, with a warning. That words without a
field are looked for in an order's name and titles is our choice, and so is that AND binds closer.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final, TypeAlias

from sandbox.orders.periods import compared, period
from sandbox.orders.records import Order

Outcome: TypeAlias = bool | None  # None: the term says nothing
Test: TypeAlias = Callable[[Order], Outcome]
Step: TypeAlias = Test | str  # a test of the order, or what is done with outcomes: NOT, AND, OR

_WORD: Final = r"""(?x)(?P<bracket>[()])
      | (?P<minus>-)(?=[^\s])
      | (?:(?P<field>[A-Za-z_]\w*):(?P<comparator>[<>]=?|))?
        (?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<plain>[^\s()"']+))
    """
_BINDING: Final = {"NOT": 3, "AND": 2, "OR": 1, "(": 0}


def search(orders: Sequence[Order], query: str, *, now: datetime) -> list[Order]:
    """Return those of *orders* that *query* describes; `now` in it is that moment."""
    steps = _ordered(_completed(_tokens(query, now)))
    return [order for order in orders if _outcome(steps, order) is not False]


def _outcome(steps: Iterable[Step], order: Order) -> Outcome:
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
                outcomes.append(test(order))
    return outcomes[-1]


def _joined(connective: str, left: Outcome, right: Outcome) -> Outcome:
    if left is None or right is None:
        return right if left is None else left
    return (left and right) if connective == "AND" else (left or right)


def _ordered(tokens: Iterable[Step]) -> list[Step]:
    """Put what joins behind what it joins: brackets in brackets then need no recursion."""
    steps: list[Step] = []
    waiting: list[str] = []
    for token in tokens:
        match token:
            case "(" | "NOT":
                waiting.append(token)
            case ")":
                while (last := waiting.pop()) != "(":
                    steps.append(last)
            case "AND" | "OR":
                while waiting and _BINDING[waiting[-1]] >= _BINDING[token]:
                    steps.append(waiting.pop())
                waiting.append(token)
            case test:
                steps.append(test)
    return steps + [last for last in reversed(waiting) if last != "("]


def _completed(steps: Iterable[Step]) -> Iterator[Step]:
    """Add the AND that is implied, and a term where one lacks; leave out what joins nothing."""
    wanting, depth = True, 0
    for step in steps:
        match step:
            case "AND" | "OR" if wanting:
                continue
            case ")" if not depth:
                continue
            case "AND" | "OR":
                yield step
            case ")":
                yield from (_says_nothing, step) if wanting else (step,)
                depth -= 1
            case _:
                yield from (step,) if wanting else ("AND", step)
                depth += step == "("
        wanting = step in ("AND", "OR", "NOT", "(")
    if wanting:
        yield _says_nothing


def _says_nothing(_order: Order) -> Outcome:
    return None


def _tokens(query: str, now: datetime) -> Iterator[Step]:
    for token in re.finditer(_WORD, query):
        if token["bracket"]:
            yield token["bracket"]
        elif token["minus"]:
            yield "NOT"
        elif token["field"] is None and token["plain"] in ("AND", "OR", "NOT"):
            yield token["plain"]
        else:
            value = next(filter(None, (token["double"], token["single"], token["plain"])), "")
            yield _test(token["field"], token["comparator"], value, now)


def _test(field: str | None, comparator: str, value: str, now: datetime) -> Test:
    if field is None:
        return _has_words(value.lower())
    asked = period(value, now=now) if field == "processed_at" else None
    if asked is None:
        return _says_nothing
    return lambda order: compared(order.processed_at, comparator, asked)


def _has_words(words: str) -> Test:
    return lambda order: any(
        words in text.lower() for text in (order.name, *(line.title for line in order.lines))
    )

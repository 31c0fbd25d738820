"""The differences between two schemas."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from graphql import GraphQLSchema

from sandbox.schema.facts import Fact, facts


@dataclass(frozen=True, slots=True)
class Change:
    """One element that was added (`+`), was removed (`-`) or differs (`~`), and in what."""

    sign: Literal["+", "-", "~"]
    coordinate: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.sign} {self.coordinate}{self.detail}"


def diff(before: GraphQLSchema, after: GraphQLSchema) -> tuple[Change, ...]:
    """List the changes from *before* to *after*, one an element, sorted by coordinate."""
    was, now = facts(before), facts(after)
    return tuple(
        _change(coordinate, was.get(coordinate), now.get(coordinate))
        for coordinate in sorted(was.keys() | now.keys())
        if was.get(coordinate) != now.get(coordinate)
    )


def _change(coordinate: str, was: Fact | None, now: Fact | None) -> Change:
    match was, now:
        case None, Fact():
            return Change("+", coordinate, _description(now))
        case Fact(), None:
            return Change("-", coordinate, _description(was))
        case Fact(), Fact():
            return Change("~", coordinate, ": " + ", ".join(_differences(was, now)))
        case _:
            raise AssertionError(coordinate)


def _description(fact: Fact) -> str:
    typed = f": {fact.type}" if fact.type else ""
    default = f" = {fact.default}" if fact.default else ""
    return f"{typed}{default}{' @deprecated' if fact.deprecated else ''}"


def _differences(was: Fact, now: Fact) -> Iterator[str]:
    if was.type != now.type:
        yield f"{was.type} -> {now.type}"
    if was.default != now.default:
        yield f"default {was.default or 'none'} -> {now.default or 'none'}"
    if was.deprecated != now.deprecated:
        yield "deprecated" if now.deprecated else "no longer deprecated"
    if was.kind != now.kind:
        yield f"{was.kind} -> {now.kind}"

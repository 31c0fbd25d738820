"""Resolvers that answer at random, and anything: what a type asks for, or something else.

What a field answers depends on nothing but a seed, its place and its arguments, so that two
executors that do the same get the same.
"""

import json
from collections.abc import Callable
from random import Random
from typing import Any
from zlib import crc32

from graphql import (
    GraphQLEnumType,
    GraphQLError,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    is_abstract_type,
)

from sandbox.execution import plain

FAULTS = (0.0, 0.03, 0.25)
"""How often an answer is wrong, by seed: never, rarely, often."""


class Chance:
    """What every answer depends on. Set the seed before an execution."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self.schema = schema
        self.seed = 0

    def draw(self, *key: Any) -> Random:
        drawn = crc32(json.dumps([self.seed, key], default=repr).encode())
        return Random(drawn)

    def value(self, kind: Any, rnd: Random) -> Any:
        """Return or raise an answer for a field of *kind*."""
        fault = rnd.random() < FAULTS[self.seed % len(FAULTS)]
        if fault and rnd.random() < 0.5:
            return rnd.choice(_FAULTS)(rnd)
        if isinstance(kind, GraphQLNonNull):
            return None if fault else self.present(kind.of_type, rnd)
        return None if rnd.random() < 0.1 else self.present(kind, rnd)

    def present(self, kind: Any, rnd: Random) -> Any:
        if isinstance(kind, GraphQLList):
            return self.listed(kind, rnd)
        if isinstance(kind, GraphQLEnumType):
            return rnd.choice([value.value for value in kind.values.values()])
        if is_abstract_type(kind):
            possible = [found.name for found in self.schema.get_possible_types(kind)]
            return self.composed(rnd.choice([*possible, *possible, "Nope", None]), rnd)
        if isinstance(kind, GraphQLObjectType):
            return self.composed(kind.name, rnd)
        return _SCALARS.get(kind.name, _text)(rnd)

    def listed(self, kind: Any, rnd: Random) -> Any:
        items = [self._item(kind.of_type, rnd) for _ in range(rnd.randrange(4))]
        return rnd.choice([list, list, list, tuple, iter, _generator])(items)

    def composed(self, name: str | None, rnd: Random) -> Any:
        kind = self.schema.get_type(name) if name else None
        number = rnd.randrange(10**6)
        if isinstance(kind, GraphQLObjectType) and rnd.random() < 0.5:
            return Attributes(self, kind, number)
        fields = getattr(kind, "fields", {})
        values = {field: self.lazily(kind, number, field) for field in fields}
        return {"__typename": name, "number": number, **values}

    def lazily(self, kind: Any, number: int, field: str) -> Callable[..., Any]:
        """Return what the default resolver calls."""
        return lambda info, **arguments: self.value(
            kind.fields[field].type, self.draw(number, info.path.as_list(), arguments)
        )

    def _item(self, kind: Any, rnd: Random) -> Any:
        try:
            return self.value(kind, rnd)
        except Exception as error:  # noqa: BLE001 - an item may be an error, too
            return error


class Attributes:
    """An object that has attributes where others have keys."""

    def __init__(self, chance: Chance, kind: GraphQLObjectType, number: int) -> None:
        self.__typename = kind.name
        self._kind = kind
        self._chance = chance
        self.number = number

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._kind.fields:
            raise AttributeError(name)
        return self._chance.lazily(self._kind, self.number, name)

    def __repr__(self) -> str:
        return f"{self._kind.name} {self.number}"


def number_of(source: Any) -> int:
    return source["number"] if isinstance(source, dict) else getattr(source, "number", 0)


def bind(schema: GraphQLSchema) -> Chance:
    """Give the fields of *schema* resolvers of every kind: own, plain, default."""
    chance = Chance(schema)
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLObjectType) and not kind.name.startswith("__"):
            for name, field in kind.fields.items():
                match crc32(f"{kind.name}.{name}".encode()) % 4:
                    case 0:
                        field.resolve = None
                    case 1:
                        field.resolve = plain(_getter(chance, f"{kind.name}.{name}", field.type))
                    case _:
                        field.resolve = _resolver(chance, field.type)
    return chance


def _getter(chance: Chance, coordinate: str, kind: Any) -> Callable[..., Any]:
    def get(source: Any, **arguments: Any) -> Any:
        return chance.value(kind, chance.draw(coordinate, number_of(source), arguments))

    return get


def _resolver(chance: Chance, kind: Any) -> Callable[..., Any]:
    def resolve(source: Any, info: Any, **arguments: Any) -> Any:
        asked = (
            info.path.as_list(),
            info.path.typename,
            info.field_name,
            str(info.parent_type),
            str(info.return_type),
            len(info.field_nodes),
            sorted(info.fragments),
            info.operation.name and info.operation.name.value,
            info.schema is chance.schema,
            info.root_value,
            sorted(name for name in info.variable_values.coerced if name[:2] != "__"),
            info.context,
            info.is_awaitable(source),
            info.abort_signal,
            number_of(source),
            arguments,
        )
        return chance.value(kind, chance.draw(asked))

    return resolve


def _generator(items: list[Any]) -> Any:
    for item in items:
        if isinstance(item, KeyError):
            raise item
        yield item


def _text(rnd: Random) -> Any:
    return rnd.choice(["", "a", "é", 'a"b', f"s{rnd.randrange(99)}"])


def _raise(rnd: Random) -> Any:
    raise rnd.choice([ValueError, KeyError, StopIteration, _WithMessage])(f"e{rnd.randrange(9)}")


def _raise_located(rnd: Random) -> Any:
    raise GraphQLError(
        f"placed {rnd.randrange(9)}",
        path=rnd.choice([None, ["somewhere"], ["else", 1]]),
        extensions={"code": "X"},
    )


class _WithMessage(Exception):
    def __init__(self, text: str) -> None:
        super().__init__("not this")
        self.message = text


_FAULTS: tuple[Callable[[Random], Any], ...] = (
    _raise,
    _raise,
    _raise_located,
    lambda rnd: ValueError(f"returned {rnd.randrange(9)}"),
    lambda _: GraphQLError("returned"),
    lambda _: 5,
    lambda _: "text",
    lambda _: {"__typename": "Nope", "number": 1},
    lambda _: {"__typename": 3, "number": 1},
    lambda _: ["in", "a", "list"],
    lambda _: 2**40,
    lambda _: float("nan"),
    lambda _: True,
    lambda _: object,
    lambda _: None,
)

_SCALARS: dict[str, Callable[[Random], Any]] = {
    "Int": lambda rnd: rnd.choice([rnd.randrange(99), -(2**31), 2**31 - 1, "7", 3.0, True]),
    "Float": lambda rnd: rnd.choice([rnd.random(), 3, "1.5"]),
    "Boolean": lambda rnd: rnd.choice([True, False, 1, 0]),
    "ID": lambda rnd: rnd.choice(["gid", 7]),
    "Json": lambda rnd: rnd.choice([{"a": [1]}, [], "x", 0]),
}

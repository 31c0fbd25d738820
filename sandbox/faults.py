"""Faults of a document that comes from outside, each with its place."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final, Literal, get_args, get_origin

from msgspec import Struct

from sandbox.fault_texts import missing, text_of
from sandbox.near_names import did_you_mean

MOST_FAULTS: Final = 20
"""Faults of one document that are looked for: to find near names for each takes its time."""

# msgspec: a message ends in the place inside the value, as in " - at `$[0].city`".
_PLACE: Final = " - at `$"
_PART: Final = re.compile(r"[^\[\].`]+|\.{3}")
_SOME_KEY: Final = "..."
_COMPARED: Final = 2_000
_UNKNOWN: Final = re.compile(r"Object contains unknown field `(.*)`", re.DOTALL)
_MISSING: Final = re.compile(r"Object missing required field `(.*)`", re.DOTALL)


_NAMES: Final = {
    "StrType": "str",
    "IntType": "int",
    "FloatType": "float",
    "BoolType": "bool",
    "DateTimeType": "datetime",
    "DateType": "date",
    "TimeDeltaType": "duration",
    "DecimalType": "decimal",
    "ListType": "array",
    "VarTupleType": "array",
    "TupleType": "array",
    "DictType": "object",
    "StructType": "object",
}
"""What msgspec calls its types in messages."""


class Fault(Struct, frozen=True):
    """One thing that is wrong. `pointer` is its place, as in `#/addresses/0/city`.

    That is a JSON pointer in a URI's fragment (RFC 6901). `detail` goes on from it: `is missing`.
    """

    pointer: str
    detail: str

    @property
    def at(self) -> tuple[str, ...]:
        """The keys and positions of its place."""
        parts = self.pointer.split("/")[1:]
        return tuple(part.replace("~1", "/").replace("~0", "~") for part in parts)


class FaultError(ValueError):
    """A value that is of its type, and still wrong: *detail* as in a `Fault`, *at* its place."""

    def __init__(self, detail: str, *at: object) -> None:
        key = key_of(at)
        super().__init__(f"`{key}` {detail}" if key else detail)
        self.detail = detail
        self.at = at

    def under(self, *at: object) -> "FaultError":
        """Return the same, of a value that is part of the one *at* that path."""
        return FaultError(self.detail, *at, *self.at)


def fault(detail: str, *at: object) -> Fault:
    """Return the fault of the value that stands *at* that path of keys and positions."""
    parts = (str(part).replace("~", "~0").replace("/", "~1") for part in at)
    return Fault("/".join(("#", *parts)), detail)


def first_faults(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return the first *faults*, and look for no more."""
    return tuple(islice(faults, MOST_FAULTS))


def fault_of(error: Exception, *at: object, kind: Any = None) -> Fault:
    """Return what *error*, of msgspec or ours, has against the value *at* that path.

    With the *kind* that the value should have been, the detail says what may be written.
    """
    detail, inside = located(error, kind)
    return fault(detail, *at, *inside)


def located(error: Exception, kind: Any = None) -> tuple[str, tuple[object, ...]]:
    """Return the detail of a fault, and its place inside the value."""
    if isinstance(error, FaultError):
        return error.detail, error.at
    message, _, place = str(error).partition(_PLACE)
    path = _PART.findall(place)
    inside = tuple(part for part in path if part != _SOME_KEY)
    if found := _MISSING.fullmatch(message):
        return missing_value(kind, *path, found[1]), (*inside, found[1])
    if unknown := _UNKNOWN.fullmatch(message):
        return not_known(unknown[1], _keys(kind, path)), (*inside, unknown[1])
    return text_of(message, choices=_choices(kind, path), examples=_examples(kind, path)), inside


def missing_value(kind: Any, *path: str) -> str:
    """Return the detail for a missing value at *path* in a *kind*: what may be written there."""
    kinds = dict.fromkeys(
        name for found in _kinds_at(kind, path) if (name := _NAMES.get(type(found).__name__))
    )
    return missing(list(kinds), choices=_choices(kind, path), examples=_examples(kind, path))


def no_such(text: str, what: str, *, by: str = "the handle or the id") -> str:
    """Return the detail for a *text* that names nothing of a world; *by* is how one is named."""
    return f"is {text!r}: the world has no such {what}: write {by} of one"


def not_known(name: str, known: Sequence[str]) -> str:
    """Return the detail for a *name* that is none of those *known*."""
    if not known:
        return "is not known here: leave it out"
    meant = did_you_mean(name, known)
    return f"is not known here: {meant}{' ' if meant else ''}Known are {', '.join(known)}"


def not_one(name: str, of: str, known: Iterable[str]) -> str:
    """Return the detail for a *name* that is not one of those *known*; *of* says what they are."""
    compared = list(islice(known, _COMPARED))
    first = f"write one such as {compared[0]}" if compared else ""
    hint = did_you_mean(name, compared) or first
    return f"is {name!r}, which is not {of}{': ' if hint else ''}{hint}"


def key_of(at: Sequence[object]) -> str:
    """Return the path as code spells it: `addresses[0].city`."""
    parts = (f"[{part}]" if str(part).isdecimal() else f".{part}" for part in at)
    return "".join(parts).removeprefix(".")


def _keys(kind: Any, path: Sequence[str]) -> list[str]:
    """Return the keys that an object at *path* in a *kind* may have."""
    from msgspec import inspect

    return [
        field.encode_name
        for found in _kinds_at(kind, path)
        if isinstance(found, inspect.StructType)
        for field in found.fields
    ]


def _choices(kind: Any, path: Sequence[str]) -> list[str]:
    """Return the values that an enum at *path* in a *kind* has."""
    if not path and (values := _literals(kind)):
        return values
    return [value for found in _kinds_at(kind, path) for value in _values(found)]


def _examples(kind: Any, path: Sequence[str]) -> list[str]:
    """Return the examples that the type of a text with a pattern has at *path* in a *kind*."""
    from msgspec import inspect

    return [
        str(example)
        for found in _kinds_at(kind, path)
        if isinstance(found, inspect.Metadata)
        for example in (found.extra_json_schema or {}).get("examples", ())
    ]


def _kinds_at(kind: Any, path: Sequence[str]) -> list[Any]:
    """Return the types that may stand at *path* in a *kind*; none if that is not known."""
    if kind is None:
        return []
    from msgspec import inspect

    kinds = list(_flat(inspect.type_info(kind)))
    for part in path:
        kinds = [deeper for outer in kinds for deeper in _deeper(outer, part)]
    return kinds


def _literals(kind: Any) -> list[str]:
    """Return the values of a `Literal`, or of a union with one, in their order."""
    if get_origin(kind) is Literal:
        return list(map(str, get_args(kind)))
    return [value for part in get_args(kind) for value in _literals(part)]


def _deeper(kind: Any, part: str) -> Iterator[Any]:
    """Yield the types of what *part*, a key or a position, leads to in *kind*."""
    from msgspec import inspect

    match kind:
        case inspect.StructType(fields=fields):
            for field in fields:
                if field.encode_name == part:
                    yield from _flat(field.type)
        case inspect.ListType(item_type=item) | inspect.VarTupleType(item_type=item):
            yield from _flat(item)
        case inspect.TupleType(item_types=items) if part.isdecimal():
            yield from _flat(items[int(part)])
        case inspect.DictType(value_type=value):
            yield from _flat(value)


def _flat(kind: Any) -> Iterator[Any]:
    """Yield *kind* itself, and what it consists of."""
    from msgspec import inspect

    if isinstance(kind, inspect.UnionType):
        for one in kind.types:
            yield from _flat(one)
        return
    yield kind
    if isinstance(kind, inspect.Metadata):
        yield from _flat(kind.type)


def _values(kind: Any) -> Iterator[str]:
    from msgspec import inspect

    if isinstance(kind, inspect.EnumType):
        for member in kind.cls:
            yield str(member.value)
    elif isinstance(kind, inspect.LiteralType):
        yield from map(str, kind.values)

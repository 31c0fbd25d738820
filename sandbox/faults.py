"""What is wrong in a document that comes from outside: each fault with its place."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, Literal, get_args, get_origin

from msgspec import Struct

# msgspec: a message ends in the place inside the value, as in " - at `$[0].city`".
_PLACE: Final = " - at `$"
_PART: Final = re.compile(r"[^\[\].`]+|\.{3}")
_SOME_KEY: Final = "..."
_UNKNOWN: Final = re.compile(r"Object contains unknown field `(.*)`", re.DOTALL)
_MISSING: Final = re.compile(r"Object missing required field `(.*)`", re.DOTALL)


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
    inside = tuple(part for part in _PART.findall(place) if part != _SOME_KEY)
    if missing := _MISSING.fullmatch(message):
        return "is missing", (*inside, missing[1])
    if unknown := _UNKNOWN.fullmatch(message):
        return not_known(unknown[1], _choices(kind, inside)), (*inside, unknown[1])
    known = ", ".join(_choices(kind, inside)) if message.startswith("Invalid enum") else ""
    choices = f"; known are {known}" if known else ""
    return f"is wrong: {message[:1].lower()}{message[1:]}{choices}", inside


def not_known(name: str, known: Sequence[str]) -> str:
    """Return the detail for a *name* that is none of those *known*."""
    if not known:
        return "is not known here: nothing is"
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    meant = f"did you mean {near[0]}? " if near else ""
    return f"is not known here: {meant}Known are {', '.join(known)}"


def key_of(at: Sequence[object]) -> str:
    """Return the path as code spells it: `addresses[0].city`."""
    parts = (f"[{part}]" if str(part).isdecimal() else f".{part}" for part in at)
    return "".join(parts).removeprefix(".")


def _choices(kind: Any, inside: Sequence[str]) -> list[str]:
    """Return what may stand at *inside* in a *kind*: the keys of an object, an enum's values."""
    if kind is None:
        return []
    if not inside and (values := _literals(kind)):
        return values
    from msgspec import inspect

    kinds = list(_flat(inspect.type_info(kind)))
    for part in inside:
        kinds = [deeper for outer in kinds for deeper in _deeper(outer, part)]
    return [name for found in kinds for name in _names(found)]


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


def _flat(kind: Any) -> Iterator[Any]:
    from msgspec import inspect

    if isinstance(kind, inspect.UnionType):
        for one in kind.types:
            yield from _flat(one)
    else:
        yield kind


def _names(kind: Any) -> Iterator[str]:
    from msgspec import inspect

    if isinstance(kind, inspect.StructType):
        for field in kind.fields:
            yield field.encode_name
    elif isinstance(kind, inspect.EnumType):
        for member in kind.cls:
            yield str(member.value)
    elif isinstance(kind, inspect.LiteralType):
        yield from map(str, kind.values)

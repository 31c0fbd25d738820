"""Reading what a request brings, typed: a mistake is told with its place and what is known."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import reduce
from operator import or_
from types import NoneType, UnionType
from typing import Any, Final, TypeVar, get_args

import msgspec
from aiohttp import hdrs, web
from msgspec import Struct
from msgspec.structs import FieldInfo

from sandbox.control.problems import Fault, ProblemError, invalid_values

_JSON: Final = frozenset({"application/json", "application/merge-patch+json"})
# msgspec: a message ends in the place inside the value, as in " - at `$[0].city`".
_PLACE: Final = " - at `$"
_PART: Final = re.compile(r"[^\[\].`]+|\.{3}")
_SOME_KEY: Final = "..."

T = TypeVar("T", bound=Struct)


def read_query(request: web.BaseRequest, kind: type[T]) -> T:
    """Return the parameters of the URL as a *kind*. Raises `ProblemError`."""
    given = request.query
    twice = sorted({name for name in given if len(given.getall(name)) > 1})
    if twice:
        raise _bad_query(f"{', '.join(twice)} is given more than once")
    faults = list(_faults(dict(given), kind, strict=False))
    if faults:
        raise _bad_query("; ".join(f"{fault.pointer[2:]} {fault.detail}" for fault in faults))
    return msgspec.convert(given, kind, strict=False)


async def read_body(request: web.BaseRequest, kind: type[T]) -> T:
    """Return the body, JSON, as a *kind*; no body is an empty one. Raises `ProblemError`."""
    given = _decoded(request, await _received(request))
    if not isinstance(given, dict):
        raise ProblemError(400, "malformed-body", "the body is not a JSON object")
    if faults := tuple(_faults(given, kind, strict=True)):
        raise invalid_values(faults)
    return msgspec.convert(given, kind)


async def read_large(request: web.BaseRequest, *, most: int) -> bytes:
    """Return the body, JSON that is not looked into, of up to *most* bytes."""
    body = await _received(request.clone(client_max_size=most))
    _check_media_type(request)
    return body


async def _received(request: web.BaseRequest) -> bytes:
    encoding = request.headers.get(hdrs.CONTENT_ENCODING, "identity")
    if encoding.lower() != "identity":
        raise ProblemError(
            415, "unsupported-encoding", f"Content-Encoding is {encoding}; send the body as it is"
        )
    try:
        return await request.read()
    except web.HTTPRequestEntityTooLarge as error:
        raise ProblemError(413, "body-too-large", f"{error.text}") from None
    except web.RequestPayloadError:
        raise ProblemError(
            400, "malformed-body", "the body is not as the headers say that it comes"
        ) from None


def _decoded(request: web.BaseRequest, body: bytes) -> object:
    if not body.strip():
        return {}
    _check_media_type(request)
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ProblemError(400, "malformed-body", f"the body is no JSON: {error}") from None


def _check_media_type(request: web.BaseRequest) -> None:
    """A page of another origin can send a form, and never JSON without asking first."""
    if request.content_type not in _JSON:
        detail = f"Content-Type is {request.content_type}; send application/json"
        raise ProblemError(415, "unsupported-media-type", detail)


def _faults(given: Mapping[str, Any], kind: type[Struct], *, strict: bool) -> Iterator[Fault]:
    """Yield all that keeps *given* from being a *kind*, one fault for each of its keys."""
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    for name in given:
        if name not in fields:
            yield Fault(_pointer(name), _unknown(name, list(fields)))
    for name, field in fields.items():
        if name in given:
            yield from _value_faults(given[name], field, strict=strict)
        elif field.required:
            yield Fault(_pointer(name), "is missing")


def _value_faults(value: object, field: FieldInfo, *, strict: bool) -> Iterator[Fault]:
    # msgspec: where it is not strict, "null" is None. A URL says that by leaving it out.
    kind = field.type if strict else _without_none(field.type)
    try:
        msgspec.convert(value, kind, strict=strict)
    except msgspec.ValidationError as error:
        words, _, place = str(error).partition(_PLACE)
        inside = [part for part in _PART.findall(place) if part != _SOME_KEY]
        yield Fault(_pointer(field.encode_name, *inside), f"is wrong: {_said(words, field)}")


def _without_none(kind: Any) -> Any:
    kinds = (each for each in get_args(kind) if each is not NoneType)
    return reduce(or_, kinds) if isinstance(kind, UnionType) else kind


def _said(words: str, field: FieldInfo) -> str:
    """Return msgspec's *words* to go on with; it does not say which values of an enum there are."""
    kinds = (field.type, *get_args(field.type))
    enums = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, StrEnum)]
    known = ", ".join(value for enum in enums for value in enum)
    choices = f"; known are {known}" if known else ""
    return f"{words[:1].lower()}{words[1:]}{choices}"


def _pointer(*path: str) -> str:
    """Return a JSON pointer in a URI's fragment (RFC 6901)."""
    return "#/" + "/".join(part.replace("~", "~0").replace("/", "~1") for part in path)


def _unknown(name: str, known: list[str]) -> str:
    if not known:
        return "is not known here: nothing is"
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    meant = f"did you mean {near[0]}? " if near else ""
    return f"is not known here: {meant}Known are {', '.join(known)}"


def _bad_query(detail: str) -> ProblemError:
    return ProblemError(400, "invalid-query", f"in the URL, {detail}")

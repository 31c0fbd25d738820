"""Reads queries and bodies as models. A problem names each mistake with its place."""

from collections.abc import Iterator, Mapping
from functools import reduce
from operator import or_
from types import NoneType, UnionType
from typing import Any, Final, TypeVar, Union, get_args, get_origin

import msgspec
from aiohttp import hdrs, web
from msgspec import Struct
from msgspec.structs import FieldInfo

from sandbox.control.problems import ProblemError, invalid_values
from sandbox.door.guarded_handler import SlowBodyError
from sandbox.door.received import LARGEST_BODY
from sandbox.fault_texts import not_json
from sandbox.faults import Fault, fault, fault_of, first_faults, missing_value, not_known

_JSON: Final = frozenset({"application/json", "application/merge-patch+json"})

T = TypeVar("T", bound=Struct)


def read_query(request: web.BaseRequest, kind: type[T]) -> T:
    """Return the parameters of the URL as a *kind*. Raises `ProblemError`."""
    given = request.query
    twice = sorted({name for name in given if len(given.getall(name)) > 1})
    if twice:
        raise _bad_query(f"{', '.join(twice)} is given more than once: give it once")
    if faults := first_faults(_faults(dict(given), kind, strict=False)):
        raise _bad_query("; ".join(f"{fault.pointer[2:]} {fault.detail}" for fault in faults))
    return msgspec.convert(given, kind, strict=False)


_READ: Final = web.RequestKey("READ", bytes)
"""The large body of a request that may be answered in several tries."""

_UNREADABLE: Final = web.RequestKey("UNREADABLE", ProblemError)
"""Why the body could not be read: a second try would find only the rest of it."""


async def read_body(request: web.BaseRequest, kind: type[T], *, most: int = LARGEST_BODY) -> T:
    """Return the JSON body of up to *most* bytes as a *kind*; a missing body is an empty one.

    Raises `ProblemError`.
    """
    body = await _received(request)
    if len(body) > most:
        detail = f"the body has {len(body)} bytes, and may have {most}: send less at once"
        raise ProblemError(413, "body-too-large", detail)
    given = _decoded(request, body)
    if not isinstance(given, dict):
        raise ProblemError(400, "malformed-body", "the body is not a JSON object: send {…}")
    if faults := first_faults(_faults(given, kind, strict=True)):
        raise invalid_values(faults)
    return msgspec.convert(given, kind)


async def read_large(request: web.BaseRequest, *, most: int) -> bytes:
    """Return the body, unread JSON of up to *most* bytes. Raises `ProblemError`."""
    if _READ not in request:
        request[_READ] = await _received(request, most=most)
    _check_media_type(request)
    return request[_READ]


async def _received(request: web.BaseRequest, *, most: int | None = None) -> bytes:
    """Return the body of up to *most* bytes, else 1 MiB. Raises `ProblemError`."""
    if _UNREADABLE in request:
        raise request[_UNREADABLE]
    try:
        return await _body(request if most is None else request.clone(client_max_size=most))
    except ProblemError as error:
        request[_UNREADABLE] = error
        raise


async def _body(request: web.BaseRequest) -> bytes:
    encoding = request.headers.get(hdrs.CONTENT_ENCODING, "identity")
    if encoding.lower() != "identity":
        raise ProblemError(
            415, "unsupported-encoding", f"Content-Encoding is {encoding}; send the body as it is"
        )
    try:
        return await request.read()
    except web.HTTPRequestEntityTooLarge as error:
        raise ProblemError(413, "body-too-large", f"{error.text}") from None
    except SlowBodyError as error:
        raise ProblemError(400, "malformed-body", f"{error}") from None
    except web.RequestPayloadError:
        raise ProblemError(
            400,
            "malformed-body",
            "the body is not as Content-Length or Transfer-Encoding says: send it whole",
        ) from None


def _decoded(request: web.BaseRequest, body: bytes) -> object:
    if not body.strip():
        return {}
    _check_media_type(request)
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ProblemError(400, "malformed-body", f"the body {not_json(error)}") from None


def _check_media_type(request: web.BaseRequest) -> None:
    """A web page of another origin can send a form, but not JSON without a preflight."""
    if request.content_type not in _JSON:
        detail = f"Content-Type is {request.content_type}; send application/json"
        raise ProblemError(415, "unsupported-media-type", detail)


def _faults(given: Mapping[str, Any], kind: type[Struct], *, strict: bool) -> Iterator[Fault]:
    """Yield why *given* is not a *kind*: a fault for each key that is wrong."""
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    for name in given:
        if name not in fields:
            yield fault(not_known(name, list(fields)), name)
    for name, field in fields.items():
        if name in given:
            yield from _value_faults(given[name], field, strict=strict)
        elif field.required:
            yield fault(missing_value(field.type), name)


def _value_faults(value: object, field: FieldInfo, *, strict: bool) -> Iterator[Fault]:
    # msgspec: where it is not strict, "null" is None. A URL says that by leaving it out.
    kind = field.type if strict else _without_none(field.type)
    try:
        msgspec.convert(value, kind, strict=strict)
    except msgspec.ValidationError as error:
        yield fault_of(error, field.encode_name, kind=kind)


def _without_none(kind: Any) -> Any:
    if get_origin(kind) not in (Union, UnionType):
        return kind
    return reduce(or_, (part for part in get_args(kind) if part is not NoneType))


def _bad_query(detail: str) -> ProblemError:
    return ProblemError(400, "invalid-query", f"in the URL, {detail}")

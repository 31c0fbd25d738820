"""Reads the customer's data from the JSON in a token."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Annotated, Any, Final, TypeAlias, cast

from msgspec import DecodeError, Meta, Struct
from msgspec.json import Decoder

from sandbox.email_address import normalize
from sandbox.multipass.addresses import LONGEST, ignored, plainly, read_addresses, read_text
from sandbox.multipass.created_at import NAIVE, is_naive, parse_created_at
from sandbox.multipass.errors import (
    BadCreatedAtError,
    BadEmailError,
    NoCreatedAtError,
    NoEmailError,
    NotAnObjectError,
    NotJsonError,
)
from sandbox.multipass.opened import Opened

TEXTS: Final = frozenset(
    {"first_name", "last_name", "tag_string", "identifier", "return_to", "remote_ip"},
)
REQUIRED: Final = frozenset({"email", "created_at"})
_SPELT: Final[Mapping[str, str]] = {
    **{plainly(key): key for key in (*TEXTS, "addresses")},
    "tags": "tag_string",
    "redirecturl": "return_to",
}
REMOTE_IP: Final = "remote_ip is not enforced: Shopify ignores it since 2026"
EMPTY_IDENTIFIER: Final = "identifier is empty: read as none"


LONGEST_TAGS: Final = 100_000
LONGEST_URL: Final = 10_000
_LONGER: Final = {"tag_string": LONGEST_TAGS, "return_to": LONGEST_URL}

_Line: TypeAlias = Annotated[str, Meta(max_length=LONGEST)]


class _Plain(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    email: str
    created_at: str
    first_name: _Line | None = None
    last_name: _Line | None = None
    tag_string: Annotated[str, Meta(max_length=LONGEST_TAGS)] | None = None
    identifier: _Line | None = None
    return_to: Annotated[str, Meta(max_length=LONGEST_URL)] | None = None


_decode: Final = Decoder().decode
_decode_plain: Final = Decoder(_Plain).decode
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


def parse(plaintext: bytes) -> dict[str, object]:
    """Return the JSON object that *plaintext* holds.

    Raises NotJsonError, NotAnObjectError.
    """
    try:
        payload = _decode(plaintext)
    except (DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotJsonError(_fault(plaintext, error), plaintext=plaintext) from error
    if type(payload) is not dict:
        raise NotAnObjectError(payload)
    return payload


def _fault(plaintext: bytes, error: Exception) -> str:
    match error:
        case RecursionError():
            return "The plaintext is JSON nested too deep to read."
        case UnicodeDecodeError():
            return "The plaintext is not UTF-8."
        case _ if plaintext.startswith(_BYTE_ORDER_MARK):
            return "The plaintext begins with a byte order mark, which JSON does not allow."
        case _:
            return f"The plaintext is not strict JSON: {error}."


def unpack(payload: dict[str, object], *, fingerprint: bytes) -> Opened:
    """Return the data of *payload*. What cannot be read becomes a note, not an error.

    Raises NoEmailError, BadEmailError, NoCreatedAtError, BadCreatedAtError.
    """
    raw_email, email = read_email(payload)
    raw_created_at, created_at = read_created_at(payload)
    fields: dict[str, Any] = {
        key: value
        for key, value in payload.items()
        if key in TEXTS and type(value) is str and len(value) <= _LONGER.get(key, LONGEST)
    }
    notes: tuple[str, ...] = ()
    if len(fields) + len(REQUIRED) < len(payload) or "remote_ip" in fields:
        notes = tuple(_read_rest(payload, fields))
    if fields.get("identifier") == "":
        fields["identifier"] = None
        notes = (*notes, EMPTY_IDENTIFIER)
    if is_naive(raw_created_at):
        notes = (*notes, NAIVE)
    return Opened(
        email=email,
        raw_email=raw_email,
        created_at=created_at,
        raw_created_at=raw_created_at,
        fingerprint=fingerprint,
        notes=notes,
        **fields,
    )


def read_plain(plaintext: bytes, *, fingerprint: bytes) -> Opened | None:
    """Return the data of a payload of texts, each under a key that Shopify documents.

    Nearly all are so. None is for the rest, and for whatever is wrong or worth a note: `parse`
    and `unpack` read the same of these, and read all others.
    """
    try:
        given = _decode_plain(plaintext)
        created_at = parse_created_at(given.created_at)
    except (ValueError, RecursionError):
        return None
    email = normalize(given.email)
    if email is None or given.identifier == "" or is_naive(given.created_at):
        return None
    return Opened(
        email=email,
        raw_email=given.email,
        created_at=created_at,
        raw_created_at=given.created_at,
        fingerprint=fingerprint,
        first_name=given.first_name,
        last_name=given.last_name,
        tag_string=given.tag_string,
        identifier=given.identifier,
        return_to=given.return_to,
    )


def read_email(payload: Mapping[str, object]) -> tuple[str, str]:
    """Return the email as given and in normal form. Raises `NoEmailError`, `BadEmailError`."""
    given = payload.get("email")
    if given is None or (type(given) is str and not given.strip()):
        raise NoEmailError(payload)
    email = normalize(given) if type(given) is str else None
    if email is None:
        raise BadEmailError(given, payload=payload)
    return cast("str", given), email


def read_created_at(payload: Mapping[str, object]) -> tuple[str, datetime]:
    """Return the time of making as given and as the instant it names.

    Raises `NoCreatedAtError`, `BadCreatedAtError`.
    """
    given = payload.get("created_at")
    if given is None or (type(given) is str and not given.strip()):
        raise NoCreatedAtError(payload)
    if type(given) is not str:
        raise BadCreatedAtError(given, payload=payload)
    try:
        return given, parse_created_at(given)
    except ValueError:
        raise BadCreatedAtError(given, payload=payload) from None


def _read_rest(payload: Mapping[str, object], fields: dict[str, Any]) -> Iterator[str]:
    """Read what is not plain text into *fields*, and yield the notes."""
    for key in [key for key in payload if key not in fields and key not in REQUIRED]:
        match key, payload[key]:
            case "addresses", given:
                fields["addresses"], notes = read_addresses(given)
                yield from notes
            case _, given if key in TEXTS:
                longest = _LONGER.get(key, LONGEST)
                fields[key], notes = read_text(key, given, longest=longest)
                yield from notes
            case _:
                yield ignored(key, _SPELT)
    if "remote_ip" in fields:
        yield REMOTE_IP

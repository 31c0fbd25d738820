"""The addresses in a token: one that cannot be read is skipped, with a note.

Shopify says nothing of an address it cannot read. A login should not fail for one, so it does
not here (inferred).
"""

from collections.abc import Mapping
from typing import Any, Final

from sandbox.multipass.formatting import kind
from sandbox.multipass.opened import OpenedAddress

MOST: Final = 1_000  # addresses
LONGEST: Final = 255  # Shopify: names and parts of an address (recorded for the Admin API)

_FLAG: Final = "default"
_TEXTS: Final = frozenset(OpenedAddress.__struct_fields__) - {_FLAG}


def plainly(key: str) -> str:
    """Return *key* without what differs between `firstName`, `first-name` and `first_name`."""
    return key.replace("_", "").replace("-", "").lower()


SPELT: Final[Mapping[str, str]] = {plainly(key): key for key in _TEXTS}
"""The keys of an address, by how they are spelt plainly."""


def read_addresses(given: object) -> tuple[tuple[OpenedAddress, ...], list[str]]:
    """Return the addresses in *given*, the token's `addresses`, and the notes."""
    if given is None:
        return (), []
    if not isinstance(given, list):
        return (), [f"addresses is ignored: {kind(given)}, not an array"]
    notes: list[str] = []
    addresses = tuple(
        _read_address(entry, f"addresses[{index}]", notes)
        for index, entry in enumerate(given[:MOST])
        if _is_object(entry, f"addresses[{index}]", notes)
    )
    if len(given) > MOST:
        notes.append(f"addresses has more than {MOST} entries: the rest is ignored")
    return addresses, notes


def _is_object(entry: object, place: str, notes: list[str]) -> bool:
    if isinstance(entry, dict):
        return True
    notes.append(f"{place} is skipped: {kind(entry)}, not an object")
    return False


def _read_address(entry: Mapping[str, object], place: str, notes: list[str]) -> OpenedAddress:
    fields: dict[str, Any] = {}
    for key, value in entry.items():
        if key in _TEXTS:
            fields[key], remarks = read_text(f"{place}.{key}", value)
            notes += remarks
        elif key == _FLAG and (value is None or isinstance(value, bool)):
            fields[key] = bool(value)
        elif key == _FLAG:
            notes.append(f"{place}.{key} is ignored: {kind(value)}, neither true nor false")
        else:
            notes.append(ignored(key, SPELT, place=f"{place}."))
    return OpenedAddress(**fields)


def ignored(key: str, spelt: Mapping[str, str], *, place: str = "") -> str:
    """Return the note for a *key* that is not known, with the one of *spelt* that is meant.

    It looks the key up and compares it with none: a token may have very many.
    """
    meant = spelt.get(plainly(key)) if len(key) <= LONGEST else None
    question = f". Did you mean {meant}?" if meant else ""
    return f"{place}{key} is ignored: not a key that Shopify documents{question}"


def read_text(place: str, given: object, *, longest: int = LONGEST) -> tuple[str | None, list[str]]:
    """Return the text that *given* is or can be taken for, and the notes.

    A whole number is taken for its digits: customer ids and zip codes are often sent so. A text
    of more than *longest* characters is ignored: our choice, as a login should not fail for it.
    """
    match given:
        case str() if len(given) > longest:
            return None, [f"{place} is ignored: longer than {longest:,} characters"]
        case None | str():
            return given, []
        case int() if not isinstance(given, bool):
            return str(given), [f"{place} is a number: read as the text of its digits"]
        case _:
            return None, [f"{place} is ignored: {kind(given)}, not a text"]

"""Magic values: an email that names a scenario, as in `jane+scenario.email-taken@example.com`."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

_MARK: Final = "+scenario."
_MAGIC: Final = re.compile(r"\+scenario\.([a-z0-9-]+)@", re.IGNORECASE)


def has_magic(text: str) -> bool:
    """Whether *text* may hold a magic value: a cheap look before `magic_names`."""
    return _MARK in text or _MARK in text.lower()


def magic_names(value: object) -> Iterator[str]:
    """Yield each NAME of a `+scenario.NAME@` in *value*: a string, or nested objects of them."""
    match value:
        case str():
            if has_magic(value):
                yield from (name.lower() for name in _MAGIC.findall(value))
        case Mapping():
            for part in value.values():
                yield from magic_names(part)
        case list() | tuple():
            for part in value:
                yield from magic_names(part)

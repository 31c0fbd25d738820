"""Codes that the Storefront API knows: of countries, currencies and languages.

They are read from the text of `schema.graphql`, so that no department needs the schema itself.
"""

import re
from functools import cache
from typing import Final, Literal, TypeAlias

from sandbox.faults import FaultError
from sandbox.near_names import near_names
from sandbox.resources import resource

Codes: TypeAlias = Literal["CountryCode", "CurrencyCode", "LanguageCode"]
"""Names of enums of the schema."""

_EXAMPLES: Final = {"CountryCode": "US", "CurrencyCode": "USD", "LanguageCode": "EN"}
# Shopify: "ZZ: Unknown Region.", "XXX: Unrecognized currency."
_PLACEHOLDERS: Final = frozenset({"ZZ", "XXX"})
_VALUE: Final = re.compile(r"^  ([A-Z_]+)\b", re.MULTILINE)


@cache
def codes(name: Codes) -> tuple[str, ...]:
    """Return the values of the enum *name* in all versions."""
    text = resource("schema.graphql").read_text("utf-8")
    _, _, rest = text.partition(f"\nenum {name} {{\n")
    return tuple(_VALUE.findall(rest.partition("\n}")[0]))


@cache
def _known(name: Codes) -> frozenset[str]:
    return frozenset(codes(name))


def wrong_code(name: Codes, code: str) -> str | None:
    """Return what is wrong with a *code* of the enum *name*, or None."""
    if code in _PLACEHOLDERS:
        return f"is {code!r}, which means that it is not known: write such as {_EXAMPLES[name]}"
    return unknown_code(name, code)


def unknown_code(name: Codes, code: str) -> str | None:
    """Return what is wrong with a *code* that is no value of the enum *name*, else None."""
    if code in _known(name):
        return None
    known = codes(name)
    text = code.upper()
    near = [text[:-1]] if text[:-1] in known else near_names(text, known)
    meant = f"did you mean {near[0]}?" if near else f"write such as {_EXAMPLES[name]}"
    return f"is {code!r}, which is not a {name}: {meant}"


def check_code(name: Codes, code: str, *at: object) -> None:
    """Raise `FaultError` if the *code*, which stands *at* that path, cannot be in a shop's data."""
    if detail := wrong_code(name, code):
        raise FaultError(detail, *at)

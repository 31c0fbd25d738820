"""Arguments of the type ID: they take global ids of any type."""

import re
from typing import Any, Final

from sandbox.validation import CoercionError, NotCoercibleError

_FORM: Final = re.compile(r"gid://[a-z]+/[A-Za-z][A-Za-z0-9]*/.+")


def parse_global_id(value: Any) -> str:
    """Return *value*, a number as text. Raises `CoercionError`, `NotCoercibleError`.

    Shopify: the refusal is recorded for `node(id:)` against 2026-04.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise NotCoercibleError("An ID is a string.")
    if not _FORM.fullmatch(value):
        raise CoercionError(f"Invalid global id '{value}'")
    return value

"""One name, two spellings: `customerAccessToken` in the schema, `customer_access_token` here."""

import re
from functools import cache

_HUMP = re.compile(r"(?<=[a-z0-9])([A-Z]+)")


@cache
def snake_case(name: str) -> str:
    """Spell a schema name as Python does; digits stay with their word: `address1`, `price_v2`."""
    return _HUMP.sub(r"_\1", name).lower()

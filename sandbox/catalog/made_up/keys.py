"""The unique values of a made-up product and its parts, each of which leads back to its index.

Each pair of functions is exact both ways: that finds one of 100,000 products without having made
any.
"""

import re
from collections.abc import Mapping
from typing import Final

from sandbox.file_ids import FIRST_MADE_UP, FIRST_VARIANT, PARTS, variant_id
from sandbox.gid import STEP

FIRST_OPTION: Final = 12_000_000_000_000
FIRST_VALUE: Final = 4_000_000_000_000
FIRST_MEDIA: Final = 44_000_000_000_000

_FIRSTS: Final[Mapping[str, int]] = {
    "Media": FIRST_MEDIA,
    "ProductOption": FIRST_OPTION,
    "ProductOptionValue": FIRST_VALUE,
}
_HANDLE: Final = re.compile(r"[a-z-]+-([1-9][0-9]{0,6})")
_SKU: Final = re.compile(r"mu(?!000000)([0-9]{6})-[1-9][0-9]{0,3}", re.IGNORECASE)


def variant_at(index: int, position: int) -> int:
    return variant_id(FIRST_MADE_UP + index, position)


def part_at(first: int, index: int, position: int) -> int:
    """Return the id of a part whose ids begin after *first*: an option, a value, a medium."""
    return first + ((FIRST_MADE_UP + index) * PARTS + position) * STEP


def index_of_variant(number: int) -> int | None:
    return _index_of_part(number, FIRST_VARIANT)


def index_of_part(path: str) -> int | None:
    """Return the index of the product that has the part *path*, as `ProductOption/12`."""
    kind, _, number = path.partition("/")
    return _index_of_part(int(number), _FIRSTS[kind]) if kind in _FIRSTS else None


def _index_of_part(number: int, first: int) -> int | None:
    place, rest = divmod(number - first, STEP)
    index = place // PARTS - FIRST_MADE_UP
    return index if rest == 0 and index >= 0 else None


def handle(title: str, index: int) -> str:
    """Return such as `bracken-trail-tent-17`, of the 17th product. *title* is of plain letters."""
    return f"{title.lower().replace(' ', '-')}-{index + 1}"


def index_of_handle(text: str) -> int | None:
    match = _HANDLE.fullmatch(text)
    return int(match[1]) - 1 if match else None


def sku(index: int, position: int) -> str:
    return f"MU{index + 1:06}-{position + 1}"


def index_of_sku(text: str) -> int | None:
    match = _SKU.fullmatch(text)
    return int(match[1]) - 1 if match else None


CODES: Final[Mapping[str, tuple[str, int]]] = {"sku": ("mu", 6), "barcode": ("2", 7)}
"""How codes begin, and of how many digits the number is that follows."""


def barcode(index: int, position: int) -> str:
    """Return an EAN-13 for use inside of a shop: such ones begin with 2."""
    digits = f"2{index + 1:07}{position + 1:04}"
    total = sum(map(int, digits[::2])) + 3 * sum(map(int, digits[1::2]))
    return f"{digits}{-total % 10}"

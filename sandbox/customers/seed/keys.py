"""The unique values of a made-up customer, each of which leads back to the customer's index.

Each pair of functions is exact both ways: that is what finds one of a million customers
without having made any.
"""

import re
import unicodedata
from typing import Final

from sandbox.gid import STEP

FIRST_CUSTOMER: Final = 7_000_000_000_000
FIRST_ADDRESS: Final = 8_000_000_000_000
MOST_ADDRESSES: Final = 3
MOST_CUSTOMERS: Final = 5_000_000  # so many fit between one first id and the next
MOST_ORDERS: Final = 12

DOMAINS: Final = ("example.com", "example.org", "example.net")
_EMAIL: Final = re.compile(r"[a-z]+\.[a-z]+([1-9][0-9]{0,7})@example\.(?:com|net|org)")
_IDENTIFIER: Final = re.compile(r"user-([1-9][0-9]{0,7})")
_LONGEST_WORD: Final = 24  # keeps an email's local part under its 64 characters
_STAND_INS: Final = ("shopper", "customer")  # for names with no Latin letter in them
_LATIN: Final = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
    }
)
_NORTH_AMERICA: Final = "1"
_FIRST_AREA: Final = 201


def customer_id(index: int) -> int:
    return FIRST_CUSTOMER + index * STEP


def index_of_id(number: int) -> int | None:
    index, rest = divmod(number - FIRST_CUSTOMER, STEP)
    return index if rest == 0 and index >= 0 else None


def address_id(index: int, position: int) -> int:
    return FIRST_ADDRESS + (index * MOST_ADDRESSES + position) * STEP


def email(first_name: str, last_name: str, index: int, *, domain: str) -> str:
    """Return an email such as `jane.doe17@example.com`, of the 17th customer."""
    first, last = (
        _ascii(name) or stand_in
        for name, stand_in in zip((first_name, last_name), _STAND_INS, strict=True)
    )
    return f"{first}.{last}{index + 1}@{domain}"


def index_of_email(text: str) -> int | None:
    match = _EMAIL.fullmatch(text)
    return int(match[1]) - 1 if match else None


def _ascii(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LATIN))
    return "".join(c for c in plain if "a" <= c <= "z")[:_LONGEST_WORD]


def identifier(index: int) -> str:
    return f"user-{index + 1}"


def index_of_identifier(text: str) -> int | None:
    match = _IDENTIFIER.fullmatch(text)
    return int(match[1]) - 1 if match else None


def phone(index: int, *, calling_code: str) -> str:
    """Return a number in E.164. North America: 555, which is nobody's, in some area."""
    if calling_code == _NORTH_AMERICA:
        area, line = divmod(index, 10_000)
        return f"+1{_FIRST_AREA + area}555{line:04}"
    return f"+{calling_code}55{index:07}"


def index_of_phone(text: str, *, calling_code: str) -> int | None:
    digits = text.removeprefix(f"+{calling_code}")
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > len("2015550000"):
        return None
    if calling_code == _NORTH_AMERICA:
        index = (int(digits[:3]) - _FIRST_AREA) * 10_000 + int(digits[-4:])
    else:
        index = int(digits[-7:])
    return index if index >= 0 and phone(index, calling_code=calling_code) == text else None

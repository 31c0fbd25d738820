"""Real Multipass tokens, sealed just before they are used: each is good for one login."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from sandbox.multipass import Multipass
from sandbox.settings import MULTIPASS_SECRET

EMAILS: Final = 20_000
ADDRESSES: Final = [
    {
        "address1": f"{number} Bank Street",
        "city": "Ottawa",
        "country": "Canada",
        "country_code": "CA",
        "first_name": "Ada",
        "last_name": "Bench",
        "province": "Ontario",
        "province_code": "ON",
        "zip": "K1P 1A4",
    }
    for number in (1, 2, 3)
]


def seal_logins(start: int, count: int, *, age: timedelta = timedelta(0)) -> list[str]:
    """Return *count* tokens made *age* ago: new customers first, known ones after `EMAILS`."""
    multipass = Multipass(MULTIPASS_SECRET)
    created = datetime.now(UTC) - age
    return [
        multipass.seal(
            {
                "email": f"user{number % EMAILS}@bench.example",
                "first_name": "Ada",
                "last_name": f"Bench{number % EMAILS}",
                "return_to": "https://shop.example/account",
            },
            now=created,
        )
        for number in range(start, start + count)
    ]


def seal_with_addresses(count: int) -> list[str]:
    """Return tokens of *count* customers with three addresses each."""
    multipass = Multipass(MULTIPASS_SECRET)
    now = datetime.now(UTC)
    return [
        multipass.seal(
            {
                "email": f"resident{number}@bench.example",
                "first_name": "Ada",
                "last_name": "Bench",
                "addresses": ADDRESSES,
            },
            now=now,
        )
        for number in range(count)
    ]


def write(tokens: Iterable[str], path: Path) -> None:
    path.write_text("".join(f"{token}\n" for token in tokens), encoding="ascii")

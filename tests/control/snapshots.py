"""What snapshots of the tests begin with: a fresh world, a customer, a market."""

from typing import Any

from sandbox import __version__

ADA = "ada@example.com"
EMPTY: dict[str, Any] = {
    "version": 2,
    "sandbox": __version__,
    "origin": {"seed": 1, "customers": 100, "locale": "en_US", "catalog": 0},
    "records": {},
}
CUSTOMER: dict[str, Any] = {
    "id": 9_000_000_032_768,
    "email": ADA,
    "created_at": "2027-03-01T12:00:00Z",
    "updated_at": "2027-03-01T12:00:00Z",
}

MARKET: dict[str, Any] = {
    "id": 1,
    "handle": "us",
    "currency": "USD",
    "countries": ["US"],
    "languages": ["EN"],
}


def put(
    kind: str,
    *records: dict[str, Any],
    hidden: tuple[int, ...] = (),
    last: int = CUSTOMER["id"],
) -> dict[str, Any]:
    """Return the part of a snapshot that has those records of one kind.

    *last* is the number that was given last to a customer.
    """
    sequence = {"hidden": [], "put": [{"id": "Customer", "last": last}]}
    kept = {"hidden": list(hidden), "put": list(records)}
    return {"records": {"Sequence": sequence, kind: kept}}

"""What snapshots of the tests begin with: a fresh world, and a customer."""

from typing import Any

from sandbox import __version__

ADA = "ada@example.com"
EMPTY: dict[str, Any] = {
    "version": 1,
    "sandbox": __version__,
    "origin": {"seed": 1, "customers": 100, "locale": "en_US"},
    "clock": {"standsAt": None, "ahead": "P0D"},
    "sequences": {},
    "scenarios": {"on": [], "over": [], "counted": {}},
    "inbox": {"lastId": 0, "mails": []},
    "usedMultipassTokens": [],
    "records": {},
}
CUSTOMER: dict[str, Any] = {
    "id": 9_000_000_032_768,
    "email": ADA,
    "created_at": "2027-03-01T12:00:00Z",
    "updated_at": "2027-03-01T12:00:00Z",
}
LAST: dict[str, Any] = {"sequences": {"Customer": CUSTOMER["id"]}}


def put(kind: str, *records: dict[str, Any], hidden: tuple[int, ...] = ()) -> dict[str, Any]:
    """Return the part of a snapshot that has those records of one kind."""
    return {"records": {kind: {"hidden": list(hidden), "put": list(records)}}}

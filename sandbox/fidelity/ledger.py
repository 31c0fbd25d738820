"""The ledger of fidelity: a line for each answer, with how it is known."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Final

from msgspec import Struct

from sandbox.near_names import did_you_mean


class Known(StrEnum):
    """How an answer of the real service is known, the surest first."""

    RECORDED = "recorded"
    DOCUMENTED = "documented"
    REPORTED = "reported"
    INFERRED = "inferred"
    CHOSEN = "chosen"


MEANINGS: Final[Mapping[Known, str]] = {
    Known.RECORDED: "seen in answers of the real service",
    Known.DOCUMENTED: "in the official schema, documentation, or source of what the service runs",
    Known.REPORTED: "reported in public by users of the service",
    Known.INFERRED: "concluded from similar answers that are known",
    Known.CHOSEN: "not known: our choice, or the sandbox's own",
}


class Kind(StrEnum):
    """What an entry is about; `ACCOUNT_MUTATION` and `ACCOUNT_QUERY` are root fields of the
    Customer Account API, `LOGIN` a path of the login to new customer accounts. `TRANSPORT` is what
    every operation may meet, `TYPE` the objects of a type of the schema, `NOT_BUILT` a root field
    that the sandbox refuses."""

    MUTATION = "mutation"
    QUERY = "query"
    PAGE = "account-page"
    CHECKOUT = "checkout-page"
    ACCOUNT_MUTATION = "customer-account-mutation"
    ACCOUNT_QUERY = "customer-account-query"
    LOGIN = "login"
    TRANSPORT = "transport"
    TYPE = "type"
    NOT_BUILT = "not-built"


class Place(StrEnum):
    """Where on the wire an error stands; `BODY` is the whole answer."""

    CUSTOMER_USER_ERRORS = "customerUserErrors"
    USER_ERRORS = "userErrors"
    WARNINGS = "warnings"
    ERRORS = "errors"
    BODY = "body"


class Line(Struct, frozen=True, kw_only=True, rename="camel"):
    """One error that may be answered.

    In `message` what braces hold differs, as in `{email}`; None is whatever belongs to the code.
    With `by_scenario_only` it comes when a scenario says so, and never else.
    """

    place: Place
    status: int
    code: str | None
    field: tuple[str, ...] | None
    message: str | None
    known: Known
    source: str | None
    note: str | None
    by_scenario_only: bool

    def says(self, code: str | None, field: Sequence[str] | None, message: str) -> bool:
        """Say whether this is the line of such an error."""
        path = None if field is None else tuple(field)
        if code != self.code or (path != self.field and self.message is not None):
            return False
        return self.message is None or _pattern(self.message).fullmatch(message) is not None


class Entry(Struct, frozen=True, kw_only=True, rename="camel"):
    """An operation, an account page, a part of the transport, or a type of the schema.

    `known`, `source` and `note` are of its answer when all is well.
    """

    name: str
    kind: Kind
    known: Known
    source: str | None
    note: str | None
    errors: tuple[Line, ...]


class UnknownEntryError(LookupError):
    """The ledger has no entry of that name."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        meant = did_you_mean(name, known, most=3) or "leave it out for all."
        super().__init__(f"There is no {name!r} in the ledger: {meant}")


class Ledger:
    """The entries by name, in the order of their file."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = {entry.name: entry for entry in entries}

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def __getitem__(self, name: str) -> Entry:
        """Return the entry called *name*. Raises `UnknownEntryError`."""
        try:
            return self._entries[name]
        except KeyError:
            raise UnknownEntryError(name, list(self._entries)) from None

    def line(
        self,
        name: str,
        *,
        place: Place,
        code: str | None,
        field: Sequence[str] | None = None,
        message: str,
    ) -> Line | None:
        """Return the line of such an error of *name*: one to the letter before one of any words.

        None where there is none. Raises `UnknownEntryError`.
        """
        found = [
            line
            for line in self[name].errors
            if line.place is place and line.says(code, field, message)
        ]
        return min(found, key=lambda line: line.message is None, default=None)


@cache
def _pattern(message: str) -> re.Pattern[str]:
    """Return what matches *message*, with anything in the place of `{words}`."""
    parts = re.split(r"\{[a-z]+\}", message)
    return re.compile(".*".join(map(re.escape, parts)), re.DOTALL)

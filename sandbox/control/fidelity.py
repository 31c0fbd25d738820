"""The fidelity ledger: how each answer is known to be the real service's."""

from typing import Final

from msgspec import Struct

from sandbox.control.problems import ProblemError
from sandbox.control.route import ControlRequest, Empty, Route
from sandbox.door.first_use import FirstUse
from sandbox.fidelity import Entry, UnknownEntryError, load_ledger


class FidelityFilter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which entry: an operation of the schema, the path of an account page, or a part of HTTP."""

    operation: str | None = None


class FidelityLedger(Struct, frozen=True):
    entries: tuple[Entry, ...]


_ledger: Final = FirstUse(load_ledger)


async def list_ledger(request: ControlRequest[FidelityFilter, Empty]) -> FidelityLedger:
    """List the entries, or one. Raises `ProblemError` for an unknown one."""
    ledger, name = await _ledger(), request.query.operation
    if name is None:
        return FidelityLedger(tuple(ledger))
    try:
        return FidelityLedger((ledger[name],))
    except UnknownEntryError as error:
        raise ProblemError(404, "operation-not-found", str(error)) from None


ROUTES: Final = (
    Route(
        method="GET",
        path="/fidelity",
        handle=list_ledger,
        summary="List how sure it is that each answer is the real service's.",
        query=FidelityFilter,
        answers={200: FidelityLedger},
        refusals={404: "The ledger has no such operation."},
    ),
)

"""How the answers are known to be the real service's: the ledger, the same for every world."""

from typing import Final

from msgspec import Struct

from sandbox.control.problems import ProblemError
from sandbox.control.route import ControlRequest, Empty, Route
from sandbox.fidelity import Entry, UnknownEntryError, load_ledger


class FidelityFilter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which entry: an operation as the schema names it, a page by its path, a part of transport."""

    operation: str | None = None


class FidelityLedger(Struct, frozen=True):
    entries: tuple[Entry, ...]


def list_ledger(request: ControlRequest[FidelityFilter, Empty]) -> FidelityLedger:
    ledger, name = load_ledger(), request.query.operation
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

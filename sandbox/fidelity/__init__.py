"""How each answer of the sandbox is known to be the real service's."""

from sandbox.fidelity.ledger import Entry, Kind, Known, Ledger, Line, Place, UnknownEntryError
from sandbox.fidelity.reading import load_ledger

__all__ = [
    "Entry",
    "Kind",
    "Known",
    "Ledger",
    "Line",
    "Place",
    "UnknownEntryError",
    "load_ledger",
]

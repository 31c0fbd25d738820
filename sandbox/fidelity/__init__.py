"""The fidelity ledger: how each answer is known to be that of the real service."""

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

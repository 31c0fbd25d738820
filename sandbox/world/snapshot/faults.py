"""Faults of a snapshot, each with its place in the document."""

from collections.abc import Iterable
from typing import Final

from sandbox.fault_texts import not_json
from sandbox.faults import Fault, fault

NO_VERSION: Final = (
    "is missing: this is no snapshot. Take one with `worlds snapshot NAME` or GET …/snapshot"
)
"""The detail for a document without what every snapshot begins with."""


class InvalidSnapshotError(ValueError):
    """No world can be restored from the document. `faults` has the first of what is wrong."""

    def __init__(self, faults: Iterable[Fault], *, source: str = "the snapshot") -> None:
        self.faults: Final = tuple(faults)
        listed = "; ".join(
            f"{fault.pointer} {fault.detail}" if fault.at else f"it {fault.detail}"
            for fault in self.faults
        )
        super().__init__(f"{source} cannot be restored: {listed}")


class NoJsonError(InvalidSnapshotError):
    """The document is not JSON."""

    def __init__(self, error: Exception) -> None:
        super().__init__([fault(not_json(error))])

"""A world as one JSON document: taken here, restored there, with the same answers."""

from sandbox.world.snapshot.document import VERSION, Document
from sandbox.world.snapshot.faults import InvalidSnapshotError, NoJsonError
from sandbox.world.snapshot.restoring import at_once, restoring
from sandbox.world.snapshot.taking import pieces

__all__ = [
    "Document",
    "VERSION",
    "pieces",
    "restoring",
    "at_once",
    "InvalidSnapshotError",
    "NoJsonError",
]

"""Where a world's records live: small protocols, and the class that keeps them in memory."""

from sandbox.store.memory import MemoryStore
from sandbox.store.protocols import Base, Change, Changes, R, Record, RecordId, Store

__all__ = ["Base", "Change", "Changes", "MemoryStore", "R", "Record", "RecordId", "Store"]

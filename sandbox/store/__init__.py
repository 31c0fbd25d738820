"""Where a world's records live: small protocols, and the class that keeps them in memory."""

from sandbox.store.memory import MemoryStore
from sandbox.store.protocols import Base, R, Record, Store

__all__ = ["Base", "MemoryStore", "R", "Record", "Store"]

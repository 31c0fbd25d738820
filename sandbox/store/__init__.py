"""The store of a world's records: protocols, and the class that keeps them in memory."""

from sandbox.store.generated import Generated
from sandbox.store.given import Given
from sandbox.store.memory import MemoryStore
from sandbox.store.protocols import Base, Change, Changes, R, Record, RecordId, Store
from sandbox.store.seeds import Factory, SeedOf, Seeds

__all__ = [
    "Base",
    "Change",
    "Changes",
    "Factory",
    "Generated",
    "Given",
    "MemoryStore",
    "R",
    "Record",
    "RecordId",
    "SeedOf",
    "Seeds",
    "Store",
]

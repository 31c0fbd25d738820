"""What a fresh world holds: the shop, and the records that departments bring."""

from sandbox.seeding.seeds import seeds_of
from sandbox.seeding.shop import load_shop

__all__ = ["load_shop", "seeds_of"]

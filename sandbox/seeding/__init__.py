"""Fresh worlds: the shop, and the seeded records of all departments."""

from sandbox.seeding.seeds import seeds_of
from sandbox.seeding.shop_data import ShopData

__all__ = ["ShopData", "seeds_of"]

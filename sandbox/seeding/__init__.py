"""What a fresh world holds: the shop, and the records that departments bring."""

from sandbox.seeding.seeds import seeds_of
from sandbox.seeding.shop_data import ShopData

__all__ = ["ShopData", "seeds_of"]

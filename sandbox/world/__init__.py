"""Worlds: isolated shops, one for each test that asks."""

from sandbox.world.shop import Shop, StorefrontAccessToken
from sandbox.world.world import World
from sandbox.world.worlds import InvalidWorldNameError, Worlds

__all__ = ["InvalidWorldNameError", "Shop", "StorefrontAccessToken", "World", "Worlds"]

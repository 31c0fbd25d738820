"""Worlds: isolated shops, one for each test that asks."""

from sandbox.world.origin import Origin
from sandbox.world.shop import Shop, StorefrontAccessToken
from sandbox.world.world import World
from sandbox.world.worlds import InvalidWorldNameError, Worlds

__all__ = ["InvalidWorldNameError", "Origin", "Shop", "StorefrontAccessToken", "World", "Worlds"]

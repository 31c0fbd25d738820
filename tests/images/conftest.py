"""A world and who looks at it."""

from tests.catalog.conftest import viewer, world

__all__ = ["viewer", "world"]

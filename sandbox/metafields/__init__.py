"""Metafields: what is kept of them, their types of values, and `HasMetafields` of the schema."""

from sandbox.metafields.metafield_type import (
    HasMetafields,
    HasMetafieldsIdentifier,
    Metafield,
)
from sandbox.metafields.written import WrittenMetafield

__all__ = ["HasMetafields", "HasMetafieldsIdentifier", "Metafield", "WrittenMetafield"]

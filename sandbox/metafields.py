"""Metafields, the `HasMetafields` of the schema."""

from collections.abc import Sequence


class WithoutMetafields:
    """A type that may have metafields and of which no object here has any."""

    __slots__ = ()

    def metafield(self, *, key: str, namespace: str | None = None) -> None:
        del key, namespace

    def metafields(self, *, identifiers: Sequence[object]) -> list[None]:
        """Shopify: a metafield that does not exist is null, in the place where it was asked for."""
        return [None] * len(identifiers)

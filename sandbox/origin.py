"""The origin of a world: a reset makes the world from it again."""

from typing import Self

from msgspec import Struct, convert


class Origin(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """The seed of a world: which people are made up in it, how many, where they live, and how many
    products are made up besides."""

    seed: int
    customers: int
    locale: str
    catalog: int = 0

    @classmethod
    def of(cls, source: object) -> Self:
        """Return what *source* says in attributes of these names: settings, or arguments."""
        return convert(source, cls, from_attributes=True)

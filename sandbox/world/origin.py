"""What a world was made from, which is what a reset makes it from again."""

from msgspec import Struct


class Origin(Struct, frozen=True, gc=False):
    """The seed of a world: which people are made up in it, how many, and where they live."""

    seed: int = 1
    customers: int = 100
    locale: str = "en_US"

"""Numbers of records, each kind with its least and its greatest value.

What is read from a snapshot has to keep to them, so that it can be answered.
"""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Final, TypeAlias

from msgspec import Meta, Struct

LARGEST_INT: Final = 2**31 - 1
"""GraphQL: an `Int` has 32 bits."""
MOST_MONEY: Final = 10**18
"""Amounts are less: with them all sums are exact to the coin."""
EARLIEST: Final = datetime(1970, 1, 1, tzinfo=UTC)
LATEST: Final = datetime(9000, 1, 1, tzinfo=UTC)
"""Of clocks, and of what happens in a world."""


class Range(Struct, frozen=True):
    """The least and the greatest value of a `Decimal`."""

    least: Decimal
    most: Decimal


Number: TypeAlias = Annotated[int, Meta(ge=0, le=10**18)]
"""The number in a global id, or of something that is counted and that no `Int` shows."""
FileNumber: TypeAlias = Annotated[int, Meta(ge=0, le=10**9)]
"""What the ids follow from of what a file of the shop's data describes."""
Count: TypeAlias = Annotated[int, Meta(ge=0, le=LARGEST_INT)]
"""How much there is of something: an `Int`."""
Quantity: TypeAlias = Annotated[int, Meta(ge=1, le=LARGEST_INT)]
"""How many there are of something that is not without any."""
Stock: TypeAlias = Annotated[int, Meta(ge=-LARGEST_INT, le=LARGEST_INT)]
"""What is in stock: below 0 if more was sold."""
Position: TypeAlias = Annotated[int, Meta(ge=-LARGEST_INT, le=LARGEST_INT)]
"""A place in a list; whether the list has it, is for its owner to say."""
Days: TypeAlias = Annotated[int, Meta(ge=0, le=100_000)]
"""A length of time: with it all dates stay in the calendar."""
Degrees: TypeAlias = Annotated[float, Meta(ge=-180, le=180)]
Weight: TypeAlias = Annotated[float, Meta(ge=0, le=10**9)]
Percents: TypeAlias = Annotated[float, Meta(ge=0, le=100)]

Fraction: TypeAlias = Annotated[Decimal, Meta(extra={"range": Range(Decimal(0), Decimal(1))})]
Percentage: TypeAlias = Annotated[Decimal, Meta(extra={"range": Range(Decimal(0), Decimal(100))})]
ExchangeRate: TypeAlias = Annotated[
    Decimal, Meta(extra={"range": Range(Decimal("0.000001"), Decimal(10**6))})
]
Amount: TypeAlias = Annotated[
    Decimal, Meta(extra={"range": Range(Decimal("0.000001"), Decimal(10**9))})
]
"""How much of a product there is: something, so that it has a unit price."""
SignedAmount: TypeAlias = Annotated[
    Decimal, Meta(extra={"range": Range(Decimal(1 - MOST_MONEY), Decimal(MOST_MONEY - 1))})
]
"""An amount that is below 0 where it was taken away."""
Sum: TypeAlias = Annotated[Decimal, Meta(extra={"range": Range(Decimal(0), Decimal(10**40))})]
"""What amounts add up to."""

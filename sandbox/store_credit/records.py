"""Records of store credit."""

from decimal import Decimal
from typing import ClassVar

from msgspec import Struct

from sandbox.world.clock import Moment


class Movement(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """An amount that was given, above 0, or spent, below. What was given may expire."""

    amount: Decimal
    created_at: Moment
    expires_at: Moment | None = None


class StoreCreditAccount(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """The store credit of a customer, or of a company location, in one currency.

    Movements are in the order of time.
    """

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 10_000

    id: int
    customer_id: int | None = None
    company_location_id: int | None = None
    currency_code: str
    movements: tuple[Movement, ...] = ()

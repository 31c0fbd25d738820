"""Records of store credit."""

from typing import ClassVar

from msgspec import Struct

from sandbox.bounds import Number, SignedAmount
from sandbox.world.clock import Moment


class Movement(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """An amount that was given, above 0, or spent, below. What was given may expire."""

    amount: SignedAmount
    created_at: Moment
    expires_at: Moment | None = None


class StoreCreditAccount(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """The store credit of a customer, or of a company location, in one currency.

    Movements are in the order of time.
    """

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 10_000

    id: Number
    customer_id: Number | None = None
    company_location_id: Number | None = None
    currency_code: str
    movements: tuple[Movement, ...] = ()

"""Records of customers.

Records hold no cycles, so the garbage collector need not know them (`gc=False`): it would walk
through all of a busy world again and again.
"""

from enum import StrEnum
from typing import Annotated, ClassVar, Final, Literal, TypeAlias

from msgspec import Meta, Struct

from sandbox.bounds import Degrees, Number
from sandbox.gid import FIRST as FIRST_GID
from sandbox.world.clock import Moment

_ARGON2: Final = r"^\$argon2id\$v=19\$m=\d{1,6},t=\d{1,2},p=\d{1,2}(\$[A-Za-z0-9+/]{8,128}){2}$"
MailedToken: TypeAlias = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}-\d{1,12}$")]
"""What a link in a mail ends in: 32 hex digits, and when it was made, in Unix seconds."""


MarketingConsentState: TypeAlias = Literal[
    "NEVER_SUBSCRIBED", "PENDING", "REDACTED", "SUBSCRIBED", "UNSUBSCRIBED"
]
"""Shopify: the enum of that name."""


class CustomerState(StrEnum):
    """Whether a customer may log in. Shopify: the enum `CustomerState` of the Admin API."""

    DISABLED = "DISABLED"
    INVITED = "INVITED"
    ENABLED = "ENABLED"
    DECLINED = "DECLINED"


class MailingAddress(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A place. Country and province by name and by code, as Shopify answers both."""

    OTHER_CODES: ClassVar[tuple[str, ...]] = ("*",)
    """The code of a country that the schema has no code for."""

    id: Number
    first_name: str | None = None
    last_name: str | None = None
    company: str | None = None
    address1: str | None = None
    address2: str | None = None
    city: str | None = None
    province: str | None = None
    province_code: str | None = None
    country: str | None = None
    country_code: str | None = None
    zip: str | None = None
    phone: str | None = None
    latitude: Degrees | None = None
    longitude: Degrees | None = None


class Customer(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A customer of one shop. Emails are kept in lower case: they are unique in any case.

    Past `LIMIT` a world forgets the customer that was new or changed longest ago.
    """

    KEYS: ClassVar[tuple[str, ...]] = ("email", "phone", "multipass_identifier")
    LIMIT: ClassVar[int | None] = 1_000_000
    FIRST: ClassVar[int] = FIRST_GID

    id: Number
    email: str | None
    created_at: Moment
    updated_at: Moment
    state: CustomerState = CustomerState.DISABLED
    first_name: str | None = None
    last_name: str | None = None
    phone: str | None = None
    accepts_marketing: bool = False
    tags: tuple[str, ...] = ()
    addresses: tuple[MailingAddress, ...] = ()
    default_address_id: Number | None = None
    multipass_identifier: str | None = None
    number_of_orders: Number = 0
    accepts_sms_marketing: bool = False
    whats_app_marketing: MarketingConsentState = "NEVER_SUBSCRIBED"
    activation_token: MailedToken | None = None
    reset_token: MailedToken | None = None
    token_generation: Number = 0
    """Counts up when all access tokens die: those of earlier generations are dead."""

    @property
    def display_name(self) -> str:
        """First and last name, else the email, else the phone. Shopify: recorded so."""
        names = " ".join(name for name in (self.first_name, self.last_name) if name)
        return names or self.email or self.phone or ""

    @property
    def default_address(self) -> MailingAddress | None:
        return next((a for a in self.addresses if a.id == self.default_address_id), None)


class Password(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """The hash of a customer's password. `id` is the customer's."""

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = Customer.LIMIT

    id: Number
    hash: Annotated[str, Meta(pattern=_ARGON2)]


class CustomerAccessToken(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A logged-in customer's key. The oldest of a world are forgotten past `LIMIT`."""

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 100_000

    access_token: str
    number: Number
    customer_id: Number
    expires_at: Moment
    generation: Number = 0

    @property
    def id(self) -> str:
        return self.access_token

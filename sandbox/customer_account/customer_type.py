"""`Customer`, with the email and the phone number in objects of their own."""

from datetime import datetime
from typing import Final, Unpack

from msgspec import Struct

from sandbox.customer_account.address_type import CustomerAddress
from sandbox.customer_account.metafield_type import WithMetafields
from sandbox.customers import records
from sandbox.gid import gid
from sandbox.images.image_type import file_url
from sandbox.listing import Connection, PageArguments, paginate
from sandbox.viewer import Viewer

_SUBSCRIBED: Final = {True: "SUBSCRIBED", False: "NOT_SUBSCRIBED"}
_CONSENT: Final = {True: "SUBSCRIBED", False: "NEVER_SUBSCRIBED"}


class Consent(Struct, frozen=True, gc=False):
    state: str


class CustomerSmsMarketingConsent(Consent, frozen=True):
    pass


class CustomerWhatsAppMarketingConsent(Consent, frozen=True):
    pass


class CustomerEmailAddress(Struct, frozen=True, gc=False):
    of: records.Customer

    @property
    def email_address(self) -> str | None:
        return self.of.email

    @property
    def marketing_state(self) -> str:
        return _SUBSCRIBED[self.of.accepts_marketing]


class CustomerPhoneNumber(Struct, frozen=True, gc=False):
    of: records.Customer

    @property
    def phone_number(self) -> str | None:
        return self.of.phone

    @property
    def marketing_state(self) -> str:
        return _SUBSCRIBED[self.of.accepts_sms_marketing]

    @property
    def sms_marketing_consent(self) -> Consent:
        return CustomerSmsMarketingConsent(_CONSENT[self.of.accepts_sms_marketing])

    @property
    def whats_app_marketing_consent(self) -> Consent:
        return CustomerWhatsAppMarketingConsent(self.of.whats_app_marketing)


class Customer(WithMetafields, Struct, frozen=True, gc=False):
    of: records.Customer
    last_incomplete_checkout = None

    @property
    def id(self) -> str:
        return gid("Customer", self.of.id)

    @property
    def creation_date(self) -> datetime:
        return self.of.created_at

    def image_url(self, viewer: Viewer) -> str:
        """Return a picture of the sandbox's own, the same for all: the schema has no null here."""
        return file_url(f"files/{_PICTURE}", viewer)

    def market_currency_code(self, viewer: Viewer) -> str:
        return viewer.currency

    @property
    def email_address(self) -> CustomerEmailAddress | None:
        return CustomerEmailAddress(self.of) if self.of.email else None

    @property
    def phone_number(self) -> CustomerPhoneNumber | None:
        return CustomerPhoneNumber(self.of) if self.of.phone else None

    def default_address(self, viewer: Viewer) -> CustomerAddress | None:
        address = self.of.default_address if is_viewer(self, viewer) else None
        return None if address is None else CustomerAddress(address)

    def addresses(
        self,
        *,
        viewer: Viewer,
        skip_default: bool | None = False,
        **page: Unpack[PageArguments],
    ) -> Connection[CustomerAddress]:
        kept = [
            CustomerAddress(each)
            for each in (self.of.addresses if is_viewer(self, viewer) else ())
            if not (skip_default and each.id == self.of.default_address_id)
        ]
        return paginate(kept, lambda address: address.of.id, **page)


def is_viewer(customer: Customer, viewer: Viewer) -> bool:
    """Say whether *customer* is who asks: of other contacts of a company less is shown."""
    return viewer.buyer is not None and viewer.buyer.customer_id == customer.of.id


_PICTURE: Final = "compass.webp"

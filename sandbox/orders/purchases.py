"""Companies that orders and draft orders are for."""

from sandbox.companies.buying import Purchase, purchase_at
from sandbox.email_address import normalize
from sandbox.faults import FaultError
from sandbox.orders.records import CompanyPurchase
from sandbox.world import World


def kept_purchase(purchase: Purchase | None) -> CompanyPurchase | None:
    """Return what an order keeps of *purchase*."""
    if purchase is None:
        return None
    return CompanyPurchase(
        company_id=purchase.company.id,
        contact_id=purchase.contact.id,
        location_id=purchase.location.id,
    )


def purchase_given(world: World, location: str | None, email: str | None) -> CompanyPurchase | None:
    """Return the purchase at *location*, a global id, of the customer with that *email*.

    Raises `FaultError` for a location at which they may not buy.
    """
    if location is None:
        return None
    found = purchase_at(world, location, email and normalize(email))
    if found is None:
        who = email or "nobody"
        detail = f"is {location}: write the id of a location of a company that {who} buys for"
        raise FaultError(detail, "companyLocation")
    return kept_purchase(found)

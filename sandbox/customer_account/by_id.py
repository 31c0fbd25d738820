"""Things by id: null for what the customer may not see, without an error (our choice).

The trace has the reason.
"""

from typing import TypeVar

from sandbox.customer_account.company_orders import visible_draft, visible_order
from sandbox.customer_account.company_types import (
    Company,
    CompanyLocation,
    visible_company,
    visible_location,
)
from sandbox.customer_account.customer_type import Customer, is_viewer
from sandbox.customer_account.draft_order_type import DraftOrder
from sandbox.customer_account.not_shown import not_shown
from sandbox.customer_account.order_type import Order
from sandbox.customer_account.return_types import Return
from sandbox.customer_account.returns import visible_return
from sandbox.customer_account.subscription_types import KIND, SubscriptionContract, contract_of
from sandbox.door.trace import Trace
from sandbox.viewer import Viewer

T = TypeVar("T")


def order(viewer: Viewer, trace: Trace, *, id: str) -> Order | None:
    return _explained(visible_order(viewer, id), "Order", id, viewer, trace)


def draft_order(viewer: Viewer, trace: Trace, *, id: str) -> DraftOrder | None:
    return _explained(visible_draft(viewer, id), "DraftOrder", id, viewer, trace)


def return_(viewer: Viewer, trace: Trace, *, id: str) -> Return | None:
    return _explained(visible_return(viewer, id), "Return", id, viewer, trace)


def company(viewer: Viewer, trace: Trace, *, id: str) -> Company | None:
    return _explained(visible_company(viewer, id), "Company", id, viewer, trace)


def company_location(viewer: Viewer, trace: Trace, *, id: str) -> CompanyLocation | None:
    return _explained(visible_location(viewer, id), "CompanyLocation", id, viewer, trace)


def subscription_contract(
    customer: Customer, *, viewer: Viewer, trace: Trace, id: str
) -> SubscriptionContract | None:
    found = contract_of(viewer, id) if is_viewer(customer, viewer) else None
    shown = None if found is None else SubscriptionContract(found, viewer)
    return _explained(shown, KIND, id, viewer, trace)


def _explained(found: T | None, kind: str, id: str, viewer: Viewer, trace: Trace) -> T | None:
    if found is None:
        trace.explain(not_shown(viewer, kind, id))
    return found

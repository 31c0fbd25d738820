"""A customer's draft orders: found, sorted and searched."""

from collections.abc import Mapping, Sequence
from functools import partial
from operator import attrgetter
from typing import Any, Final, Unpack

from sandbox.customer_account.customer_type import Customer, is_viewer
from sandbox.customer_account.draft_order_type import DraftOrder
from sandbox.customer_account.order_type import Order
from sandbox.gid import number_in
from sandbox.listing import Connection, Page, PageArguments, SortKey, listed, milliseconds
from sandbox.orders.drafts import DraftOrder as Record
from sandbox.orders.drafts import as_order
from sandbox.orders.totals import totals_of
from sandbox.search_syntax import SearchFields, matching, moment, number, one_of
from sandbox.viewer import Viewer

_ID: Final = attrgetter("id")
_BY_ID: Final[SortKey[Record]] = SortKey(_ID)
SORT_KEYS: Final[Mapping[str, SortKey[Record]]] = {
    "CUSTOMER_NAME": _BY_ID,
    "ID": _BY_ID,
    "NUMBER": SortKey(_ID, lambda draft: draft.number, int),
    "RELEVANCE": _BY_ID,
    "STATUS": SortKey(_ID, lambda draft: str(draft.status), str),
    "TOTAL_PRICE": SortKey(_ID, lambda draft: float(totals_of(as_order(draft)).total), float),
    "UPDATED_AT": SortKey(_ID, lambda draft: milliseconds(draft.updated_at), int),
}
SEARCH_FIELDS: Final = SearchFields(
    lambda draft: (draft.name, *(line.title for line in draft.lines)),
    {
        "created_at": moment(attrgetter("created_at")),
        "id": number(lambda draft: (draft.id,)),
        "status": one_of(attrgetter("status")),
        "updated_at": moment(attrgetter("updated_at")),
    },
)


def customer_draft_orders(
    customer: Customer,
    *,
    viewer: Viewer,
    query: str | None = None,
    sort_key: str | None = "ID",
    **page: Unpack[PageArguments],
) -> Connection[Any]:
    """Return a page of the customer's drafts. Raises `FieldError`."""
    found = _drafts(viewer) if is_viewer(customer, viewer) else []
    return draft_page(viewer, found, query, sort_key, page)


def draft_page(
    viewer: Viewer,
    found: Sequence[Record],
    query: str | None,
    sort_key: str | None,
    page: PageArguments,
) -> Connection[Any]:
    if query:
        found = list(matching(found, query, SEARCH_FIELDS, now=viewer.world.clock.now()))
    return listed(
        found, SORT_KEYS[sort_key or "ID"], Page(**page), partial(DraftOrder, viewer=viewer)
    )


def own_draft(viewer: Viewer, id: str) -> DraftOrder | None:
    """Return a draft of the customer; None for others."""
    wanted = number_in(id, "DraftOrder")
    found = next((each for each in _drafts(viewer) if each.id == wanted), None)
    return None if found is None else DraftOrder(found, viewer)


def draft_of_order(order: Order, *, viewer: Viewer) -> DraftOrder | None:
    """Return the draft that became *order*."""
    found = (each for each in _drafts(viewer) if each.order_id == order.of.id)
    return next((DraftOrder(each, viewer) for each in found), None)


def _drafts(viewer: Viewer) -> list[Record]:
    assert viewer.buyer is not None
    customer_id = viewer.buyer.customer_id
    everyone = viewer.world.store.after(Record, 0)
    return [each for each in everyone if each.customer_id == customer_id]

"""Why a customer does not see what an id names: for developers, never part of the answer."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from sandbox.companies.records import Company
from sandbox.door.trace import Trace
from sandbox.gid import gid, kind_in, number_in
from sandbox.orders.drafts import DraftOrder
from sandbox.orders.records import OrderHistory
from sandbox.reason import Reason
from sandbox.subscriptions.records import SubscriptionContract
from sandbox.viewer import Viewer
from sandbox.world import World


def not_shown(viewer: Viewer, kind: str, id: str) -> Reason:
    """Return why the customer has no *kind* of that *id*: another type, another's, or unknown."""
    number = number_in(id, kind)
    if number is None:
        other = kind_in(id)
        named = f"the id of a {other}" if other and other != kind else "no global id of this API"
        message = f"{id} is {named}: here goes that of a {kind}, such as {gid(kind, 1)}"
        return Reason("account.id-of-another-type", message)
    if kind == "Return":
        message = f"no order of this customer has the return {number}"
        return Reason("account.id-not-found", message)
    whose = _WHOSE[kind](viewer.world, number)
    if whose is None:
        return Reason("account.id-not-found", f"this world has no {kind} {number}")
    return Reason("account.id-of-another-customer", f"{kind} {number} {whose}")


def explain_ids(trace: Trace, errors: Sequence[Mapping[str, Any]]) -> None:
    """Say what an id looks like, if *errors* have one that is none."""
    bad = [text for error in errors for text in _messages(error) if text.startswith(_BAD_ID)]
    for message in dict.fromkeys(bad):
        hint = f"{message}: an id is {gid('Order', 1)}, with the type that the field is of"
        trace.explain(Reason("account-api.global-id", hint))


_BAD_ID: Final = "Invalid global id"


def _messages(error: Mapping[str, Any]) -> Iterator[str]:
    yield str(error.get("message"))
    for problem in error.get("extensions", {}).get("problems", ()):
        yield str(problem.get("message"))


def _whose_order(world: World, number: int) -> str | None:
    found = world.store.find(OrderHistory, "order_ids", str(number))
    return None if found is None else _of_customer(found.customer_id)


def _whose_draft(world: World, number: int) -> str | None:
    found = world.store.get(DraftOrder, number)
    return None if found is None else _of_customer(found.customer_id)


def _whose_contract(world: World, number: int) -> str | None:
    found = world.store.get(SubscriptionContract, number)
    return None if found is None else _of_customer(found.customer_id)


def _whose_company(world: World, number: int) -> str | None:
    found = world.store.get(Company, number)
    return None if found is None else f"({found.name}) has no contact with the customer's email"


def _whose_location(world: World, number: int) -> str | None:
    found = world.store.find(Company, "location_ids", str(number))
    return None if found is None else f"is of {found.name}: the customer has no role there"


def _of_customer(customer_id: int | None) -> str:
    return "is of nobody" if customer_id is None else f"is of customer {customer_id}"


_WHOSE: Final[Mapping[str, Callable[[World, int], str | None]]] = {
    "Company": _whose_company,
    "CompanyLocation": _whose_location,
    "DraftOrder": _whose_draft,
    "Order": _whose_order,
    "SubscriptionContract": _whose_contract,
}

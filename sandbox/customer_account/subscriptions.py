"""Customers pausing, resuming and cancelling subscriptions, and skipping one delivery."""

from datetime import datetime
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from sandbox.customer_account.account_errors import refusal
from sandbox.customer_account.not_shown import not_shown
from sandbox.customer_account.payloads import (
    SubscriptionBillingCycleSkipPayload,
    SubscriptionBillingCycleUnskipPayload,
    SubscriptionContractActivatePayload,
    SubscriptionContractCancelPayload,
    SubscriptionContractPausePayload,
)
from sandbox.customer_account.subscription_types import (
    KIND,
    SubscriptionBillingCycle,
    SubscriptionContract,
    contract_of,
)
from sandbox.subscriptions import records
from sandbox.subscriptions.cycles import Cycle, upcoming
from sandbox.subscriptions.records import ContractStatus as Status
from sandbox.viewer import Viewer

_INVALID: Final = "INPUT_INVALID"


class SubscriptionBillingCycleSelector(Struct, frozen=True, kw_only=True, rename="camel"):
    """A cycle, by a moment in it or by its number."""

    date: datetime | None = None
    index: int | None = None


class SubscriptionBillingCycleInput(Struct, frozen=True, kw_only=True, rename="camel"):
    contract_id: str
    selector: SubscriptionBillingCycleSelector


def subscription_contract_pause(
    viewer: Viewer, *, subscription_contract_id: str
) -> SubscriptionContractPausePayload:
    """Pause a contract that is active. Raises `Refused`."""
    shown = _turned(viewer, subscription_contract_id, Status.PAUSED, (Status.ACTIVE,))
    return SubscriptionContractPausePayload(contract=shown)


def subscription_contract_activate(
    viewer: Viewer, *, subscription_contract_id: str
) -> SubscriptionContractActivatePayload:
    """Resume a contract. Raises `Refused`. Shopify: active, paused or failed (documented)."""
    allowed = (Status.ACTIVE, Status.PAUSED, Status.FAILED)
    shown = _turned(viewer, subscription_contract_id, Status.ACTIVE, allowed)
    return SubscriptionContractActivatePayload(contract=shown)


def subscription_contract_cancel(
    viewer: Viewer, *, subscription_contract_id: str
) -> SubscriptionContractCancelPayload:
    """Cancel a contract, for good. Raises `Refused`."""
    allowed = (Status.ACTIVE, Status.PAUSED, Status.FAILED, Status.STALE)
    shown = _turned(viewer, subscription_contract_id, Status.CANCELLED, allowed)
    return SubscriptionContractCancelPayload(contract=shown)


def subscription_billing_cycle_skip(
    viewer: Viewer, *, billing_cycle_input: SubscriptionBillingCycleInput
) -> SubscriptionBillingCycleSkipPayload:
    """Leave out one cycle that has not begun. Raises `Refused`."""
    cycle = _skipped(viewer, billing_cycle_input, is_skipped=True)
    return SubscriptionBillingCycleSkipPayload(billing_cycle=cycle)


def subscription_billing_cycle_unskip(
    viewer: Viewer, *, billing_cycle_input: SubscriptionBillingCycleInput
) -> SubscriptionBillingCycleUnskipPayload:
    """Take back a skip. Raises `Refused`."""
    cycle = _skipped(viewer, billing_cycle_input, is_skipped=False)
    return SubscriptionBillingCycleUnskipPayload(billing_cycle=cycle)


def _turned(
    viewer: Viewer, id: str, status: Status, allowed: tuple[Status, ...]
) -> SubscriptionContract:
    contract = owned_contract(viewer, id)
    if contract.status not in allowed:
        why = f"contract {contract.id} is {contract.status}"
        raise refusal(viewer, "INVALID", "subscriptionContractId", text=_INVALID, why=why)
    if contract.status is not status:
        contract = changed_contract(viewer, replace(contract, status=status))
    return SubscriptionContract(contract, viewer)


def owned_contract(viewer: Viewer, id: str) -> records.SubscriptionContract:
    """Return a contract of the customer. Raises `Refused`."""
    contract = contract_of(viewer, id)
    if contract is None:
        raise refusal(
            viewer,
            "SUBSCRIPTION_CONTRACT_DOES_NOT_EXIST",
            "subscriptionContractId",
            why=not_shown(viewer, KIND, id).message,
        )
    return contract


def _skipped(
    viewer: Viewer, given: SubscriptionBillingCycleInput, *, is_skipped: bool
) -> SubscriptionBillingCycle:
    at = ("billingCycleInput", "contractId")
    contract = contract_of(viewer, given.contract_id)
    if contract is None:
        why = not_shown(viewer, KIND, given.contract_id).message
        raise refusal(viewer, "INVALID", *at, text=_INVALID, why=why)
    cycles = upcoming(contract, viewer.world.clock.now())
    cycle = next((each for each in cycles if _is_chosen(each, given.selector)), None)
    if cycle is None:
        why = f"contract {contract.id} has no such cycle among the next {len(cycles)}"
        raise refusal(viewer, "INVALID", "billingCycleInput", "selector", text=_INVALID, why=why)
    others = [number for number in contract.skipped if number != cycle.number]
    numbers = sorted([*others, cycle.number]) if is_skipped else others
    if tuple(numbers) != contract.skipped:
        changed_contract(viewer, replace(contract, skipped=tuple(numbers)))
    return SubscriptionBillingCycle(replace(cycle, is_skipped=is_skipped))


def _is_chosen(cycle: Cycle, selector: SubscriptionBillingCycleSelector) -> bool:
    if selector.index is not None:
        return cycle.number == selector.index
    return selector.date is not None and cycle.starts_at <= selector.date < cycle.ends_at


def changed_contract(
    viewer: Viewer, contract: records.SubscriptionContract
) -> records.SubscriptionContract:
    """Keep *contract* as its next revision."""
    changed = replace(contract, revision=contract.revision + 1, updated_at=viewer.world.clock.now())
    viewer.world.store.put(changed)
    return changed

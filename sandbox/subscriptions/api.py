"""Subscriptions: what a world keeps of them, on one screen. The Customer Account API shows them."""

from typing import Final

from sandbox.department import Department
from sandbox.subscriptions.records import SubscriptionContract
from sandbox.subscriptions.seed import FILE, SEEDS, SubscriptionsFile

SUBSCRIPTIONS: Final = Department(
    records=(SubscriptionContract,), seeds=SEEDS, files={FILE: SubscriptionsFile}
)

"""Store credit: what a world keeps of it, on one screen. The Customer Account API shows it."""

from typing import Final

from sandbox.department import Department
from sandbox.store_credit.records import StoreCreditAccount
from sandbox.store_credit.seed import FILE, SEEDS, StoreCreditFile

STORE_CREDIT: Final = Department(
    records=(StoreCreditAccount,), seeds=SEEDS, files={FILE: StoreCreditFile}
)

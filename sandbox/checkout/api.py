"""The checkout as a department: what a world keeps of it."""

from typing import Final

from sandbox.checkout.records import Checkout
from sandbox.department import Department

CHECKOUT: Final = Department(records=(Checkout,))

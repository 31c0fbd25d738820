"""The order of a line or a parcel, as their types need it."""

from typing import Protocol

from sandbox.orders import records
from sandbox.orders.totals import Totals
from sandbox.viewer import Viewer


class LineOrder(Protocol):
    """An `Order`, which knows of its lines in turn."""

    @property
    def of(self) -> records.Order: ...
    @property
    def viewer(self) -> Viewer: ...
    @property
    def totals(self) -> Totals: ...

"""Each whole number that a record holds has a least and a greatest value: it can be answered."""

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec import inspect

from sandbox.app import record_kinds

CHECKED_OTHERWISE = frozenset({"Coordinates", "Scenario", "ShopPayPaymentRequestInput"})
"""What a request may say of these, a record may have."""


def unbounded(kind: Any, at: tuple[str, ...] = (), seen: tuple[type, ...] = ()) -> Iterator[str]:
    """Yield the places below *kind* where any number may stand."""
    if isinstance(kind, inspect.IntType | inspect.FloatType):
        if kind.ge is None or (kind.le is None and kind.lt is None):
            yield ".".join(at)
        return
    if isinstance(kind, inspect.StructType):
        if kind.cls not in seen and kind.cls.__name__ not in CHECKED_OTHERWISE:
            for field in kind.fields:
                yield from unbounded(field.type, (*at, field.name), (*seen, kind.cls))
        return
    for name in ("type", "types", "item_type", "item_types", "key_type", "value_type"):
        inner = getattr(kind, name, ())
        for each in inner if isinstance(inner, tuple) else (inner,):
            yield from unbounded(each, at, seen)


@pytest.mark.parametrize("name", sorted(record_kinds()))
def test_a_record_has_no_number_without_bounds(name):
    assert list(unbounded(inspect.type_info(record_kinds()[name]))) == []

"""Errors of msgspec, in plain English."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any, Literal

import msgspec
import pytest
from msgspec import Meta

from sandbox.control_models.orders import NewOrder
from sandbox.faults import fault_of


def detail(value: Any, kind: Any, *, strict: bool = True) -> str:
    with pytest.raises(msgspec.ValidationError) as refused:
        msgspec.convert(value, kind, strict=strict)
    return fault_of(refused.value, kind=kind).detail


@pytest.mark.parametrize(
    ("value", "kind", "said"),
    [
        (1, str, "must be a string in quotes, not a whole number"),
        (1, str | None, "must be a string in quotes or null, not a whole number"),
        ("1", int, "must be a whole number such as 12, not a string"),
        (1.5, int, "must be a whole number such as 12, not a number"),
        (None, bool, "must be true or false, not null"),
        ("a", list[str], "must be a list such as […], not a string"),
        (True, str | list[str] | None, "must be a string, a list or null, not true or false"),
        ([], Annotated[list[int], Meta(min_length=1)], "must not be empty"),
        ("abc", Annotated[str, Meta(max_length=2)], "must have 2 characters or fewer"),
        ("a", Annotated[str, Meta(min_length=5)], "must have 5 characters or more"),
        ([1, 2], Annotated[list[int], Meta(max_length=1)], "must have 1 entry or fewer"),
        ([1], tuple[int, int], "must be a list of 2 entries, not 1"),
        (0, Annotated[int, Meta(ge=1)], "must be 1 or more"),
        (2000, Annotated[int, Meta(le=1500)], "must be 1,500 or less"),
        (0.0, Annotated[float, Meta(gt=0)], "must be more than 0"),
        (2.0, Annotated[float, Meta(lt=1.5)], "must be less than 1.5"),
        ("x", datetime, "must be a date and time such as 2026-11-23T10:00:00Z"),
        (
            "2026-11-23T10:00:00",
            Annotated[datetime, Meta(tz=True)],
            "must be a date and time with a time zone such as 2026-11-23T10:00:00Z",
        ),
        ("x", date, "must be a date such as 2026-11-23"),
        ("x", timedelta, "must be a duration such as PT15M1S"),
        ("x", Decimal, "must be an amount such as 12.50"),
        ("x", Annotated[str, Meta(pattern="^a$")], "has a wrong form"),
        ("x", Annotated[str, Meta(pattern="^a$", examples=["a"])], "must be written like a"),
        ("huge", Literal["small", "large"], "cannot be 'huge': write one of small, large"),
        ("LARGE", Literal["large"], "cannot be 'LARGE': did you mean large? Write one of large"),
        (1, Literal["small", "large"], "must be one of small, large, not a whole number"),
    ],
)
def test_an_error_is_a_plain_sentence(value, kind, said):
    assert detail(value, kind) == said


@pytest.mark.parametrize(
    ("price", "said"),
    [
        ("12,50", "must be written like 12.50"),
        ("free", "must be written like 12.50"),
        (-1.0, "must be 0 or more"),
        (True, "must be a number or a string, not true or false"),
    ],
)
def test_a_price_is_refused_with_an_example(price, said):
    assert detail({"lines": [{"title": "Mug", "price": price}]}, NewOrder) == said


def test_the_key_of_a_dict_is_passed_on_the_way_to_an_enum():
    assert detail({"mug": "huge"}, dict[str, Literal["small"]]) == (
        "cannot be 'huge': write one of small"
    )

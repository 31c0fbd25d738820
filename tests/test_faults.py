"""What is wrong in a document, and where."""

from enum import StrEnum
from typing import Any

import msgspec
import pytest
from msgspec import Struct

from sandbox.faults import Fault, FaultError, fault, fault_of


class Size(StrEnum):
    SMALL = "small"
    LARGE = "large"


class Line(Struct, forbid_unknown_fields=True):
    title: str
    size: Size | None = None


class Parcel(Struct, rename="camel", forbid_unknown_fields=True):
    lines: tuple[Line, ...] = ()
    by_name: dict[str, Line] = {}
    first_two: tuple[int, Line] | None = None


def against(value: Any, *at: object, kind: Any = Parcel) -> Fault:
    with pytest.raises(msgspec.ValidationError) as refused:
        msgspec.convert(value, Parcel)
    return fault_of(refused.value, *at, kind=kind)


@pytest.mark.parametrize(
    ("value", "pointer", "detail"),
    [
        (
            {"lines": [{"title": 1}]},
            "#/lines/0/title",
            "must be a string in quotes, not a whole number",
        ),
        ({"lines": [{}]}, "#/lines/0/title", "is missing: write a string"),
        ({"lines": 1}, "#/lines", "must be a list such as […], not a whole number"),
        (1, "#", "must be an object such as {…}, not a whole number"),
        (
            {"liens": []},
            "#/liens",
            "is not known here: did you mean lines? Known are lines, byName, firstTwo",
        ),
        (
            {"lines": [{"title": "Mug"}, {"title": "Cup", "colour": "red"}]},
            "#/lines/1/colour",
            "is not known here: Known are title, size",
        ),
        (
            {"lines": [{"title": "Mug", "size": "huge"}]},
            "#/lines/0/size",
            "cannot be 'huge': write one of small, large",
        ),
        (
            {"firstTwo": [1, {"title": "Mug", "size": "huge"}]},
            "#/firstTwo/1/size",
            "cannot be 'huge': write one of small, large",
        ),
    ],
)
def test_an_error_of_msgspec_becomes_a_fault_with_its_place(value, pointer, detail):
    assert against(value) == Fault(pointer, detail)


def test_the_place_goes_on_from_where_the_value_stands():
    assert against({"lines": [{}]}, "a/b~c", 3).pointer == "#/a~1b~0c/3/lines/0/title"


def test_a_key_that_msgspec_does_not_name_is_left_out():
    assert against({"byName": {"mug": {"title": 1}}}) == Fault(
        "#/byName/title", "must be a string in quotes, not a whole number"
    )


def test_without_the_type_nothing_is_proposed():
    assert against({"lines": [{"title": "Mug", "size": "huge"}]}, kind=None) == Fault(
        "#/lines/0/size", "cannot be 'huge'"
    )


def test_an_error_of_ours_has_its_place_and_goes_on_from_it():
    error = FaultError("is 0: say 1 or more", "times").under("scenarios", 2)
    assert (str(error), fault_of(error, "worlds")) == (
        "`scenarios[2].times` is 0: say 1 or more",
        Fault("#/worlds/scenarios/2/times", "is 0: say 1 or more"),
    )


def test_an_error_without_a_place_is_of_the_whole_value():
    assert (str(FaultError("The cart is empty")), fault("is empty")) == (
        "The cart is empty",
        Fault("#", "is empty"),
    )

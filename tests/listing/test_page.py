"""The arguments that all connections share."""

import pytest

from sandbox.field_error import FieldError
from sandbox.listing import Page

NO_SIZE = "you must provide one of first or last"
TWO_SIZES = "providing both first and last is not supported"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, NO_SIZE),
        ({"first": None, "last": None}, NO_SIZE),
        ({"after": "x"}, NO_SIZE),
        ({"first": 1, "last": 1}, TWO_SIZES),
        ({"first": 1, "before": "x"}, "using first with before is not supported"),
        ({"last": 1, "after": "x"}, "using last with after is not supported"),
        ({"first": 251}, "first cannot exceed 250"),
        ({"last": 251}, "last cannot exceed 250"),
        ({"first": -1}, "first must be greater than or equal to 0"),
        ({"last": -1}, "last must be greater than or equal to 0"),
        ({"first": -1, "last": -1}, TWO_SIZES),
    ],
)
def test_refuses_arguments_that_do_not_go_together(arguments, message):
    with pytest.raises(FieldError) as refused:
        Page(**arguments)
    assert str(refused.value) == message
    assert refused.value.extensions == {"code": "BAD_REQUEST"}


@pytest.mark.parametrize(
    ("arguments", "size", "cursor"),
    [
        ({"first": 0}, 0, None),
        ({"first": 250}, 250, None),
        ({"last": 250, "first": None}, 250, None),
        ({"first": 1, "after": "x", "before": ""}, 1, "x"),
        ({"last": 1, "before": "x", "after": None}, 1, "x"),
        ({"first": 1, "after": ""}, 1, None),
    ],
)
def test_takes_the_others(arguments, size, cursor):
    page = Page(**arguments)
    assert (page.size, page.cursor) == (size, cursor)

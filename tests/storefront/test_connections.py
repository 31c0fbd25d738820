"""Pages of a list."""

import pytest

from sandbox.storefront.connections import paginate
from sandbox.storefront.field_errors import FieldError

ITEMS = (10, 20, 30, 40, 50)


def page(**arguments):
    connection = paginate(ITEMS, int, **arguments)
    info = connection.page_info
    return connection.nodes, info.has_previous_page, info.has_next_page


def cursor(item, **arguments):
    edges = paginate(ITEMS, int, first=5, **arguments).edges
    return next(edge.cursor for edge in edges if edge.node == item)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"first": 2}, ([10, 20], False, True)),
        ({"first": 9}, ([10, 20, 30, 40, 50], False, False)),
        ({"first": 0}, ([], False, True)),
        ({"last": 2}, ([40, 50], True, False)),
        ({"first": 2, "after": cursor(20)}, ([30, 40], True, True)),
        ({"last": 2, "before": cursor(40)}, ([20, 30], True, True)),
        ({"first": 2, "reverse": True}, ([50, 40], False, True)),
        ({"first": 2, "reverse": True, "after": cursor(40, reverse=True)}, ([30, 20], True, True)),
    ],
)
def test_cuts_a_page(arguments, expected):
    assert page(**arguments) == expected


def test_a_cursor_has_the_real_form():
    """Shopify: recorded for addresses against 2026-04."""
    edge = paginate([12311636607282], int, first=1).edges[0]
    assert edge.cursor == (
        "eyJsYXN0X2lkIjoxMjMxMTYzNjYwNzI4MiwibGFzdF92YWx1ZSI6bnVsbCwib2Zmc2V0IjowfQ=="
    )


def test_an_empty_page_has_no_cursors():
    info = paginate([], int, first=1).page_info
    assert (info.start_cursor, info.end_cursor) == (None, None)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "you must provide one of first or last"),
        ({"first": -1}, "first must not be negative"),
        ({"first": 1, "after": "?"}, "Invalid cursor for current pagination sort."),
        ({"first": 1, "after": "e30="}, "Invalid cursor for current pagination sort."),
    ],
)
def test_refuses_a_page_that_nobody_can_cut(arguments, message):
    with pytest.raises(FieldError) as refused:
        page(**arguments)
    assert str(refused.value) == message

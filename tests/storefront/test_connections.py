"""Pages of a list."""

from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.field_error import FieldError
from sandbox.storefront.connections import paginate

ITEMS = (10, 20, 30, 40, 50)


def page(items=ITEMS, **arguments):
    connection = paginate(items, int, **arguments)
    info = connection.page_info
    return list(connection.nodes), info.has_previous_page, info.has_next_page


def cursor(item, items=ITEMS, **arguments):
    edges = paginate(items, int, first=250, **arguments).edges
    return next(edge.cursor for edge in edges if edge.node == item)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"first": 2}, ([10, 20], False, True)),
        ({"first": 5}, ([10, 20, 30, 40, 50], False, False)),
        ({"first": 250}, ([10, 20, 30, 40, 50], False, False)),
        ({"first": 0}, ([], False, True)),
        ({"last": 2}, ([40, 50], True, False)),
        ({"last": 9}, ([10, 20, 30, 40, 50], False, False)),
        ({"first": 2, "after": cursor(20)}, ([30, 40], True, True)),
        ({"first": 2, "after": cursor(50)}, ([], True, False)),
        ({"first": 2, "after": ""}, ([10, 20], False, True)),
        ({"first": 2, "after": None, "last": None}, ([10, 20], False, True)),
        ({"last": 2, "before": cursor(40)}, ([20, 30], True, True)),
        ({"last": 2, "before": cursor(10)}, ([], False, True)),
        ({"first": 2, "reverse": True}, ([50, 40], False, True)),
        ({"first": 2, "reverse": None}, ([10, 20], False, True)),
        ({"first": 2, "reverse": True, "after": cursor(40, reverse=True)}, ([30, 20], True, True)),
    ],
)
def test_cuts_a_page(arguments, expected):
    assert page(**arguments) == expected


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"first": 2, "after": cursor(30)}, ([40, 50], True, False)),
        ({"last": 2, "before": cursor(30)}, ([10, 20], False, True)),
    ],
)
def test_a_cursor_outlives_its_item(arguments, expected):
    assert page((10, 20, 40, 50), **arguments) == expected


@given(size=st.integers(0, 30), step=st.integers(1, 9), reverse=st.booleans())
def test_pages_one_after_the_other_show_all(size, step, reverse):
    items, seen, after = tuple(range(size)), [], None
    for _ in range(size // step + 1):
        connection = paginate(items, int, first=step, after=after, reverse=reverse)
        seen += connection.nodes
        after = connection.page_info.end_cursor
    assert seen == (list(items[::-1]) if reverse else list(items))


def test_a_cursor_has_the_real_form():
    """Shopify: recorded for addresses against 2026-04."""
    edge = paginate([12311636607282], int, first=1).edges[0]
    assert edge.cursor == (
        "eyJsYXN0X2lkIjoxMjMxMTYzNjYwNzI4MiwibGFzdF92YWx1ZSI6bnVsbCwib2Zmc2V0IjowfQ=="
    )


def test_a_page_begins_and_ends_with_the_cursors_of_its_edges():
    connection = paginate(ITEMS, int, first=3, after=cursor(10))
    info = connection.page_info
    assert (info.start_cursor, info.end_cursor) == (cursor(20), cursor(40))
    assert [(edge.cursor, edge.node) for edge in connection.edges] == [
        (cursor(20), 20),
        (cursor(30), 30),
        (cursor(40), 40),
    ]


def test_an_empty_page_has_no_cursors():
    info = paginate([], int, first=1).page_info
    assert (info.start_cursor, info.end_cursor) == (None, None)


NO_SIZE = "you must provide one of first or last"
TWO_SIZES = "providing both first and last is not supported"
NO_CURSOR = "Invalid cursor for current pagination sort."


def encoded(text):
    return b64encode(text).decode()


@pytest.mark.parametrize(
    ("arguments", "message", "code"),
    [
        ({}, NO_SIZE, "BAD_REQUEST"),
        ({"first": None, "last": None}, NO_SIZE, "BAD_REQUEST"),
        ({"after": cursor(10)}, NO_SIZE, "BAD_REQUEST"),
        ({"first": 1, "last": 1}, TWO_SIZES, "BAD_REQUEST"),
        (
            {"first": 1, "before": cursor(30)},
            "using first with before is not supported",
            "BAD_REQUEST",
        ),
        (
            {"last": 1, "after": cursor(30)},
            "using last with after is not supported",
            "BAD_REQUEST",
        ),
        ({"first": -1}, "first must be within 0..250", "INVALID_FIELD_ARGUMENTS"),
        ({"first": 251}, "first must be within 0..250", "INVALID_FIELD_ARGUMENTS"),
        ({"last": -1}, "last must be within 0..250", "INVALID_FIELD_ARGUMENTS"),
        ({"last": 251}, "last must be within 0..250", "INVALID_FIELD_ARGUMENTS"),
        ({"first": 1, "after": "?"}, NO_CURSOR, "BAD_REQUEST"),
        ({"first": 1, "after": "é"}, NO_CURSOR, "BAD_REQUEST"),
        ({"first": 1, "after": encoded(b"\xff")}, NO_CURSOR, "BAD_REQUEST"),
        ({"first": 1, "after": encoded(b"{}")}, NO_CURSOR, "BAD_REQUEST"),
        ({"first": 1, "after": encoded(b'{"last_id":10}')}, NO_CURSOR, "BAD_REQUEST"),
        (
            {"last": 1, "before": encoded(b'{"last_id":"10","last_value":null,"offset":0}')},
            NO_CURSOR,
            "BAD_REQUEST",
        ),
    ],
)
def test_refuses_a_page_that_nobody_can_cut(arguments, message, code):
    with pytest.raises(FieldError) as refused:
        page(**arguments)
    assert (str(refused.value), refused.value.extensions) == (message, {"code": code})

"""Pages of a list."""

import pytest

from sandbox.field_error import FieldError
from sandbox.listing import Page, SortKey, listed, paginate
from tests.listing.cursors import decoded, encoded

ITEMS = (10, 20, 30, 40, 50)


def page(items=ITEMS, **arguments):
    connection = paginate(items, int, **arguments)
    info = connection.page_info
    return list(connection.nodes), info.has_previous_page, info.has_next_page


def cursor(item):
    return encoded(f'{{"last_id":{item},"last_value":null,"offset":0}}')


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"first": 2}, ([10, 20], False, True)),
        ({"first": 5}, ([10, 20, 30, 40, 50], False, False)),
        ({"first": 250}, ([10, 20, 30, 40, 50], False, False)),
        ({"first": 0}, ([], False, True)),
        ({"first": 0, "after": cursor(10)}, ([], True, True)),
        ({"first": 0, "after": cursor(50)}, ([], True, False)),
        ({"last": 0}, ([], True, False)),
        ({"last": 0, "before": cursor(10)}, ([], False, True)),
        ({"last": 2}, ([40, 50], True, False)),
        ({"last": 9}, ([10, 20, 30, 40, 50], False, False)),
        ({"first": 2, "after": cursor(20)}, ([30, 40], True, True)),
        ({"first": 2, "after": cursor(50)}, ([], True, False)),
        ({"first": 2, "after": ""}, ([10, 20], False, True)),
        ({"first": 2, "after": None, "last": None}, ([10, 20], False, True)),
        ({"last": 2, "before": cursor(40)}, ([20, 30], True, True)),
        ({"last": 2, "before": cursor(10)}, ([], False, True)),
        ({"first": 2, "reverse": True}, ([50, 40], False, True)),
        ({"last": 2, "reverse": True}, ([20, 10], True, False)),
        ({"first": 2, "reverse": None}, ([10, 20], False, True)),
        ({"first": 2, "reverse": True, "after": cursor(40)}, ([30, 20], True, True)),
        ({"last": 2, "reverse": True, "before": cursor(20)}, ([40, 30], True, True)),
    ],
)
def test_a_page_has_the_items_that_the_arguments_select(arguments, expected):
    assert page(**arguments) == expected


def test_the_page_before_the_second_is_the_first():
    """Shopify: both flags are recorded, for `last: 1` before the second of two items."""
    assert page((10, 20), last=1, before=cursor(20)) == ([10], False, True)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"first": 2, "after": cursor(30)}, ([40, 50], True, False)),
        ({"last": 2, "before": cursor(30)}, ([10, 20], False, True)),
        ({"first": 2, "after": cursor(5)}, ([10, 20], False, True)),
        ({"first": 2, "after": cursor(99)}, ([], True, False)),
        ({"last": 2, "before": cursor(99)}, ([40, 50], True, False)),
    ],
)
def test_a_cursor_outlives_its_item(arguments, expected):
    assert page((10, 20, 40, 50), **arguments) == expected


def test_a_cursor_has_the_real_form():
    """Shopify: recorded for addresses against 2026-04."""
    edge = paginate([12311636607282], int, first=1).edges[0]
    assert edge.cursor == (
        "eyJsYXN0X2lkIjoxMjMxMTYzNjYwNzI4MiwibGFzdF92YWx1ZSI6bnVsbCwib2Zmc2V0IjowfQ=="
    )


def test_a_page_begins_and_ends_with_the_cursors_of_its_edges():
    connection = paginate(ITEMS, int, first=3, after=cursor(10))
    told = [(decoded(edge.cursor), edge.node) for edge in connection.edges]
    assert told == [
        ('{"last_id":20,"last_value":null,"offset":0}', 20),
        ('{"last_id":30,"last_value":null,"offset":1}', 30),
        ('{"last_id":40,"last_value":null,"offset":2}', 40),
    ]
    info = connection.page_info
    assert (decoded(info.start_cursor), decoded(info.end_cursor)) == (told[0][0], told[2][0])


def test_an_empty_list_has_no_cursors_and_no_other_pages():
    """Shopify: recorded."""
    connection = paginate([], int, first=1)
    info = connection.page_info
    assert (connection.nodes, connection.edges, connection.total_count) == ([], [], 0)
    assert (info.start_cursor, info.end_cursor) == (None, None)
    assert (info.has_next_page, info.has_previous_page) == (False, False)


def test_counts_all_pages():
    assert paginate(ITEMS, int, first=2, after=cursor(20)).total_count == 5


@pytest.mark.parametrize(
    "text",
    ["?", "é", "e30", f"!{cursor(10)}", encoded(b"\xff"), encoded("{}"), encoded("[")],
)
@pytest.mark.parametrize("arguments", [("first", "after"), ("last", "before")])
def test_refuses_what_is_no_cursor(arguments, text):
    size, where = arguments
    with pytest.raises(FieldError, match=r"^Malformed cursor$") as refused:
        paginate(ITEMS, int, **{size: 1, where: text})
    assert refused.value.extensions == {"code": "BAD_REQUEST"}


@pytest.mark.parametrize(
    "json",
    [
        '{"last_id":10}',
        '{"last_id":"10","last_value":null,"offset":0}',
        '{"last_id":10,"last_value":true,"offset":0}',
        '{"last_id":10,"last_value":1e999,"offset":0}',
        '{"last_id":10,"last_value":null,"offset":0.5}',
        '{"last_id":' + "1" * 10_000 + ',"last_value":null,"offset":0}',
        '{"last_id":10,"last_value":null,"offset":0,"more":' + "[" * 100_000,
    ],
)
def test_refuses_json_that_is_no_cursor(json):
    with pytest.raises(FieldError, match=r"^Malformed cursor$"):
        paginate(ITEMS, int, first=1, after=encoded(json))


def test_shows_no_more_items_than_the_page_has():
    shown = []
    connection = listed(ITEMS, SortKey(int), Page(first=2), shown.append)
    info = connection.page_info
    told = (connection.total_count, info.has_next_page, decoded(info.end_cursor))
    assert told == (5, True, '{"last_id":20,"last_value":null,"offset":1}')
    assert shown == []
    assert (len(connection.nodes), len(connection.edges), shown) == (2, 2, [10, 20])


def test_sorts_nothing_to_count():
    def value(_item):
        raise AssertionError

    assert listed(ITEMS, SortKey(int, value, int), Page(first=2)).total_count == 5

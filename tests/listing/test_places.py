"""Lists in an order of their own: their cursors name a place, and what is there."""

import pytest

from sandbox.field_error import FieldError
from sandbox.listing import Connection, Page, arranged
from sandbox.listing.places import OffsetCursors, SearchCursors, TargetCursors, TextCursors
from tests.listing.cursors import decoded, encoded

LINES = ("b", "c", "a", "d")


def connection(items, cursors, **arguments):
    return Connection(arranged(items), cursors, Page(**arguments))


def lines(items=LINES, **arguments):
    return list(connection(items, TargetCursors(items), **arguments).nodes)


def written(items, cursors, **arguments):
    edges = connection(items, cursors, **arguments).edges
    return [decoded(edge.cursor) for edge in edges]


@pytest.mark.parametrize(
    ("cursors", "expected"),
    [
        pytest.param(
            TargetCursors([209225679154, 7]),
            ['{"last_id":1,"last_value":209225679154}', '{"last_id":2,"last_value":7}'],
            id="references",
        ),
        pytest.param(
            TargetCursors(["6e648d7c", "27635d0c"]),
            ['{"last_id":1,"last_value":"6e648d7c"}', '{"last_id":2,"last_value":"27635d0c"}'],
            id="lines-of-a-cart",
        ),
        pytest.param(
            OffsetCursors(),
            [
                '{"last_id":null,"last_value":null,"offset":0}',
                '{"last_id":null,"last_value":null,"offset":1}',
            ],
            id="selling-plan-allocations",
        ),
        pytest.param(TextCursors(["", "1/8"]), ["", "1/8"], id="product-types"),
    ],
)
def test_cursors_have_the_real_forms(cursors, expected):
    """Shopify: recorded against 2026-04."""
    assert written(["x", "y"], cursors, first=9) == expected


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"first": 1}, ['{"page":2,"last_id":161552335154,"reverse":true,"offset":0}']),
        (
            {
                "first": 1,
                "after": encoded('{"page":2,"last_id":161552335154,"reverse":true,"offset":0}'),
            },
            ['{"page":3,"last_id":161552269618,"reverse":true,"offset":1}'],
        ),
        (
            {"first": 2},
            [
                '{"page":1,"last_id":161552335154,"reverse":true,"offset":0}',
                '{"page":2,"last_id":161552269618,"reverse":true,"offset":1}',
            ],
        ),
    ],
)
def test_cursors_of_a_search_count_pages(arguments, expected):
    """Shopify: the first two are recorded against 2026-04, and the first of the third."""
    ids = [161552335154, 161552269618]
    assert written(ids, SearchCursors(ids, arguments["first"]), **arguments) == expected


C = encoded('{"last_id":2,"last_value":"c"}')


@pytest.mark.parametrize(
    ("items", "after", "before"),
    [
        pytest.param("bcad", "ad", "b", id="unchanged"),
        pytest.param("xbcad", "ad", "xb", id="moved"),
        pytest.param("bad", "ad", "b", id="gone"),
        pytest.param("b", "", "b", id="gone-with-the-rest"),
        pytest.param("bcacd", "acd", "b", id="repeated"),
        pytest.param("", "", "", id="empty"),
    ],
)
def test_goes_on_at_the_item_or_else_at_its_place(items, after, before):
    assert lines(items, first=9, after=C) == [*after]
    assert lines(items, last=9, before=C) == [*before]


def test_turns_the_whole_list():
    assert lines(first=2, reverse=True) == ["d", "a"]
    assert lines(first=9, reverse=True, after=C) == ["b"]


@pytest.mark.parametrize(
    ("cursors", "cursor", "expected"),
    [
        (OffsetCursors(), '{"last_id":null,"last_value":null,"offset":1}', ["z"]),
        (OffsetCursors(), '{"last_id":null,"last_value":null,"offset":9}', []),
        (SearchCursors([5, 6, 7], 2), '{"page":2,"last_id":6,"reverse":true,"offset":0}', ["z"]),
        (SearchCursors([5, 7], 2), '{"page":2,"last_id":6,"reverse":true,"offset":1}', ["y", "z"]),
        (TextCursors(["", "a", "b"]), "a", ["z"]),
    ],
)
def test_goes_on_behind_each_kind_of_cursor(cursors, cursor, expected):
    page = connection(["x", "y", "z"], cursors, first=9, after=encoded(cursor))
    assert list(page.nodes) == expected


@pytest.mark.parametrize(
    ("cursors", "cursor"),
    [
        (TargetCursors(["a"]), '{"last_id":1,"last_value":null}'),
        (TargetCursors(["a"]), '{"page":1,"last_id":5,"reverse":true,"offset":0}'),
        (SearchCursors([5], 1), '{"last_id":5,"last_value":5,"offset":0}'),
        (OffsetCursors(), '{"last_id":5,"last_value":5,"offset":0}'),
        (TextCursors(["a"]), "b"),
        (TextCursors(["a"]), b"\xff"),
    ],
)
def test_refuses_a_cursor_of_another_form(cursors, cursor):
    with pytest.raises(FieldError, match=r"^Malformed cursor$"):
        connection(["x"], cursors, first=1, after=encoded(cursor))

"""Lists in an order of their own: their cursors name a place, and what is there."""

import pytest

from sandbox.field_error import FieldError
from sandbox.listing import Page
from sandbox.listing.places import ByOffset, ByRank, ByTarget, ByText, arranged
from tests.listing.cursors import decoded, encoded

LINES = ("b", "c", "a", "d")


def connection(items, ordering, **arguments):
    return arranged(items, ordering, Page(**arguments))


def lines(items=LINES, **arguments):
    return list(connection(items, ByTarget(items), **arguments).nodes)


def written(items, ordering, **arguments):
    edges = connection(items, ordering, **arguments).edges
    return [decoded(edge.cursor) for edge in edges]


@pytest.mark.parametrize(
    ("ordering", "expected"),
    [
        pytest.param(
            ByTarget([209225679154, 7]),
            ['{"last_id":1,"last_value":209225679154}', '{"last_id":2,"last_value":7}'],
            id="references",
        ),
        pytest.param(
            ByTarget(["6e648d7c", "27635d0c"]),
            ['{"last_id":1,"last_value":"6e648d7c"}', '{"last_id":2,"last_value":"27635d0c"}'],
            id="lines-of-a-cart",
        ),
        pytest.param(
            ByOffset(),
            [
                '{"last_id":null,"last_value":null,"offset":0}',
                '{"last_id":null,"last_value":null,"offset":1}',
            ],
            id="selling-plan-allocations",
        ),
        pytest.param(ByText(["", "1/8"]), ["", "1/8"], id="product-types"),
    ],
)
def test_cursors_have_the_real_forms(ordering, expected):
    """Shopify: recorded against 2026-04."""
    assert written(["x", "y"], ordering, first=9) == expected


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
    assert written(ids, ByRank(ids, arguments["first"]), **arguments) == expected


C = encoded('{"last_id":2,"last_value":"c"}')


@pytest.mark.parametrize(
    ("items", "after", "before"),
    [
        pytest.param("bcad", "ad", "b", id="unchanged"),
        pytest.param("xbcad", "ad", "xb", id="moved"),
        pytest.param("bad", "ad", "b", id="gone"),
        pytest.param("b", "", "b", id="gone-with-the-rest"),
        pytest.param("ccad", "ad", "c", id="repeated"),
        pytest.param("", "", "", id="empty"),
    ],
)
def test_goes_on_at_the_item_or_else_at_its_place(items, after, before):
    assert lines(items, first=9, after=C) == [*after]
    assert lines(items, last=9, before=C) == [*before]


@pytest.mark.parametrize("place", [-(10**400), -1, 0, 5, 10**400])
def test_a_place_may_be_any_number(place):
    cursor = encoded(f'{{"last_id":{place},"last_value":"gone"}}')
    assert lines(first=9, after=cursor) == ([*LINES] if place < 1 else [])


def test_turns_the_whole_list():
    assert lines(first=2, reverse=True) == ["d", "a"]
    assert lines(first=9, reverse=True, after=C) == ["b"]


@pytest.mark.parametrize(
    ("ordering", "cursor", "expected"),
    [
        (ByOffset(), '{"last_id":null,"last_value":null,"offset":1}', ["z"]),
        (ByOffset(), '{"last_id":null,"last_value":null,"offset":9}', []),
        (ByRank([5, 6, 7], 2), '{"page":2,"last_id":6,"reverse":true,"offset":0}', ["z"]),
        (ByRank([5, 7], 2), '{"page":2,"last_id":6,"reverse":true,"offset":1}', ["y", "z"]),
        (ByText(["", "a", "b"]), "a", ["z"]),
    ],
)
def test_goes_on_behind_each_kind_of_cursor(ordering, cursor, expected):
    page = connection(["x", "y", "z"], ordering, first=9, after=encoded(cursor))
    assert list(page.nodes) == expected


@pytest.mark.parametrize(
    ("ordering", "cursor"),
    [
        (ByTarget(["a"]), '{"last_id":1,"last_value":null}'),
        (ByTarget(["a"]), '{"page":1,"last_id":5,"reverse":true,"offset":0}'),
        (ByRank([5], 1), '{"last_id":5,"last_value":5,"offset":0}'),
        (ByOffset(), '{"last_id":5,"last_value":5,"offset":0}'),
        (ByText(["a"]), "b"),
        (ByText(["a"]), b"\xff"),
    ],
)
def test_refuses_a_cursor_of_another_form(ordering, cursor):
    with pytest.raises(FieldError, match=r"^Malformed cursor$"):
        connection(["x"], ordering, first=1, after=encoded(cursor))

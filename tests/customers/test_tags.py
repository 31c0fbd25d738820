"""Tags out of a comma-separated text. Shopify: recorded for the Admin API."""

import pytest

from sandbox.customers.tags import parse_tags


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("", ()),
        (" , ,", ()),
        ("vip", ("vip",)),
        (" b , a ", ("a", "b")),
        ("VIP,vip,Vip", ("VIP",)),
        ("x" * 255, ("x" * 255,)),
        ("x" * 256, ()),
    ],
)
def test_trims_sorts_and_says_each_once(text, tags):
    assert parse_tags(text) == tags


def test_takes_250_tags_at_the_most():
    assert len(parse_tags(",".join(map(str, range(300))))) == 250


def test_looks_for_tags_only_where_so_many_could_be():
    assert parse_tags("," * 127_500 + "late") == ()

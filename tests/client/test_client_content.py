"""Collections, content and navigation, as the client makes and changes them."""

import pytest

from sandbox.client import ControlError

KINDS = [
    ("collections", {"title": "Picnic", "products": ["kettle"]}, {"title": "Lunch"}),
    ("pages", {"title": "About us"}, {"body": "<p>We</p>"}),
    ("blogs", {"title": "Notes"}, {"title": "More notes"}),
    ("articles", {"title": "Rain", "blog": "news"}, {"tags": ("wet",)}),
    ("menus", {"title": "Mugs"}, {"title": "Cups"}),
    ("metaobjects", {"type": "author", "handle": "ada"}, {"status": "DRAFT"}),
    ("redirects", {"path": "/old", "target": "/new"}, {"target": "/newer"}),
    (
        "metafield_definitions",
        {"owner_type": "PAGE", "namespace": "custom", "key": "sun", "type": "boolean"},
        {"storefront_access": "NONE"},
    ),
    ("locations", {"name": "Oslo", "address": {"countryCode": "NO"}}, {"name": "Bergen"}),
    ("selling_plan_groups", {"name": "Monthly"}, {"app_name": "Plans"}),
    ("companies", {"name": "Fjord"}, {"external_id": "17"}),
    ("price_lists", {"name": "Dealers"}, {"percentage": 12.5}),
]


@pytest.mark.parametrize(("name", "fields", "change"), KINDS)
def test_a_thing_is_made_found_changed_and_deleted(world, name, fields, change):
    things = getattr(world, name)
    made = things.create(**fields)
    changed = things.update(made.id, **change)
    (key, value), *_ = change.items()
    assert (things.get(made.id), getattr(changed, key)) == (changed, value)
    assert getattr(things.list(first=250), name)[-1] == changed
    things.delete(made.id)
    with pytest.raises(ControlError, match="has no"):
        things.get(made.id)

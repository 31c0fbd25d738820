"""Values of another type in a user's files, also where files refer to each other."""

import re

import pytest

from sandbox.origin import Origin
from sandbox.seeding import ShopData
from sandbox.settings import Settings
from sandbox.toml_file import TomlError

MUG = """number = 1
title = "Mug"
created_at = 2026-01-01T00:00:00Z
"""


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("catalog/products/mug", f"{MUG}variants = 5\n", "mug.toml:4: `variants`"),
        (
            "catalog/products/mug",
            f"{MUG}[[variants]]\nmeasurement = {{ quantity = 750, unit = 'LITRE' }}\n",
            "mug.toml:5: `variants[0].measurement.unit`",
        ),
        ("catalog/products/mug", f"{MUG}variants = ['a']\n", "mug.toml:4: `variants[0]`"),
        ("content/metaobjects/route", "number = 'x'\n[[entries]]\nhandle = 'a'\n", "`number`"),
        ("content/metaobjects/route", "number = 1\nentries = 5\n", "route.toml:2: `entries`"),
        ("content/metaobjects/route", "number = 1\n[[entries]]\nid = 'x'\n", "`entries[0]"),
    ],
)
def test_a_value_of_another_type_is_refused_with_its_place(tmp_path, name, text, place):
    path = tmp_path / f"{name}.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    settings = Settings(fixtures=str(tmp_path))
    with pytest.raises(TomlError, match=re.escape(place)):
        ShopData(settings).seeds(Origin.of(settings)).read()

"""Metafields and metaobjects of the user's own files: what is read, and what is refused."""

import pytest

from sandbox.app import worlds_of
from sandbox.metafields.records import OwnedMetafields
from sandbox.metaobjects.records import Metaobject
from sandbox.scenarios import Library
from sandbox.seeding import ShopData
from sandbox.settings import Settings
from sandbox.toml_file import TomlError

MUG = """number = 1
title = "Mug"
created_at = 2026-01-01T00:00:00Z
metafields = [
  {}
]
"""
MAKER = """number = 1
name = "Maker"
updated_at = 2026-01-01T00:00:00Z
fields = [{{ key = "mug", type = "product_reference" }}]
[[entries]]
handle = "ann"
fields = {{ {} }}
"""
PRODUCT_ONE = "gid://shopify/Product/10200000032768"


@pytest.fixture
def world(tmp_path):
    """Make a world of the files that are given by their names."""

    def world(**files):
        for name, text in files.items():
            path = tmp_path / f"{name.replace('__', '/')}.toml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        settings = Settings(fixtures=str(tmp_path))
        return worlds_of(settings, ShopData(settings), Library()).open("default")

    return world


def value_in(world, owner=PRODUCT_ONE):
    (found,) = world.store.get(OwnedMetafields, owner).metafields
    return found.type, found.value


@pytest.mark.parametrize(
    ("written", "found"),
    [
        pytest.param(
            '{ key = "a.b.c", type = "boolean", value = false }', ("boolean", "false"), id="a type"
        ),
        pytest.param(
            '{ key = "custom.material", value = "Tin" }',
            ("single_line_text_field", "Tin"),
            id="a type that is defined",
        ),
        pytest.param(
            '{ key = "a.b", type = "product_reference", value = "gid://shopify/Product/7" }',
            ("product_reference", "gid://shopify/Product/7"),
            id="a global id",
        ),
        pytest.param(
            '{ key = "a.b", type = "product_reference", value = "mug" }',
            ("product_reference", PRODUCT_ONE),
            id="its own handle",
        ),
        pytest.param(
            '{ key = "a.b", type = "list.date", value = [2026-01-02] }',
            ("list.date", '["2026-01-02"]'),
            id="a list of dates",
        ),
        pytest.param(
            '{ key = "a.b", type = "rich_text_field", value = { type = "root", children = [] } }',
            ("rich_text_field", '{"type":"root","children":[]}'),
            id="rich text as it is kept",
        ),
    ],
)
def test_a_metafield_is_read(world, written, found):
    assert value_in(world(catalog__products__mug=MUG.format(written))) == found


@pytest.mark.parametrize(
    ("written", "message"),
    [
        pytest.param(
            '{ key = "a.b", type = "number_integer", value = "7" }',
            "`metafields[0].value` is '7': write a whole number",
            id="another type",
        ),
        pytest.param(
            '{ key = "a.b", type = "number_integer", value = true }',
            "`metafields[0].value` is True: write a whole number",
            id="true is not a number",
        ),
        pytest.param(
            '{ key = "a.b", type = "numbr", value = 7 }',
            (
                "`metafields[0].type` is 'numbr', which is not a type of metafields: write one "
                "such as boolean"
            ),
            id="no such type",
        ),
        pytest.param(
            '{ key = "a.b", value = 7 }',
            "`metafields[0].type` is missing, and metafields.toml does not define a.b",
            id="no type",
        ),
        pytest.param(
            '{ key = "a.b", type = "list.boolean", value = true }',
            "`metafields[0].value` is not a list, which list.boolean must be",
            id="no list",
        ),
        pytest.param(
            '{ key = "a.b", type = "money", value = { amount = "5" } }',
            "`metafields[0].value` is {'amount': '5'}: write a table of amount, currency_code",
            id="half a price",
        ),
        pytest.param(
            '{ key = "a.b", type = "date", value = "soon" }',
            "`metafields[0].value` is 'soon': write a date",
            id="no date",
        ),
        pytest.param(
            '{ key = "a.b", type = "product_reference", value = "cup" }',
            (
                "`metafields[0].value` is 'cup', which is not in catalog/products: write one "
                "such as mug"
            ),
            id="no such product",
        ),
        pytest.param(
            '{ key = "a.b", type = "variant_reference", value = "mug" }',
            "`metafields[0].value` is 'mug': write a product and a position, `mug/1`",
            id="a variant without its position",
        ),
        pytest.param(
            '{ key = "a.b", type = "file_reference", value = "scan" }',
            "`metafields[0].value` is 'scan', which is not in files.toml: write one such as banner",
            id="no such file",
        ),
    ],
)
def test_a_metafield_that_is_wrong_is_refused_with_its_place(world, written, message):
    with pytest.raises(TomlError) as refused:
        world(catalog__products__mug=MUG.format(written))
    place, _, detail = str(refused.value).partition(": ")
    assert (place.rpartition("/")[2], detail) == ("mug.toml:4", message)


def test_a_key_without_a_namespace_is_refused(world):
    with pytest.raises(TomlError, match=r"mug.toml:4: `metafields\[0\].key`"):
        world(catalog__products__mug=MUG.format('{ key = "b", type = "boolean", value = true }'))


def test_built_in_content_may_refer_to_a_catalog_that_is_replaced(world):
    """The ids are those of nothing."""
    mug = MUG.format('{ key = "a.b", type = "boolean", value = true }')
    found = world(catalog__products__mug=mug)
    article = value_in(found, "gid://shopify/Article/685000032768")
    nothing = "gid://shopify/Product/10200000000000"
    assert article == ("list.product_reference", f'["{nothing}","{nothing}"]')


@pytest.mark.parametrize(
    ("fields", "detail"),
    [
        (
            'mug = "cup"',
            (
                "`entries[0].fields.mug` is 'cup', which is not in catalog/products: write one "
                "such as bag-liner"
            ),
        ),
        ('cup = "enamel-mug"', "`entries[0].fields.cup` is not a field: the type has mug"),
    ],
)
def test_a_metaobject_that_is_wrong_is_refused_with_its_place(world, fields, detail):
    with pytest.raises(TomlError) as refused:
        world(content__metaobjects__maker=MAKER.format(fields))
    place, _, found = str(refused.value).partition(": ")
    assert (place.rpartition("/")[2], found) == ("maker.toml:7", detail)


def test_a_metaobject_refers_to_the_built_in_catalog(world):
    found = world(content__metaobjects__maker=MAKER.format('mug = "enamel-mug"'))
    (maker,) = found.store.after(Metaobject, 0)
    assert (maker.path, maker.fields[0].value) == (
        "maker/ann",
        "gid://shopify/Product/10200000065536",
    )

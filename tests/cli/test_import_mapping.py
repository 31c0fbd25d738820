"""`import csv --mapping FILE`: what an export does not say of markets, types and linked values."""

from pathlib import Path

import pytest
import tomli

from sandbox.cli import main

PRODUCTS = """\
Handle,Title,Option1 Name,Option1 Value,Option1 Linked To,Variant Price,\
Included / Home,Included / Rest of Europe,Price / Rest of Europe,\
Compare At Price / Rest of Europe,Weight (product.metafields.custom.weight),\
Color (product.metafields.shopify.color-pattern)
hat,Hat,Color,orange-1,product.metafields.shopify.color-pattern,10,true,true,12.50,15,250,\
orange-1; black
hat,,,black,,11,,,,,,
scarf,Scarf,Title,Default Title,,8,true,false,,,heavy,
"""
MAPPING = """\
[markets]
"Rest of Europe" = "europe"

[metafields]
"custom.weight" = "number_integer"

[values."shopify.color-pattern"]
orange-1 = { name = "Tangerine", color = "#F4A300" }
"""


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("products.csv").write_text(PRODUCTS)
    Path("mapping.toml").write_text(MAPPING)


def run(*options):
    return main(["import", "csv", "products.csv", *options])


def product(handle):
    return tomli.loads(Path(f"shop/catalog/products/{handle}.toml").read_text())


def test_markets_have_their_prices_and_exclusions():
    run("--mapping", "mapping.toml")
    orange, black = product("hat")["variants"]
    assert (orange["prices"], orange["compare_at_prices"]) == (
        {"europe": "12.50"},
        {"europe": "15"},
    )
    assert "prices" not in black
    assert product("scarf")["hidden_in"] == ["europe"]


def test_linked_values_have_their_names_and_swatches(capsys):
    run("--mapping", "mapping.toml")
    assert product("hat")["options"] == [
        {"name": "Color", "values": [{"name": "Tangerine", "color": "#F4A300"}, "Black"]}
    ]
    assert product("hat")["variants"][0]["options"] == ["Tangerine"]
    assert '"Option1 Value": "black" is the handle of a metaobject' in capsys.readouterr().err


def test_metafields_have_their_types(capsys):
    run("--mapping", "mapping.toml")
    assert product("hat")["metafields"] == [
        {"key": "custom.weight", "text": "250", "type": "number_integer"}
    ]
    assert "metafields" not in product("scarf")
    assert '"heavy" is no number_integer. Left out.' in capsys.readouterr().err


def test_without_it_the_markets_are_named(capsys):
    run()
    assert (
        "products.csv: prices or exclusions of markets are not imported: rest of europe. "
        "Name their handles in a file, and add --mapping.\n"
    ) in capsys.readouterr().err
    assert "prices" not in product("hat")["variants"][0]


def test_a_price_that_is_none_leaves_the_product_out(capsys):
    Path("products.csv").write_text(PRODUCTS.replace("12.50", "cheap"))
    assert run("--mapping", "mapping.toml") == 1
    assert (
        'record 1 (line 2), "Price / Rest of Europe": "cheap" is not an amount. '
        'Product "hat" left out.'
    ) in capsys.readouterr().err
    assert not Path("shop/catalog/products/hat.toml").exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[metafields]\n"custom.weight" = "number"\n',
            (
                "`metafields.custom.weight` is 'number', which is not a type of metafields: "
                "did you mean number_integer? Nothing was written."
            ),
        ),
        ("[market]\n", "`market` is not known here: did you mean markets?"),
    ],
)
def test_a_wrong_mapping_is_refused(text, message, capsys):
    Path("mapping.toml").write_text(text)
    assert run("--mapping", "mapping.toml") == 2
    assert message in capsys.readouterr().err
    assert not Path("shop").exists()

"""`storefront-sandbox import csv FILE...`: a folder of fixtures from what a shop exported."""

import csv
import json
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import tomli

from sandbox.catalog.records import Product
from sandbox.cli import main
from sandbox.customers.records import Customer, CustomerState
from sandbox.importing.numbers import numbers_of
from sandbox.importing.table import LARGEST, UnreadableError
from sandbox.orders.records import OrderHistory
from sandbox.orders.totals import totals_of
from sandbox.origin import Origin
from sandbox.seeding import ShopData
from sandbox.settings import Settings

PRODUCTS = """\
Handle,Title,Body (HTML),Vendor,Tags,Published,Option1 Name,Option1 Value,Variant SKU,\
Variant Grams,Variant Weight Unit,Variant Inventory Tracker,Variant Inventory Qty,\
Variant Inventory Policy,\
Variant Price,Variant Compare At Price,Image Src,Image Position,Image Alt Text,Status,Collection,\
Care (product.metafields.custom.care)
Blue-Hat,Blue Hat,<p>Warm.</p>,Hats & Co,"wool, winter",true,Size,S,'001,453.59237,lb,shopify,3,\
continue,12.50,15,https://cdn.example/2.jpg,2,Side,active,Winter,By hand
Blue-Hat,,,,,,,M,'002,453.59237,lb,,9,deny,12.50,,https://cdn.example/1.jpg,1,Front,,,
old-scarf,Old Scarf,,,,true,Title,Default Title,,0,kg,,,deny,8,,,,,draft,,
"""

CUSTOMERS = """\
Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Address1,\
Default Address City,Default Address Country Code,Default Address Zip,Phone,Tags
'77,Ann,Lee,Ann@Shop.example,yes,1 Main Street,Oslo,NO,'0150,'+4722345678,vip
'78,Bo,Ek,ann@shop.example,no,,,,,,
'79,Cy,Oz,,no,,,,,12,
"""

REDIRECTS = "Redirect from,Redirect to\n/old,/new\nhttps://a.example/x?y=1,/z\n/a,/b\n/b,/a\n"


@pytest.fixture
def import_csv(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def run(*options, **files):
        for name, text in files.items():
            Path(f"{name}.csv").write_text(text, "utf-8")
        return main(["import", "csv", *options, *(f"{name}.csv" for name in files)])

    return run


def shop_in(folder):
    settings = Settings(fixtures=str(folder), customers=0)
    return ShopData(settings).seeds(Origin.of(settings))


def test_a_unit_that_shopify_does_not_have_leaves_out_the_unit_price(import_csv, tmp_path, capsys):
    products = (
        "Handle,Title,Variant Price,Unit Price Total Measure,Unit Price Total Measure Unit\n"
        "oil,Oil,12.50,750,litre\n"
        "wine,Wine,12.50,750,ml\n"
    )
    status = import_csv("--to", "shop", products=products)
    files = {each.stem: each.read_text("utf-8") for each in tmp_path.glob("shop/**/*.toml")}
    assert (status, [name for name in ("oil", "wine") if "measurement" in files[name]]) == (
        0,
        ["wine"],
    )
    assert capsys.readouterr().err == (
        'products.csv: record 1 (line 2), "Unit Price Total Measure Unit": "litre" is no unit that'
        " Shopify has. The variant has no unit price.\n"
    )


def written(name):
    return tomli.loads(Path("shop", name).read_text("utf-8"))


def test_products_become_a_file_each_that_a_person_could_have_written(import_csv):
    assert import_csv(products=PRODUCTS) == 0
    hat = written("catalog/products/blue-hat.toml")
    assert {key: hat[key] for key in hat if key not in {"number", "created_at"}} == {
        "title": "Blue Hat",
        "vendor": "Hats & Co",
        "tags": ["wool", "winter"],
        "description": "<p>Warm.</p>",
        "price": "12.50",
        "weight": 1.0,
        "weight_unit": "POUNDS",
        "options": [{"name": "Size", "values": ["S", "M"]}],
        "variants": [
            {
                "options": ["S"],
                "compare_at_price": "15",
                "sku": "001",
                "quantity": 3,
                "oversell": True,
            },
            {"options": ["M"], "sku": "002"},
        ],
        "media": [
            {"file": "https://cdn.example/1.jpg", "alt": "Front"},
            {"file": "https://cdn.example/2.jpg", "alt": "Side"},
        ],
        "metafields": [
            {"key": "custom.care", "value": "By hand", "type": "single_line_text_field"}
        ],
    }
    assert written("catalog/collections/winter.toml")["products"] == ["blue-hat"]


def test_a_draft_is_not_published(import_csv):
    import_csv(products=PRODUCTS)
    scarf = shop_in("shop").find(Product, "handle", "old-scarf")
    assert (scarf.published_at, [variant.price for variant in scarf.variants]) == (None, [8])


def test_a_server_has_the_imported_products(import_csv):
    import_csv(products=PRODUCTS)
    hat = shop_in("shop").find(Product, "handle", "blue-hat")
    assert [(v.sku, v.quantity, v.oversell, v.weight) for v in hat.variants] == [
        ("001", 3, True, 1.0),
        ("002", None, False, 1.0),
    ]


def test_a_second_import_changes_nothing(import_csv):
    import_csv(products=PRODUCTS)
    before = {path: path.read_bytes() for path in Path("shop").rglob("*.toml")}
    import_csv(products=PRODUCTS)
    assert {path: path.read_bytes() for path in Path("shop").rglob("*.toml")} == before


def test_customers_become_personas_that_are_disabled(import_csv, capsys):
    assert import_csv(customers=CUSTOMERS) == 0
    ann = shop_in("shop").find(Customer, "email", "ann@shop.example")
    assert (ann.state, ann.phone, ann.tags) == (CustomerState.DISABLED, "+4722345678", ("vip",))
    assert (ann.accepts_marketing, ann.addresses[0].zip) == (True, "0150")
    assert capsys.readouterr().err.splitlines() == [
        (
            'customers.csv: record 2 (line 3), "Email": "ann@shop.example" is of a customer in'
            " an earlier record. The first is kept."
        ),
        'customers.csv: record 3 (line 4), "Phone": "12" is not a phone number. Left blank.',
        (
            "customers.csv: record 3 (line 4) without an email and a phone."
            " Imported: such a customer cannot log in."
        ),
    ]


def test_with_a_password_and_a_column_of_identifiers_customers_can_log_in(import_csv):
    import_csv("--password", "secret-1", "--identifier-column", "Customer ID", customers=CUSTOMERS)
    ann = shop_in("shop").find(Customer, "email", "ann@shop.example")
    assert (ann.state, ann.multipass_identifier) == (CustomerState.ENABLED, "77")


@pytest.mark.parametrize(
    ("column", "hint"),
    [
        ("Custmer ID", "did you mean Customer ID?"),
        ("xyz", "there are Customer ID, First Name, Last Name, Email, Accepts Email Marketing"),
    ],
)
def test_a_column_of_identifiers_that_is_not_there_is_refused(import_csv, capsys, column, hint):
    assert import_csv("--identifier-column", column, customers=CUSTOMERS) == 2
    message = f"--identifier-column: no column {column!r} in customers: {hint}"
    assert capsys.readouterr().err.startswith(f"storefront-sandbox: {message}")
    assert not Path("shop").exists()


def test_redirects_that_lead_in_a_circle_are_left_out(import_csv, capsys):
    assert import_csv(redirects=REDIRECTS) == 1
    assert [(r["path"], r["target"]) for r in written("content/redirects.toml")["redirects"]] == [
        ("/old", "/new"),
        ("/x?y=1", "/z"),
    ]
    assert capsys.readouterr().err.splitlines() == [
        (
            'redirects.csv: record 2 (line 3): "https://a.example/x?y=1" is a whole URL.'
            " Its path is used."
        ),
        "redirects.csv: /a leads back to itself. Left out.",
        "redirects.csv: /b leads back to itself. Left out.",
    ]


def test_a_wrong_cell_leaves_out_its_product_alone(import_csv, capsys):
    wrong = PRODUCTS.replace(",deny,8,", ",deny,N/A,")
    assert import_csv(products=wrong) == 1
    assert [path.name for path in Path("shop/catalog/products").iterdir()] == ["blue-hat.toml"]
    out, err = capsys.readouterr()
    assert err == (
        'products.csv: record 3 (line 4), "Variant Price": "N/A" is not an amount. Product'
        ' "old-scarf" left out. Write 12.50, or leave it blank for 0.\n'
    )
    assert out.splitlines()[-1] == "Serve it: storefront-sandbox serve --fixtures shop"


def test_a_weight_of_too_many_digits_leaves_out_its_product(import_csv, capsys):
    assert import_csv(products=PRODUCTS.replace("453.59237,lb,,9", f"{'9' * 30},lb,,9")) == 1
    assert [path.name for path in Path("shop/catalog/products").iterdir()] == ["old-scarf.toml"]
    assert f'"Variant Grams": "{"9" * 30}" is not an amount.' in capsys.readouterr().err


def test_strict_writes_nothing_where_something_would_be_left_out(import_csv):
    assert import_csv("--strict", products=PRODUCTS.replace(",deny,8,", ",deny,N/A,")) == 1
    assert not Path("shop").exists()


def test_the_report_has_every_place(import_csv):
    import_csv(products=PRODUCTS.replace("'001", "3.65275E+11").replace("'002", "3.6E+11"))
    (found,) = json.loads(Path("shop/import-report.json").read_text())
    assert (found["column"], found["count"], found["places"]) == (
        "Variant SKU",
        2,
        [[1, 2, "3.65275E+11"], [2, 3, "3.6E+11"]],
    )


def test_many_findings_of_a_kind_are_one_line(import_csv, capsys):
    rows = "".join(f"h{n},Hat {n},9,3.6E+1{n}\n" for n in range(5))
    import_csv(products=f"Handle,Title,Variant Price,Variant Barcode\n{rows}")
    assert capsys.readouterr().err == (
        'products.csv: "Variant Barcode": 5 cells like "3.6E+10" (records 1, 2, 3 …): each is'
        " rounded by a spreadsheet. Left out. Export again, and do not open the file in a"
        " spreadsheet.\n"
    )


def test_a_column_that_nobody_knows_is_kept_aside(import_csv, capsys):
    import_csv(products="Handle,Title,Titel\nhat,Hat,Hut\n")
    assert written("extra.toml") == {"hat": {"Titel": "Hut"}}
    assert capsys.readouterr().err == (
        'products.csv: "Titel" is not a known column (near: title): '
        "1 cells are kept in extra.toml.\n"
    )


def test_a_record_with_too_many_cells_is_left_out_with_its_product(import_csv, capsys):
    text = "Handle,Title,Variant Price\nhat,Hat,1\nhat,,2,,surplus\ncap,Cap,3\n"
    assert import_csv(products=text) == 1
    assert [path.stem for path in Path("shop/catalog/products").iterdir()] == ["cap"]
    assert capsys.readouterr().err == (
        "products.csv: record 2 (line 3) has 5 cells, the header 3: a comma may lack quotes."
        " Left out.\n"
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(
            b"PK\x03\x04",
            "x.csv is a zip file, but not a workbook that can be read (File is not a zip "
            "file): save it as CSV (UTF-8).",
            id="zip",
        ),
        pytest.param(
            b"\xff\xfe\x00",
            "x.csv is not text. Save it as CSV (UTF-8), or as a workbook (.xlsx).",
            id="binary",
        ),
        pytest.param(b"", "x.csv is empty.", id="empty"),
        pytest.param(
            b"a,b,c\n1,2,3\n",
            "x.csv is not an export of a Shopify shop: only 0% of its 3 columns are known. Give "
            "CSV files of products, inventory, customers, orders, discounts or redirects.",
            id="something else",
        ),
        pytest.param(
            b'Handle,Title\nhat,"Ha',
            "x.csv:2: unexpected end of data. A quote is not closed, or the file was cut.",
            id="cut",
        ),
        pytest.param(
            b"\0" * 16_000_001,
            "x.csv:1: field larger than field limit (16000000). This is no CSV file.",
            id="one long name of a column",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(content, reason, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("x.csv").write_bytes(content)
    assert main(["import", "csv", "x.csv"]) == 2
    assert capsys.readouterr().err == f"storefront-sandbox: {reason} Nothing was written.\n"
    assert not Path("shop").exists()


@pytest.mark.parametrize(
    ("content", "title"),
    [
        pytest.param("Handle;Title;Price\nh;Dé;69,9\n".encode("cp1252"), "Dé", id="Excel, French"),
        pytest.param("\ufeffHandle,Title,Price\r\nh,Dé,69.9\r\n".encode(), "Dé", id="BOM, CRLF"),
        pytest.param("Handle\tTitle\tPrice\nh\tDé\t69.9\n".encode("utf-16"), "Dé", id="UTF-16"),
        pytest.param(
            '"Handle"  ,"Title" ,"Price"\n"h"  ,"Dé" ,"69.9" \n'.encode(), "Dé", id="padded"
        ),
        pytest.param("URL_handle,TITLE,Price\nh,Dé,69.9\n".encode(), "Dé", id="other names"),
    ],
)
def test_reads_what_spreadsheets_and_editors_make_of_it(content, title, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("x.csv").write_bytes(content)
    assert main(["import", "csv", "x.csv"]) == 0
    product = written("catalog/products/h.toml")
    assert (product["title"], product["price"]) == (title, "69.9")


def test_a_header_of_any_ordinary_length_is_read(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("x.csv").write_text(
        ",".join(["Handle", "Title", "x" * 200_000]) + "\nhat,Hat,1\n", "utf-8"
    )
    assert main(["import", "csv", "x.csv"]) == 0
    assert written("catalog/products/hat.toml")["title"] == "Hat"
    capsys.readouterr()


def test_a_file_that_takes_too_much_memory_is_refused(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    with Path("x.csv").open("wb") as file:
        file.truncate(LARGEST + 1)
    assert main(["import", "csv", "x.csv"]) == 2
    assert capsys.readouterr().err == (
        "storefront-sandbox: x.csv has more than 256,000,000 bytes: divide it. Nothing was "
        "written.\n"
    )


def test_more_products_than_there_are_numbers_are_refused():
    with pytest.raises(UnreadableError, match="These are 100,001 products or collections: at"):
        numbers_of(map(str, range(100_001)))


def test_other_files_of_the_folder_stay(import_csv):
    Path("shop/scenarios").mkdir(parents=True)
    Path("shop/scenarios/mine.toml").write_text("x")
    Path("shop/catalog/products").mkdir(parents=True)
    Path("shop/catalog/products/gone.toml").write_text("x")
    import_csv(products=PRODUCTS)
    assert Path("shop/scenarios/mine.toml").exists()
    assert not Path("shop/catalog/products/gone.toml").exists()


INVENTORY = """\
Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Option3 Name,Option3 Value,SKU,\
Location,Incoming,Unavailable,Committed,Available,On hand
blue-hat,Blue Hat,Size,S,,,,,,Oslo,0,0,0,4,4
blue-hat,Blue Hat,Size,S,,,,,,Bergen,0,0,0,-1,1
blue-hat,Blue Hat,Size,M,,,,,,Oslo,0,0,0,not stocked,
old-scarf,Old Scarf,Title,Default Title,,,,,,Oslo,0,0,0,7,7
"""


def test_the_inventory_of_all_locations_is_the_stock(import_csv):
    import_csv(inventory=INVENTORY, products=PRODUCTS)
    seeds = shop_in("shop")
    stock = {
        handle: [v.quantity for v in seeds.find(Product, "handle", handle).variants]
        for handle in ("blue-hat", "old-scarf")
    }
    assert stock == {"blue-hat": [3, None], "old-scarf": [7]}


ADMIN = {
    "products": [
        {
            "handle": "Hat",
            "title": "Hat",
            "body_html": None,
            "tags": "a, b",
            "status": "active",
            "published_at": "2025-07-26T07:38:21-04:00",
            "created_at": "2025-07-26T07:38:18-04:00",
            "options": [{"name": "Size", "values": ["S", "M"]}],
            "variants": [
                {
                    "option1": "S",
                    "price": "12.50",
                    "inventory_management": "shopify",
                    "inventory_quantity": 3,
                    "weight": 0.5,
                    "weight_unit": "kg",
                },
                {
                    "option1": "M",
                    "price": "12.50",
                    "inventory_management": None,
                    "inventory_quantity": 1,
                    "weight": 0.5,
                    "weight_unit": "kg",
                },
            ],
            "images": [{"src": "//cdn.example/1.jpg", "alt": "Front", "width": 8, "height": 6}],
        }
    ],
    "collections": [{"handle": "all-hats", "title": "All hats", "description": "Hats."}],
}

SHOWN = [
    {
        "node": {
            "handle": "hat",
            "title": "Hat",
            "descriptionHtml": "<p>x</p>",
            "availableForSale": False,
            "images": {"nodes": [{"url": "https://cdn.example/1.jpg", "altText": "Front"}]},
            "variants": {
                "edges": [
                    {
                        "node": {
                            "price": {"amount": "9.0"},
                            "availableForSale": False,
                            "selectedOptions": [{"name": "Title", "value": "Default Title"}],
                        }
                    }
                ]
            },
            "collections": {"edges": [{"node": {"title": "All hats"}}]},
        }
    }
]

BULK = "".join(
    json.dumps(line) + "\n"
    for line in (
        {
            "id": "gid://shopify/ProductVariant/2",
            "price": "8.00",
            "inventoryQuantity": 5,
            "selectedOptions": [{"name": "Size", "value": "S"}],
            "__parentId": "gid://shopify/Product/1",
        },
        {
            "id": "gid://shopify/Product/1",
            "title": "Hat",
            "status": "DRAFT",
            "options": [{"name": "Size"}],
        },
    )
)


def import_json(tmp_path, monkeypatch, name, text):
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(text, "utf-8")
    return main(["import", "csv", name])


def test_json_of_the_admin_api_is_imported(tmp_path, monkeypatch):
    assert import_json(tmp_path, monkeypatch, "x.json", json.dumps(ADMIN)) == 0
    hat = written("catalog/products/hat.toml")
    del hat["number"], hat["created_at"]
    assert hat == {
        "title": "Hat",
        "tags": ["a", "b"],
        "price": "12.50",
        "weight": 0.5,
        "options": [{"name": "Size", "values": ["S", "M"]}],
        "variants": [{"options": ["S"], "quantity": 3}, {"options": ["M"]}],
        "media": [{"file": "https://cdn.example/1.jpg", "alt": "Front", "width": 8, "height": 6}],
    }
    assert written("catalog/collections/all-hats.toml")["title"] == "All hats"


def test_products_of_the_storefront_api_are_imported(tmp_path, monkeypatch):
    assert import_json(tmp_path, monkeypatch, "x.json", json.dumps(SHOWN)) == 0
    hat = shop_in("shop").find(Product, "handle", "hat")
    assert [(v.price, v.quantity) for v in hat.variants] == [(9, 0)]
    assert written("catalog/collections/all-hats.toml")["products"] == ["hat"]


@pytest.mark.parametrize(
    ("weight", "expected"),
    [
        ({"weight": 1.5, "weightUnit": "POUNDS"}, (1.5, "POUNDS")),
        ({"weight": 1.5, "grams": 680, "weight_unit": "lb"}, (1.5, "POUNDS")),
        ({"grams": 680}, (680.0, "GRAMS")),
        ({}, (0.0, "GRAMS")),
    ],
)
def test_weights_in_json_have_their_units(weight, expected, tmp_path, monkeypatch):
    variants = [
        {"option1": "S", "price": "1.00", "weight": 2, "weight_unit": "kg"},
        {"option1": "M", "price": "1.00", **weight},
    ]
    hat = {"title": "Hat", "options": [{"name": "Size", "values": ["S", "M"]}]}
    text = json.dumps({"products": [{**hat, "variants": variants}]})
    assert import_json(tmp_path, monkeypatch, "x.json", text) == 0
    found = shop_in("shop").find(Product, "handle", "hat").variants
    assert [(each.weight, each.weight_unit) for each in found] == [(2.0, "KILOGRAMS"), expected]


def test_a_bulk_file_has_children_anywhere(tmp_path, monkeypatch, capsys):
    assert import_json(tmp_path, monkeypatch, "x.jsonl", BULK + "{oops\n") == 1
    hat = shop_in("shop").find(Product, "handle", "hat")
    assert (hat.published_at, [(v.price, v.quantity) for v in hat.variants]) == (None, [(8, 5)])
    assert capsys.readouterr().err == "x.jsonl: record 3 (line 3) is not JSON. Left out.\n"


@pytest.mark.parametrize(
    "line",
    [
        '{"id": ["gid://shopify/Product/2"], "title": "Cap"}',
        '{"id": "gid://shopify/ProductVariant/9", "__parentId": ["gid://shopify/Product/1"]}',
        '{"id": "gid://shopify/MediaImage/9", "__parentId": "gid://shopify/Product/3"}',
        "7",
    ],
)
def test_lines_of_a_bulk_file_that_belong_to_no_product_are_passed_over(
    line, tmp_path, monkeypatch
):
    assert import_json(tmp_path, monkeypatch, "x.jsonl", f"{BULK}{line}\n") == 0
    (product,) = shop_in("shop").after(Product, 0)
    assert (product.handle, len(product.variants), product.media) == ("hat", 1, ())


def test_a_product_of_a_bulk_file_keeps_the_variants_in_its_own_line(tmp_path, monkeypatch):
    product = {
        "id": "gid://shopify/Product/1",
        "title": "Hat",
        "options": [{"name": "Size"}],
        "variants": {"nodes": [{"price": "5.00", "option1": "S"}]},
    }
    variant = {
        "id": "gid://shopify/ProductVariant/2",
        "__parentId": "gid://shopify/Product/1",
        "price": "8.00",
        "option1": "M",
    }
    text = f"{json.dumps(product)}\n{json.dumps(variant)}\n"
    assert import_json(tmp_path, monkeypatch, "x.jsonl", text) == 0
    hat = shop_in("shop").find(Product, "handle", "hat")
    assert [each.price for each in hat.variants] == [5, 8]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(
            '{"data": [[1]]}',
            "x.json holds no products: they are in a list, or under `products`.",
            id="a list of lists",
        ),
        pytest.param(
            "oops",
            (
                "x.json is not JSON: invalid character (byte 0). Look at the quotes, commas "
                "and brackets there."
            ),
            id="text",
        ),
        pytest.param(
            '{"orders": []}',
            "x.json holds no products: they are in a list, or under `products`.",
            id="something else",
        ),
        pytest.param(
            "[" * 100_000,
            "x.json is not JSON: it nests too deep. Write fewer brackets within each other.",
            id="deep",
        ),
    ],
)
def test_json_that_holds_no_products_is_refused(text, reason, tmp_path, monkeypatch, capsys):
    assert import_json(tmp_path, monkeypatch, "x.json", text) == 2
    assert capsys.readouterr().err == f"storefront-sandbox: {reason} Nothing was written.\n"


ORDERS = """\
Name,Email,Financial Status,Fulfillment Status,Currency,Subtotal,Shipping,Taxes,Total,\
Discount Code,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,\
Billing Name,Billing City,Billing Country,Shipping City
#1148,Ann@Shop.example,paid,partial,NOK,100.00,5,25.00,130,TEN,10,2024-09-17 04:53:34 -0400,2,\
Blue Hat - S,50.00,Ann Lee,Oslo,NO,Oslo
#1148,ann@shop.example,,,,,,,,,,2024-09-17 04:53:34 -0400,1,Gift,10.00,,,,
#1149,eve@shop.example,refunded,,EUR,0,0,0,0,,,2024-09-18 04:53:34 -0400,1,Scarf,8,Eve Ray,Bern,CH,
#1150,eve@shop.example,sold,,EUR,0,0,0,0,,,2024-09-18 04:53:34 -0400,1,Scarf,8,Eve Ray,Bern,CH,
"""


def test_orders_belong_to_their_customers_or_make_them(import_csv, capsys):
    assert import_csv(orders=ORDERS, customers=CUSTOMERS) == 1
    seeds = shop_in("shop")
    ann, eve = (
        seeds.get(OrderHistory, seeds.find(Customer, "email", f"{name}@shop.example").id)
        for name in ("ann", "eve")
    )
    (order,), (other,) = ann.orders, eve.orders
    assert (order.name, other.name) == ("#1148", "#1149")
    assert [(line.title, line.quantity, line.price) for line in order.lines] == [
        ("Blue Hat - S", 2, 50),
        ("Gift", 1, 10),
    ]
    assert (order.fulfillment_status, order.tax, order.shipping) == ("PARTIALLY_FULFILLED", 25, 5)
    assert [(each.title, each.amount) for each in order.discounts] == [("TEN", 10)]
    assert (order.processed_at, order.currency_code) == (
        datetime(2024, 9, 17, 8, 53, 34, tzinfo=UTC),
        "NOK",
    )
    assert seeds.find(Customer, "email", "eve@shop.example").state == CustomerState.DISABLED
    assert capsys.readouterr().err.splitlines()[-1] == (
        'orders.csv: record 4 (line 5), "Financial Status": "sold" is not a financial status. '
        "Order #1150 left out. Write one of authorized, paid, partially_paid, partially_refunded, "
        "pending, refunded, voided."
    )


def test_taxes_that_are_in_the_prices_are_not_added_to_the_total(import_csv, capsys):
    assert import_csv(orders=ORDERS.replace("25.00,130", "25.00,105"), customers=CUSTOMERS) == 1
    seeds = shop_in("shop")
    ann = seeds.find(Customer, "email", "ann@shop.example")
    (order,) = seeds.get(OrderHistory, ann.id).orders
    totals = totals_of(order)
    assert (totals.subtotal, totals.tax, totals.total) == (100, 0, 105)
    assert (
        'orders.csv: record 1 (line 2), "Taxes": "25.00" is in the prices already. '
        "The order has none on top of them."
    ) in capsys.readouterr().err.splitlines()


@pytest.mark.parametrize(
    ("status", "refunded", "outstanding", "expected"),
    [
        ("partially_refunded", "30.00", "0.00", ("PARTIALLY_REFUNDED", "100.00", "30.00")),
        ("partially_refunded", "", "", ("PARTIALLY_REFUNDED", "100.00", "0.00")),
        ("partially_refunded", "999.00", "0.00", ("PARTIALLY_REFUNDED", "100.00", "100.00")),
        ("refunded", "100.00", "0.00", ("REFUNDED", "100.00", "100.00")),
        ("refunded", "80.00", "0.00", ("REFUNDED", "80.00", "80.00")),
        ("refunded", "", "", ("REFUNDED", "100.00", "100.00")),
        ("partially_paid", "0.00", "75.00", ("PARTIALLY_PAID", "25.00", "0")),
        ("partially_paid", "0.00", "", ("PARTIALLY_PAID", "50.00", "0")),
        ("paid", "0.00", "-0.01", ("PAID", "100.00", "0")),
    ],
)
def test_an_order_was_paid_and_refunded_as_the_file_says(
    import_csv, status, refunded, outstanding, expected
):
    head = "Name,Email,Financial Status,Total,Created at,Lineitem quantity,Lineitem name"
    cells = f"#1001,ann@shop.example,{status},100.00,2024-09-17 04:53:34 -0400,2,Hat"
    columns = "Lineitem price,Refunded Amount,Outstanding Balance"
    import_csv(orders=f"{head},{columns}\n{cells},50.00,{refunded},{outstanding}\n")
    (history,) = shop_in("shop").of(OrderHistory).after(0)
    (order,) = history.orders
    totals = totals_of(order)
    assert (order.financial_status, str(totals.paid), str(totals.refunded)) == expected


def test_orders_with_other_numbers_are_numbered_anew(import_csv, capsys):
    import_csv(orders=ORDERS.replace("#1148", "#91148"))
    numbers = [
        order["number"] for p in written("personas.toml")["personas"] for order in p["orders"]
    ]
    assert numbers == [1001, 1002]
    assert capsys.readouterr().err.splitlines()[-1] == (
        "orders.csv: numbered anew from 1001: orders of personas have numbers up to 2000."
    )


DISCOUNTS = """\
Name,Value,Value Type,Type,Discount Class,Minimum Purchase Requirements,\
Combines with Product Discounts,Applies Once Per Customer,Usage Limit Per Code,Status,Start,End
TEN,-10.0,percentage,Amount Off,order,100.0,1,1,5,Active,2024-10-30 12:43:58 -0500,
SHIP,0,percentage,Free Shipping,shipping,,,,,Expired,2024-10-30 12:43:58 -0500,
FIVE,-5.0,fixed_amount,Amount Off,product,,,,,Active,,
GIFT,0,percentage,Buy X Get Y,product,,,,,Active,,
"""


def test_the_code_of_an_unknown_country_is_left_blank(import_csv, capsys):
    import_csv(customers=CUSTOMERS.replace(",NO,", ",ZZ,"))
    (address,) = written("personas.toml")["personas"][0]["addresses"]
    assert (address["city"], "country_code" in address) == ("Oslo", False)
    assert '"Country Code": "ZZ" is not the code of a country.' in capsys.readouterr().err
    shop_in("shop")


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ("TEN,,percentage,Amount Off", "without a value"),
        ("TEN,0,fixed_amount,Amount Off", "without a value"),
        ("TEN,lots,percentage,Amount Off", "without a value"),
        ("TEN,-100.5,percentage,Amount Off", "for more than 100 percent"),
    ],
)
def test_a_discount_that_could_take_nothing_off_is_left_out(cells, why, import_csv, capsys):
    head, _, _, five, *_ = DISCOUNTS.splitlines()
    assert import_csv(discounts=f"{head}\n{cells},order,,,,,Active,,\n{five}\n") == 1
    assert capsys.readouterr().err.splitlines()[0] == (
        f'discounts.csv: record 1 (line 2): "TEN" is {why}. Discount "TEN" left out.'
    )
    assert [each["code"] for each in written("discounts.toml")["discounts"]] == ["FIVE"]
    shop_in("shop")


def test_discount_codes_are_imported(import_csv, capsys):
    assert import_csv(discounts=DISCOUNTS) == 1
    started = datetime(2024, 10, 30, 17, 43, 58, tzinfo=UTC)
    assert written("discounts.toml")["discounts"] == [
        {
            "kind": "percentage",
            "code": "TEN",
            "value": "10.0",
            "minimum_subtotal": "100.0",
            "combines_with": ["product"],
            "starts_at": started,
            "usage_limit": 5,
            "once_per_customer": True,
        },
        {"kind": "freeShipping", "code": "SHIP", "starts_at": started, "ends_at": started},
        {"kind": "amount", "code": "FIVE", "value": "5.0"},
    ]
    assert capsys.readouterr().err.splitlines() == [
        (
            'discounts.csv: record 4 (line 5): "GIFT" is buy X get Y, of which the file has no'
            ' quantities. Discount "GIFT" left out.'
        ),
        (
            "discounts.csv: the products of a discount are not in the file: they apply to all."
            " Add `products` or `collections` in discounts.toml."
        ),
    ]
    shop_in("shop")


EXPORTS = Path(__file__).parents[3] / "shared/data/exports"


@pytest.mark.skipif(not EXPORTS.exists(), reason="put the export files in ../shared/data/exports")
def test_each_real_export_is_imported_or_refused_with_a_reason(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    ended = {}
    files = (path for path in sorted(EXPORTS.iterdir()) if path.suffix != ".md")
    for path in files:
        code = main(["import", "csv", str(path), "--to", path.stem])
        said = capsys.readouterr()
        ended[path.stem] = (code, bool(said.err))
        if code < 2:
            shop_in(path.stem)
            assert said.out.startswith("Imported ")
        else:
            assert "Nothing was written." in said.err
    refused = [name for name, (code, _) in ended.items() if code == 2]
    assert refused == ["inventory-2023-paired-with-products"]
    left_out = [name for name, (code, explained) in ended.items() if code == 1 and explained]
    assert left_out == [
        "customers-2024-shifted-columns",
        "products-2023-template-filled-down",
        "products-2026-new-headers-shifted",
        "redirects-made-up",
    ]


@pytest.mark.skipif(not EXPORTS.exists(), reason="put the export files in ../shared/data/exports")
@pytest.mark.parametrize("name", ["orders-2024-bodybar", "orders-2026-rental"])
def test_each_order_of_a_real_export_has_the_sums_of_the_file(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    main(["import", "csv", str(EXPORTS / f"{name}.csv"), "--to", "shop"])
    orders = [
        each for history in shop_in("shop").of(OrderHistory).after(0) for each in history.orders
    ]
    with (EXPORTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        written = sorted(
            (Decimal(row["Total"]), Decimal(row["Refunded Amount"]))
            for row in csv.DictReader(file)
            if row["Total"]
        )
    totals = map(totals_of, orders)
    assert sorted((each.total, each.refunded) for each in totals) == written


def test_a_file_that_is_missing_is_named_in_a_sentence(tmp_path, capsys):
    missing = tmp_path / "missing.csv"
    status = main(["import", "csv", str(missing), "--to", str(tmp_path / "shop")])
    assert (status, *capsys.readouterr()) == (
        2,
        "",
        (
            f"storefront-sandbox: {missing} cannot be read: No such file or directory. "
            "Nothing was written.\n"
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "2024-09-17 04:53:34 -0400,2",
            "17.09.2024,2",
            (
                '"Created at": "17.09.2024" is not a date with a time zone. Order #1148 left out. '
                "Write it like 2024-10-30 12:43:58 -0500."
            ),
        ),
        (
            "2024-09-17 04:53:34 -0400,2",
            "0001-01-01 00:00:00 +1400,2",
            '"Created at": "0001-01-01 00:00:00 +1400" is not a date with a time zone.',
        ),
        ("100.00,5,", f"100.00,{'9' * 30},", f'"Shipping": "{"9" * 30}" is not an amount.'),
    ],
)
def test_a_cell_of_an_order_that_cannot_be_read_is_named(import_csv, capsys, old, new, message):
    import_csv(orders=ORDERS.replace(old, new))
    assert message in capsys.readouterr().err

"""Numbers, amounts and instants in a user's files have the bounds that those of snapshots have."""

import re

import pytest
from msgspec import inspect

from sandbox.bounded import check_bounds
from sandbox.origin import Origin
from sandbox.resources import resource
from sandbox.seeding import ShopData
from sandbox.seeding.file_schemas import kinds_of_files
from sandbox.settings import Settings
from sandbox.toml_file import TomlError, read_toml
from tests.seeding.test_values_of_other_types import MUG
from tests.world.test_bounds_of_records import unbounded

KINDS = {name: kind for name, kind in kinds_of_files().items() if not name.startswith("scenarios")}
INT = "must be 2,147,483,647 or less"
MONEY = "is not an amount: write 0 or more, and less than 1,000,000,000,000,000,000"
AT = "2026-01-01T00:00:00Z"
MUG_FILE = "catalog/products/mug"
GUIDE = "[[files]]\nname = 'a'\nkind = 'GENERIC'\nfile = 'a.pdf'\n"
FILM = f"{MUG}[[media]]\nfile = 'a.png'\n"
PLANS = 'number = 1\nname = "Box"\n[[plans]]\nname = "Monthly"\n'
PRICES = 'number = 1\nname = "Friends"\n'
PERSONA = '[[personas]]\nname = "ada"\nupdated_at = 2027-01-01T00:00:00Z\n'
LINE = '{ title = "Mug", price = "1.00" }'
ORDER = f"""{PERSONA}[[personas.orders]]
number = 1001
processed_at = 2026-01-01T00:00:00Z
financial_status = "PAID"
fulfillment_status = "FULFILLED"
lines = [{{ title = "Mug", price = "1.00", quantity = 1 }}]
"""
DISCOUNT = '[[discounts]]\ncode = "A"\nkind = "amount"\n'
WRONG = [
    (MUG_FILE, f"{MUG}quantity = {2**31}", "mug.toml:4: `quantity`", INT),
    (MUG_FILE, f"{MUG}sold = -1", "mug.toml:4: `sold`", "must be 0 or more"),
    (MUG_FILE, f"{MUG}weight = nan", "mug.toml:4: `weight`", "must be 0 or more"),
    (MUG_FILE, f"{MUG}weight = 1e10", "mug.toml:4: `weight`", "must be 1,000,000,000 or less"),
    (MUG_FILE, f"{MUG}price = -1", "mug.toml:4: `price`", "must be 0 or more"),
    (
        MUG_FILE,
        f"{MUG}price = {10**18}",
        "mug.toml:4: `price`",
        "must be 999,999,999,999,999,999 or less",
    ),
    (MUG_FILE, f"{MUG}price = inf", "mug.toml:4: `price`", MONEY),
    (MUG_FILE, f'{MUG}price = "-0.01"', "mug.toml:4: `price`", MONEY),
    (MUG_FILE, f"{MUG}id = {10**30}", "mug.toml:4: `id`", "must be 1,000,000,000,000,000,000 or"),
    (
        MUG_FILE,
        f"{MUG}updated_at = 9999-12-31T00:00:00Z",
        "mug.toml:4: `updated_at`",
        "is out of range: 1970-01-01 to 9000-01-01",
    ),
    (
        MUG_FILE,
        f"{MUG}[[variants]]\nprices = {{ us = 'NaN' }}",
        "mug.toml:5: `variants[0].prices.us`",
        MONEY,
    ),
    (
        MUG_FILE,
        f"{MUG}[[variants]]\nstock = {{ shop = {-(2**31)} }}",
        "mug.toml:5: `variants[0].stock",
        "must be -2,147,483,647 or more",
    ),
    (
        MUG_FILE,
        f"{MUG}[[variants]]\nmeasurement = {{ quantity = 1e10, unit = 'ML' }}",
        "mug.toml:5: `variants[0].measurement.quantity`",
        "is out of range: 0.000001 to 1,000,000,000",
    ),
    (
        MUG_FILE,
        f"{MUG}[[variants]]\nmeasurement = {{ quantity = 1, unit = 'ML', reference = 0 }}",
        "mug.toml:5: `variants[0].measurement.reference`",
        "must be 1 or more",
    ),
    (
        MUG_FILE,
        f"{FILM}[[media.sources]]\nfile = 'a'\nmime_type = 'a'\nformat = 'a'\nfilesize = {2**31}",
        "mug.toml:10: `media[0].sources[0].filesize`",
        INT,
    ),
    (MUG_FILE, f"{MUG}[[media]]\nfile = 'a.png'\nheight = -1", "`media[0].height`", "0 or more"),
    (
        "catalog/selling_plans/box",
        f"{PLANS}deposit = 101",
        "box.toml:5: `plans[0].deposit`",
        "must be 100 or less",
    ),
    ("catalog/selling_plans/box", f"{PLANS}deliveries = 0", "`plans[0].deliveries`", "1 or more"),
    (
        "catalog/price_lists/friends",
        f"{PRICES}percentage = '101'",
        "friends.toml:3: `percentage`",
        "is out of range: 0 to 100",
    ),
    (
        "catalog/price_lists/friends",
        f"{PRICES}prices = [{{ product = 'mug', increment = 0 }}]",
        "friends.toml:3: `prices[0].increment`",
        "must be 1 or more",
    ),
    (
        "content/pages/new",
        "number = -1\ntitle = 'New'",
        "new.toml:1: `number`",
        "must be 0 or more",
    ),
    (
        "files",
        f"{GUIDE}filesize = {2**31}",
        "files.toml:5: `files[0].filesize`",
        INT,
    ),
    (
        "personas",
        f"{PERSONA}orders_count = -1",
        "personas.toml:4: `personas[0].orders_count`",
        "0 or more",
    ),
    (
        "personas",
        f"{ORDER}tax_rate = '1.01'",
        "`personas[0].orders[0].tax_rate`",
        "is out of range: 0 to 1",
    ),
    (
        "personas",
        ORDER.replace("quantity = 1", f"quantity = {2**31 - 1}").replace("}]", f"}}, {LINE}]"),
        "`personas[0].orders[0].lines`",
        "have more than 2,147,483,647 pieces together",
    ),
    ("personas", f"{ORDER}shipping = '-1'", "`personas[0].orders[0].shipping`", MONEY),
    (
        "discounts",
        f"{DISCOUNT}usage_limit = -1",
        "discounts.toml:4: `discounts[0].usage_limit`",
        "0 or more",
    ),
    (
        "personas",
        f"{ORDER}refunded = '-1'",
        "`personas[0].orders[0].refunded`",
        "out of range: 0 to",
    ),
    ("discounts", f"{DISCOUNT}value = '1e30'", "discounts.toml:4: `discounts[0].value`", MONEY),
]


IDS = [f"{number}-{name}" for number, (name, *_) in enumerate(WRONG)]


@pytest.mark.parametrize(("name", "text", "place", "detail"), WRONG, ids=IDS)
def test_a_value_out_of_bounds_is_refused_with_its_place(tmp_path, name, text, place, detail):
    path = tmp_path / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text + "\n", "utf-8")
    settings = Settings(fixtures=str(tmp_path))
    with pytest.raises(TomlError) as refused:
        ShopData(settings).seeds(Origin.of(settings)).read()
    assert re.search(f"{re.escape(place)}.* {re.escape(detail)}", str(refused.value))


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_kind_of_file_has_no_number_without_bounds(name):
    assert list(unbounded(inspect.type_info(KINDS[name]))) == []


@pytest.mark.parametrize("name", sorted(KINDS))
def test_our_own_files_are_within_their_bounds(name):
    for path in resource("fixtures").glob(name):
        check_bounds(read_toml(path).read(KINDS[name]))

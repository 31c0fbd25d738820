"""What is in a user's folder, and is not read."""

import pytest

from sandbox.resources import resource
from sandbox.seeding import ShopData
from sandbox.seeding.unread_files import unread_files
from sandbox.settings import Settings

EMPTY = (
    "mine has no file that is read: the built-in data is used. Known: account-clients.toml, "
    "catalog, companies, content, discounts.toml, draft-orders.toml, files, files.toml, "
    "metafields.toml, personas.toml, scenarios, "
    "shipping.toml, shop.toml, store-credit.toml, subscriptions.toml, translations.toml"
)


@pytest.fixture
def mine(tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    return folder


def write(folder, name):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("persona.toml", "personas.toml"),
        ("shop.yaml", "shop.toml"),
        ("filters.toml", "catalog/filters.toml"),
        ("scenario/slow.toml", "scenarios"),
        ("products/mug.toml", "catalog/products"),
        ("catalogue/products/mug.toml", "catalog"),
        ("catalog/product/mug.toml", "catalog/products"),
        ("catalog/products/mug.json", "catalog/products/NAME.toml"),
        ("content/pages/legal/terms.toml", "content/pages"),
    ],
)
def test_a_misspelt_or_misplaced_name_is_named_with_the_right_one(mine, name, meant):
    write(mine, "shipping.toml")
    write(mine, name)
    (warning,) = unread_files(mine)
    place, _, rest = warning.partition(" is not read: did you mean ")
    assert f"mine/{name}".startswith(place)
    assert rest == f"{meant}?"


def test_an_empty_folder_is_named_with_what_can_be_in_it(mine):
    assert list(unread_files(mine)) == [EMPTY]


@pytest.mark.parametrize(
    "name",
    [
        "pyproject.toml",
        "Cargo.toml",
        "wrangler.toml",
        "README.md",
        "pages/index.tsx",
        ".schemas/shop.json",
        "storefront-sandbox.toml",
        "extra.toml",
        "catalog/README.md",
        "files/mug.png",
    ],
)
def test_other_files_of_a_project_are_no_mistakes(mine, name):
    write(mine, "shipping.toml")
    write(mine, name)
    assert list(unread_files(mine)) == []


def test_all_built_in_files_are_read():
    assert list(unread_files(resource("fixtures"))) == []


def test_the_log_has_the_warnings_at_the_start(mine, caplog):
    ShopData(Settings(fixtures=mine, customers=0))
    assert [record.getMessage() for record in caplog.records] == [EMPTY]


@pytest.mark.parametrize(
    ("part", "name"),
    [("catalog", "products/mug.toml"), ("content", "pages/about.toml"), ("scenarios", "slow.toml")],
)
def test_a_folder_that_is_a_part_of_a_shop_is_told_as_such(mine, part, name):
    write(mine / part, name)
    assert list(unread_files(mine / part)) == [
        f"{part} is a part of a shop: name the folder that it is in, {mine}"
    ]


def test_a_shop_in_a_folder_with_the_name_of_a_part_is_read(mine):
    write(mine / "content", "personas.toml")
    assert list(unread_files(mine / "content")) == []

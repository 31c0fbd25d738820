"""`storefront-sandbox init DIR`."""

import json
import resource
import sys
from pathlib import Path

import pytest
import tomli

from sandbox.cli import main, parse
from sandbox.cli.serve import settings_of
from sandbox.customers.records import Customer
from sandbox.fixture_files import Fixtures
from sandbox.orders.records import OrderHistory
from sandbox.origin import Origin
from sandbox.scenarios import Library
from sandbox.seeding import ShopData

FILES = ["personas.toml", "scenarios/login-fails-once.toml", "shop.toml", "storefront-sandbox.toml"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Path("mine/shop")


def files(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*.toml"))


def test_makes_a_folder_with_a_file_of_each_kind(folder, capsys):
    assert main(["init", str(folder)]) == 0
    assert files(folder) == FILES
    assert capsys.readouterr().out.splitlines() == [
        *[f"created {folder / name}" for name in FILES],
        f"created {folder}/.schemas, so that an editor can complete and check these files",
        "",
        f"Edit the files. Then: cd {folder} && storefront-sandbox serve",
    ]


def test_a_server_that_is_started_there_has_its_data(folder, monkeypatch):
    main(["init", str(folder)])
    monkeypatch.chdir(folder)
    settings = settings_of(parse(["serve"], variables={}))
    data = ShopData(settings)
    seeds = data.seeds(Origin.of(settings))
    ann = seeds.find(Customer, "email", "ann@corner-shop.example")
    bought = [order.name for order in seeds.get(OrderHistory, ann.id).orders]
    assert (data.shop.name, bought) == ("Corner Shop", ["#1001"])
    assert seeds.count(Customer) == 2 + settings.customers == 22
    assert "login-fails-once" in Library.of(Fixtures(settings.fixtures))


def test_keeps_what_is_there_and_makes_the_rest(folder, capsys):
    folder.mkdir(parents=True)
    (folder / "shop.toml").write_text("name = 'Mine'")
    main(["init", str(folder)])
    assert (folder / "shop.toml").read_text() == "name = 'Mine'"
    assert files(folder) == FILES
    assert f"exists  {folder / 'shop.toml'}" in capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("name", ["mine", "mine/shop"])
def test_a_file_where_the_folder_would_be_is_kept(tmp_path, monkeypatch, capsys, name):
    monkeypatch.chdir(tmp_path)
    Path("mine").write_text("a file")
    code = main(["init", name])
    assert (code, capsys.readouterr().err) == (
        2,
        (
            f"storefront-sandbox: {name} cannot be created: mine is a file. "
            "Name a folder, such as my-shop.\n"
        ),
    )
    assert Path("mine").read_text() == "a file"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the files of a process")
def test_a_disk_that_gets_full_is_named_with_the_path(folder, capsys):
    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, most[1]))
    try:
        ended = main(["init", str(folder)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
    error = capsys.readouterr().err
    assert (ended, error) == (
        1,
        f"storefront-sandbox: {folder / FILES[0]}: File too large\n",
    )


def test_renews_the_schemas(folder):
    main(["init", str(folder)])
    schema = folder / ".schemas" / "shop.json"
    written = schema.read_text()
    schema.write_text("{}")
    main(["init", str(folder)])
    assert schema.read_text() == written


@pytest.mark.parametrize("name", FILES)
def test_each_file_names_a_schema_that_is_there(folder, name):
    main(["init", str(folder)])
    first = (folder / name).read_text().splitlines()[0]
    schema = (folder / name).parent / first.removeprefix("#:schema ")
    assert json.loads(schema.read_text())["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_all_its_files_are_toml(folder):
    main(["init", str(folder)])
    assert all(tomli.loads((folder / name).read_text()) for name in FILES)

"""A folder of the user, laid out as the built-in one."""

import os
from pathlib import Path

import pytest

from sandbox.fixture_files import BUILT_IN, Fixtures
from sandbox.resources import resource
from sandbox.toml_file import TomlError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "shop.toml").write_text('name = "Mine"', "utf-8")
    return folder


def test_a_file_that_the_folder_has_is_read_there(folder: Path):
    file = Fixtures(folder).read("shop.toml")
    assert (file.document, file.source) == ({"name": "Mine"}, "mine/shop.toml")


def test_a_file_that_it_does_not_have_is_the_built_in_one(folder: Path):
    assert Fixtures(folder).read("personas.toml").source == "fixtures/personas.toml"


def test_a_folder_that_it_has_stands_in_for_the_whole_built_in_one(folder: Path):
    (folder / "catalog" / "products").mkdir(parents=True)
    (folder / "catalog" / "products" / "tea.toml").write_text('title = "Tea"', "utf-8")
    fixtures = Fixtures(folder)
    (tea,) = fixtures.files("catalog/products")
    assert (tea.handle, tea.toml.source) == ("tea", "mine/catalog/products/tea.toml")
    assert fixtures.files("catalog/collections") == []
    assert [file.toml.source for file in fixtures.files("content/blogs")] == [
        file.toml.source for file in BUILT_IN.files("content/blogs")
    ]


def test_says_whether_there_is_a_file(folder: Path):
    (folder / "content").mkdir()
    found = [
        each.has(name)
        for each in (BUILT_IN, Fixtures(folder))
        for name in ("shop.toml", "content/redirects.toml")
    ]
    assert found == [True, True, True, False]


def test_a_folder_that_is_none_of_the_data_is_not_looked_into(folder: Path):
    before = Fixtures(folder).latest()
    (folder / "node_modules").mkdir()
    (folder / "node_modules" / "other.toml").touch()
    (folder / "scenarios").mkdir()
    (folder / "scenarios" / "mine.toml").touch()
    assert before.latest() is before


def test_files_of_the_user_come_first(folder: Path):
    built_in = resource("fixtures/scenarios")
    assert Fixtures(folder).folders("scenarios") == (folder / "scenarios", built_in)
    assert BUILT_IN.folders("scenarios") == (built_in,)


def test_stays_the_same_while_no_file_changes(folder: Path):
    fixtures = Fixtures(folder).latest()
    assert fixtures.latest() is fixtures
    assert BUILT_IN.latest() is BUILT_IN


def edit(folder: Path) -> None:
    (folder / "shop.toml").write_text('name = "Ours"', "utf-8")
    os.utime(folder / "shop.toml", ns=(1, 1))


def add_product(folder: Path) -> None:
    (folder / "catalog" / "products").mkdir(parents=True)
    (folder / "catalog" / "products" / "tea.toml").touch()


@pytest.mark.parametrize(
    "change",
    [
        edit,
        lambda folder: (folder / "personas.toml").touch(),
        lambda folder: (folder / "shop.toml").unlink(),
        add_product,
    ],
    ids=["edited", "new", "gone", "new in a folder"],
)
def test_is_another_one_when_a_file_is_edited_or_new_or_gone(folder: Path, change):
    before = Fixtures(folder).latest()
    change(folder)
    assert before.latest() != before


def test_says_which_folder_is_not_there(tmp_path: Path):
    with pytest.raises(TomlError) as refusal:
        Fixtures(tmp_path / "none").latest()
    assert str(refusal.value) == f"{tmp_path / 'none'}: No such file or directory"

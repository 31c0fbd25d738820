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


@pytest.mark.parametrize(
    "change",
    [
        edit,
        lambda folder: (folder / "personas.toml").touch(),
        lambda folder: (folder / "shop.toml").unlink(),
    ],
    ids=["edited", "new", "gone"],
)
def test_is_another_one_when_a_file_is_edited_or_new_or_gone(folder: Path, change):
    before = Fixtures(folder).latest()
    change(folder)
    assert before.latest() != before


def test_says_which_folder_is_not_there(tmp_path: Path):
    with pytest.raises(TomlError) as refusal:
        Fixtures(tmp_path / "none").latest()
    assert str(refusal.value) == f"{tmp_path / 'none'}: No such file or directory"

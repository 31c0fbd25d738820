"""Scenarios in files."""

import os
from pathlib import Path

import pytest

from sandbox.scenarios import (
    Effect,
    InvalidScenarioError,
    Library,
    Scenario,
    UnknownScenarioError,
)
from sandbox.scenarios.library import BrokenScenarioError

DORP = (
    "broken.toml:2: `effect.dorp` is not known here: did you mean drop? Known are "
    "customerUserErrors, userErrors, errors, status, body, fields, variants, "
    "delay, drop, when, lag, tokenless, sequence, share"
)
GARBLED = (
    "garbled.toml:1:8: is not valid TOML: Expected ']' at the end of a table declaration. "
    "Close the name of the table with ]"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "cut.toml").write_text("[effect]\ndrop = true\n", "utf-8")
    (tmp_path / "broken.toml").write_text("[effect]\ndorp = true\n", "utf-8")
    (tmp_path / "garbled.toml").write_text("[effect\n", "utf-8")
    return tmp_path


def test_reads_one_scenario_and_no_other(folder: Path):
    assert Library(folder)["cut"] == Scenario(name="cut", effect=Effect(drop=True))


def test_reads_a_scenario_once(folder: Path):
    library = Library(folder)
    assert library["cut"] is library["cut"]


def rewrite(path: Path, text: str, moment: int) -> None:
    path.write_text(text, "utf-8")
    os.utime(path, (moment, moment))


def test_reads_an_edited_scenario_again(folder: Path):
    library = Library(folder)
    before = library["cut"]
    rewrite(folder / "cut.toml", "[effect]\nstatus = 503\n", 1)
    assert (before.effect, library["cut"].effect) == (Effect(drop=True), Effect(status=503))


def test_an_edited_scenario_that_is_broken_is_reported_until_it_is_corrected(folder: Path):
    library = Library(folder)
    rewrite(folder / "cut.toml", "[effect]\ndorp = true\n", 1)
    for _ in range(2):
        with pytest.raises(BrokenScenarioError, match=r"/cut\.toml:2: `effect\.dorp` is not"):
            library["cut"]
    rewrite(folder / "cut.toml", "[effect]\ndrop = true\n", 2)
    assert library["cut"].effect == Effect(drop=True)


def test_knows_a_scenario_that_is_new_and_none_that_is_gone(folder: Path):
    library = Library(folder)
    assert library["cut"] is not None
    (folder / "cut.toml").rename(folder / "late.toml")
    assert (list(library), library["late"].name) == (["broken", "garbled", "late"], "late")
    with pytest.raises(UnknownScenarioError):
        library["cut"]


def test_of_two_files_of_one_name_the_one_in_the_first_folder_counts(folder: Path):
    (own := folder / "own").mkdir()
    (own / "cut.toml").write_text("[effect]\nstatus = 503\n", "utf-8")
    (own / "mine.toml").write_text("[effect]\nstatus = 503\n", "utf-8")
    library = Library(own, folder)
    assert library["cut"].effect == Effect(status=503)
    assert list(library) == ["broken", "cut", "garbled", "mine"]


def test_lists_names_in_order_without_reading(folder: Path):
    assert list(Library(folder)) == ["broken", "cut", "garbled"]


def test_counts_without_reading(folder: Path):
    assert len(Library(folder)) == 3


def test_knows_what_it_has(folder: Path):
    assert "cut" in Library(folder)


def test_knows_what_it_has_not(folder: Path):
    assert "late" not in Library(folder)


def test_an_unknown_name_is_answered_with_near_ones(folder: Path):
    with pytest.raises(UnknownScenarioError) as refusal:
        Library(folder)["brokn"]
    assert str(refusal.value) == (
        "There is no scenario 'brokn': did you mean 'broken'? "
        "`storefront-sandbox scenarios` lists all of them."
    )


def test_an_unknown_name_that_is_near_none_is_answered_with_where_to_look(folder: Path):
    with pytest.raises(UnknownScenarioError) as refusal:
        Library(folder)["xyzzy"]
    assert str(refusal.value) == (
        "There is no scenario 'xyzzy': `storefront-sandbox scenarios` lists all of them."
    )


def test_a_name_cannot_leave_the_folder(folder: Path):
    inner = folder / "inner"
    inner.mkdir()
    with pytest.raises(UnknownScenarioError):
        Library(inner)["../cut"]


def test_names_the_file_and_the_key_that_are_wrong(folder: Path):
    with pytest.raises(InvalidScenarioError) as refusal:
        Library(folder)["broken"]
    assert str(refusal.value) == f"{folder.name}/{DORP}"


def test_names_the_file_and_the_line_that_are_no_toml(folder: Path):
    with pytest.raises(InvalidScenarioError) as refusal:
        Library(folder)["garbled"]
    assert str(refusal.value) == f"{folder.name}/{GARBLED}"


def test_who_can_do_without_an_unknown_scenario_can_do_without_a_broken_one(folder: Path):
    with pytest.raises(UnknownScenarioError) as refusal:
        Library(folder)["garbled"]
    assert (refusal.value.name, refusal.value.near) == ("garbled", [])


def test_a_file_that_is_not_text_is_broken(folder: Path):
    (folder / "bytes.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(BrokenScenarioError, match=r"/bytes\.toml is not UTF-8 text: "):
        Library(folder)["bytes"]


def test_lists_the_others_when_some_are_broken(folder: Path):
    assert Library(folder).scenarios() == (Scenario(name="cut", effect=Effect(drop=True)),)


def test_says_which_are_broken_when_it_lists_the_others(folder: Path, caplog):
    Library(folder).scenarios()
    assert [record.getMessage() for record in caplog.records] == [
        f"left out: {folder.name}/{mistake}" for mistake in (DORP, GARBLED)
    ]


def test_none_of_the_bundled_ones_is_broken():
    assert [scenario.name for scenario in Library().scenarios()] == list(Library())

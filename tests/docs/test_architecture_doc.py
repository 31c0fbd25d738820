"""The packages and modules that ARCHITECTURE.md names."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = ROOT / "sandbox"
TEXT = (ROOT / "ARCHITECTURE.md").read_text()
PACKAGES = TEXT.partition("## Packages")[2].partition("### ")[0]
NAMED = sorted(set(re.findall(r"`((?:\w+/)+|(?:\w+/)*\w+\.(?:py|graphql))`", TEXT)))


def exists(name: str) -> bool:
    """Say whether a file or folder is there: of the project, of `sandbox/`, or of a package."""
    folders = (ROOT, *CODE.glob("*/"), CODE)
    return any((folder / name).exists() for folder in folders)


def test_what_it_names_exists():
    assert [name for name in NAMED if not exists(name)] == []


def test_it_names_enough_for_that_to_be_of_use():
    assert len(NAMED) > 30


def test_each_place_in_the_order_of_imports_is_in_the_table_of_packages():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    (layers,) = (each["layers"] for each in contracts["contracts"] if each["id"] == "layers")
    places = re.findall(r"\w+", " ".join(each for each in layers if "(" not in each))
    assert [place for place in places if not re.search(rf"`{place}(\.py|/)?`", PACKAGES)] == []

"""docs/shop.md has a row for each file of the shop, with its title and its first comment."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.clients.tools import ROOT

DOC = (ROOT / "docs" / "shop.md").read_text("utf-8")
ROW = re.compile(r"^\| `([^`]+)` \| (.*) \| (.*) \|$", re.MULTILINE)
FOLDERS = {
    "Products": "catalog/products",
    "Collections": "catalog/collections",
    "Pages": "content/pages",
    "Blogs": "content/blogs",
    "Articles": "content/articles",
    "Menus": "content/menus",
}


def documented(heading: str) -> list[tuple[str, str, str]]:
    _, _, rest = DOC.partition(f"\n## {heading}\n")
    return ROW.findall(rest.partition("\n## ")[0])


def row(file: Path) -> tuple[str, str, str]:
    text = file.read_text("utf-8")
    comment = text.partition("\n")[0].removeprefix("# ")
    title = tomllib.loads(text)["title"]
    return file.stem, title if len(title) <= 60 else f"{title[:57]}…", comment


@pytest.mark.parametrize(("heading", "folder"), FOLDERS.items())
def test_every_file_has_a_row_with_its_purpose(heading, folder):
    files = (ROOT / "fixtures" / folder).glob("*.toml")

    def number(file: Path) -> int:
        found: int = tomllib.loads(file.read_text("utf-8"))["number"]
        return found

    assert documented(heading) == [row(file) for file in sorted(files, key=number)]

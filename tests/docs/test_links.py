"""A link in the documentation leads to a file that exists, and to a heading in it."""

import re
from pathlib import Path

import pytest

from tests.clients.tools import ROOT

PAGES = sorted(
    {
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "sandbox").rglob("*.md"),
        *(ROOT / "examples").glob("*/README.md"),
        ROOT / "clients" / "js" / "README.md",
    }
)
CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]*))?\)")
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


def anchors(page: Path) -> set[str]:
    """Return the anchors that GitHub gives to the headings of *page*."""
    text = CODE.sub("", page.read_text("utf-8"))
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")
        for heading in HEADING.findall(text)
    }


def broken(page: Path) -> list[str]:
    found = []
    for path, anchor in LINK.findall(page.read_text("utf-8")):
        target = page.parent / path if path else page
        is_there = target.exists() and (not anchor or anchor in anchors(target))
        found += [] if is_there else [f"{path}#{anchor}" if anchor else path]
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path):
    assert broken(page) == []


def test_the_index_leads_to_every_page():
    index = ROOT / "docs" / "README.md"
    linked = {path for path, _ in LINK.findall(index.read_text("utf-8"))}
    files = [*index.parent.glob("*.md"), *index.parent.glob("guides/*.md")]
    pages = {file.relative_to(index.parent).as_posix() for file in files} - {index.name}
    assert pages - linked == set()

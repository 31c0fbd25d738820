"""`storefront-sandbox docs`."""

import json

from sandbox.cli import main
from sandbox.cli.docs import pages
from tests.clients.tools import ROOT


def test_lists_every_page_with_its_heading(capsys):
    assert main(["docs"]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split() == ["PAGE", "SUBJECT"]
    pages = sorted(file.stem for file in (ROOT / "docs").glob("*.md") if file.stem != "README")
    guides = sorted(f"guides/{file.stem}" for file in (ROOT / "docs" / "guides").glob("*.md"))
    assert sorted(line.split()[0] for line in lines) == sorted([*pages, *guides])


def test_prints_a_page(capsys):
    assert main(["docs", "clock"]) == 0
    assert capsys.readouterr().out == (ROOT / "docs" / "clock.md").read_text("utf-8")


def test_lists_the_pages_as_json(capsys):
    assert main(["docs", "--format", "json"]) == 0
    assert {"page": "clock", "subject": "Clock"} in json.loads(capsys.readouterr().out)


def test_prints_a_page_as_json(capsys):
    assert main(["docs", "clock", "--format", "json"]) == 0
    text = (ROOT / "docs" / "clock.md").read_text("utf-8")
    assert json.loads(capsys.readouterr().out) == {"page": "clock", "text": text}


def test_refuses_a_page_that_does_not_exist(capsys):
    assert main(["docs", "clocks"]) == 2
    assert capsys.readouterr() == (
        "",
        (
            "storefront-sandbox: There is no page 'clocks'. Did you mean clock? "
            "`storefront-sandbox docs` lists all pages.\n"
        ),
    )


def test_every_page_begins_with_a_heading():
    assert [
        name for name, file in pages().items() if not file.read_text("utf-8").startswith("# ")
    ] == []


def test_prints_a_guide(capsys):
    assert main(["docs", "guides/nextjs"]) == 0
    assert capsys.readouterr().out == (ROOT / "docs" / "guides" / "nextjs.md").read_text("utf-8")

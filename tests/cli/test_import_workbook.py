"""`storefront-sandbox import csv FILE.xlsx`: a workbook is read as the CSV file it was."""

import csv
from datetime import datetime
from io import StringIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from sandbox.cli import main
from sandbox.importing.table import LARGEST
from tests.cli.test_import_command import CUSTOMERS, PRODUCTS


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def cell(text):
    """Return a cell as a spreadsheet makes one of *text*."""
    if text in ("true", "false"):
        return text == "true"
    try:
        return float(text)
    except ValueError:
        return text or None


def workbook(name, *texts):
    book = Workbook()
    book.remove(book.active)
    for number, text in enumerate(texts, 1):
        sheet = book.create_sheet(f"Sheet{number}")
        for row in csv.reader(StringIO(text)):
            sheet.append([cell(each) for each in row])
    book.save(name)


def files(folder):
    return {
        str(path.relative_to(folder)): path.read_text("utf-8")
        for path in sorted(Path(folder).rglob("*.toml"))
    }


def test_a_workbook_becomes_what_its_csv_file_becomes(capsys):
    text = PRODUCTS.replace("12.50", "12.5")  # a number has no zeros at its end
    Path("products.csv").write_text(text, "utf-8")
    workbook("products.xlsx", text)
    assert main(["import", "csv", "products.csv", "--to", "a"]) == 0
    assert main(["import", "csv", "products.xlsx", "--to", "b"]) == 0
    assert files("b") == files("a")
    assert "2 products" in capsys.readouterr().out


def test_files_of_both_kinds_go_together():
    workbook("products.xlsx", PRODUCTS)
    Path("customers.csv").write_text(CUSTOMERS, "utf-8")
    assert main(["import", "csv", "products.xlsx", "customers.csv", "--to", "a"]) == 0
    assert {"personas.toml", "catalog/products/blue-hat.toml"} <= files("a").keys()


def test_another_sheet_is_named(capsys):
    workbook("shop.xlsx", "", PRODUCTS, CUSTOMERS)
    main(["import", "csv", "shop.xlsx", "--to", "a"])
    assert (
        'shop.xlsx: has another sheet, "Sheet3": only the first is imported. Save it as a file '
        "of its own.\n"
    ) in capsys.readouterr().err
    assert "personas.toml" not in files("a")


def test_a_wrong_cell_is_named_by_its_row(capsys):
    workbook("products.xlsx", PRODUCTS.replace("12.50,15", "much,15"))
    assert main(["import", "csv", "products.xlsx", "--to", "a"]) == 1
    assert 'record 1 (line 2), "Variant Price": "much" is not an amount' in capsys.readouterr().err


def test_a_zip_that_is_no_workbook_is_refused(capsys):
    with ZipFile("products.xlsx", "w") as archive:
        archive.writestr("products.csv", PRODUCTS)
    assert main(["import", "csv", "products.xlsx", "--to", "a"]) == 2
    message = "products.xlsx is a zip file, but not a workbook that can be read"
    assert message in capsys.readouterr().err
    assert not Path("a").exists()


def test_a_small_workbook_that_holds_much_is_refused(capsys):
    workbook("products.xlsx", PRODUCTS)
    with (
        ZipFile("products.xlsx", "a", ZIP_DEFLATED) as archive,
        archive.open("xl/media/image1.png", "w") as large,
    ):
        for _ in range(LARGEST // 2**20 + 1):
            large.write(bytes(2**20))
    assert main(["import", "csv", "products.xlsx", "--to", "a"]) == 2
    assert "and 256,000,000 are the most" in capsys.readouterr().err
    assert not Path("a").exists()


def test_dates_are_those_of_an_export():
    book = Workbook()
    book.active.append(["Name", "Value", "Value Type", "Start"])
    book.active.append(["MINE", 5, "fixed_amount", datetime(2026, 1, 2, 3, 4, 5)])  # noqa: DTZ001
    book.save("discounts.xlsx")
    assert main(["import", "csv", "discounts.xlsx", "--to", "a"]) == 0
    assert "starts_at = 2026-01-02 03:04:05+00:00" in files("a")["discounts.toml"]

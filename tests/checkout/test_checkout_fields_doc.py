"""docs/checkout.md names every form field: who writes a script need not read the pages."""

import re
from pathlib import Path

from tests.checkout.conftest import CONTACT, MUG

PAGE = Path(__file__, "../../../docs/checkout.md").resolve().read_text("utf-8")
SECTION = PAGE.partition("\n## Form fields\n")[2].partition("\n```sh\n")[0]
FIELD = re.compile(r"`((?:checkout|…)\[[^`]*\]|[a-z]+)`")


def documented():
    """Return the fields of the second column of the table."""
    cells = [row.split(" | ")[1] for row in SECTION.splitlines() if row.startswith("| ")]
    names = {name for cell in cells[1:] for name in FIELD.findall(cell)}
    return {name.replace("…", "checkout[shipping_address]") for name in names}


def named(seen):
    """Return the fields of all forms of a page, also those that buttons send."""
    tags = ("input", "select", "button")
    return {each["name"] for tag in tags for each in seen.all(tag) if "name" in each}


async def test_the_docs_name_every_field_of_the_checkout(shopper, checkout_url):
    first = await shopper.open(await checkout_url((MUG, 1), discountCodes=["SANDBOX10"]))
    delivery = await shopper.submit("/en", **CONTACT)
    payment = await shopper.submit("/shipping")
    bank = await shopper.submit("/payment", outcome="CHALLENGE")
    pages = (first, delivery, payment, bank)
    assert set.union(*(named(page) for page in pages)) == documented()

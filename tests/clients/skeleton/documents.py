"""The GraphQL documents in the source of Hydrogen's newest storefront template."""

import re
from functools import cache
from pathlib import Path
from typing import Final

from tests.clients.tools import node

TEMPLATE: Final = (
    Path(__file__).parent / "node_modules/@shopify/cli-hydrogen/dist/assets/hydrogen/starter/app"
)
LITERAL: Final = re.compile(r"const (\w+) = `#graphql(.*?)`", re.DOTALL)
INSERTED: Final = re.compile(r"\$\{(\w+)\}")
OPERATION: Final = re.compile(r"^\s*(?:query|mutation) (\w+)", re.MULTILINE)


@cache
def documents() -> dict[str, str]:
    """Return what the template sends to the Storefront API, by the name of the operation."""
    node()  # Skips where the packages from npm are missing.
    files = [
        dict(LITERAL.findall(file.read_text(encoding="utf-8")))
        for file in sorted(TEMPLATE.rglob("*.ts*"))
        if "customer-account" not in file.parts
    ]
    shared = {name: text for file in files for name, text in file.items()}
    return {
        operation[1]: _whole(text, shared | file)
        for file in files
        for text in file.values()
        if (operation := OPERATION.search(text))
    }


def _whole(text: str, literals: dict[str, str]) -> str:
    return INSERTED.sub(lambda name: _whole(literals[name[1]], literals), text)

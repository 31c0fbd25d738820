"""docs/context.md says what is so."""

import json
import re
from pathlib import Path

from sandbox.multipass import Multipass
from sandbox.world.shop_file import load_shop

GUIDE = Path(__file__).parents[2].joinpath("docs", "context.md").read_text("utf-8")


def block(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


def test_lists_the_markets_as_they_are():
    rows = re.findall(r"^\| `.*$", GUIDE, re.MULTILINE)
    assert rows == [
        f"| `{market.handle}` | {', '.join(market.countries)} | {market.currency} "
        f"| {', '.join(market.languages)} |"
        for market in load_shop(Multipass("any")).markets
    ]


async def test_the_example_answers_as_it_says(storefront):
    (document,) = block("graphql")
    (answer,) = block("json")
    assert await storefront.ask(document) == json.loads(answer)

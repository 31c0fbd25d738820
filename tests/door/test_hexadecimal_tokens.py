"""Public access tokens in the form that Hydrogen expects: 32 hexadecimal digits."""

import re

import pytest

from sandbox.multipass import Multipass
from sandbox.settings import HEXADECIMAL_TOKEN
from sandbox.world.shop_file import load_shop
from tests.clients.tools import ROOT

TOKENS = [
    token
    for text, token in load_shop(Multipass("secret")).access_tokens.items()
    if text == token.token and not token.private
]
README = (ROOT / "README.md").read_text()


def shown(text):
    return {"X-Shopify-Storefront-Access-Token": text}


@pytest.mark.parametrize("token", TOKENS, ids=lambda token: token.token)
async def test_both_forms_have_the_same_scopes(start, token):
    storefront = await start(default_token=None)
    document = 'mutation { customerRecover(email: "nobody") { customerUserErrors { code } } }'
    usual = await storefront.ask(document, headers=shown(token.token))
    assert await storefront.ask(document, headers=shown(token.hexadecimal)) == usual


@pytest.mark.parametrize("token", TOKENS, ids=lambda token: token.token)
def test_each_has_32_digits_and_is_in_the_readme(token):
    assert re.fullmatch("[0-9a-f]{32}", token.hexadecimal)
    assert f"| `{token.token}` | `{token.hexadecimal}` |" in README


def test_the_one_in_the_panel_is_that_of_the_token_to_start_with():
    assert TOKENS[0].texts == ("sandbox-public", HEXADECIMAL_TOKEN)


async def test_it_may_have_the_name_of_a_world(storefront):
    response = await storefront.post(
        "{ shop { name } }", headers=shown(f"{HEXADECIMAL_TOKEN}.blue")
    )
    assert response.headers["X-Sandbox-World"] == "blue"

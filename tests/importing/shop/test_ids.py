"""Numbers in the global ids that a shop answers."""

import pytest

from sandbox.importing.shop.connection import ShopError
from sandbox.importing.shop.ids import number_in


@pytest.mark.parametrize(
    "text",
    ["gid://shopify/Product/12", "gid://shopify/MailingAddress/12?model_name=Customer", "12"],
)
def test_a_global_id_ends_with_its_number(text):
    assert number_in(text) == 12


@pytest.mark.parametrize("text", ["gid://shopify/Product/mug", "gid://shopify/Product/-1", ""])
def test_an_id_without_a_number_is_an_error_of_the_shop(text):
    with pytest.raises(ShopError, match="not a global id with a number"):
        number_in(text)

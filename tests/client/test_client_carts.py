"""Carts, discounts and gift cards, by the client."""

import pytest

from sandbox.client import ControlError

CREATE = "mutation ($input: CartInput) { cartCreate(input: $input) { cart { id } } }"


def test_a_cart_is_found_by_its_id_and_deleted(world):
    made = world.graphql(CREATE, input={"buyerIdentity": {"email": "ada@example.com"}}).data
    cart = world.carts.get(made["cartCreate"]["cart"]["id"])
    assert (cart.id, cart.total) == (made["cartCreate"]["cart"]["id"], "0.00")
    assert world.carts.list(email="ada@example.com").carts == (cart,)
    world.carts.delete(cart.id)
    with pytest.raises(ControlError, match="has no cart"):
        world.carts.get(cart.token)


@pytest.mark.parametrize(
    ("name", "fields"),
    [("discounts", {"kind": "amount", "value": 5}), ("gift_cards", {"balance": "40.00"})],
)
def test_what_has_a_code_is_made_found_and_deleted(world, name, fields):
    coded = getattr(world, name)
    made = coded.put("My code", **fields)
    assert made == coded.get("MY CODE")
    assert made in getattr(coded.list(first=250), name)
    coded.delete("my code")
    with pytest.raises(ControlError, match="has no"):
        coded.get("My code")

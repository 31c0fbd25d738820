"""Customers, through the client."""

import pytest
from msgspec.structs import replace

from sandbox.client import ControlError, Fault


def test_a_customer_is_made_and_found_again(world):
    made = world.customers.create(
        email="ada@example.com", first_name="Ada", tags=["vip"], state="ENABLED"
    )
    assert (made.email, made.display_name, made.tags, made.state) == (
        "ada@example.com",
        "Ada",
        ("vip",),
        "ENABLED",
    )
    assert world.customers.get(made.id) == made
    assert world.customers.list(email="ada@example.com").customers == (made,)


def test_a_customer_is_found_by_number(world):
    made = world.customers.create(email="ada@example.com")
    assert world.customers.get(int(made.id.rpartition("/")[2])) == made


def test_customers_come_page_by_page(world):
    first = world.customers.list(query="state:enabled", first=2)
    second = world.customers.list(query="state:enabled", first=2, after=first.page_info.end_cursor)
    both = world.customers.list(query="state:enabled", first=4)
    assert first.customers + second.customers == both.customers
    assert len(both.customers) == 4


def test_an_update_leaves_what_is_not_told_and_clears_what_is_none(world):
    made = world.customers.create(email="ada@example.com", first_name="Ada", last_name="Byron")
    world.clock.advance("PT1S")
    changed = world.customers.update(made.id, last_name=None, multipass_identifier="7")
    assert changed == replace(
        made,
        last_name=None,
        display_name="Ada",
        multipass_identifier="7",
        updated_at=changed.updated_at,
    )


def test_a_deleted_customer_is_gone(world):
    made = world.customers.create(email="ada@example.com")
    world.customers.delete(made.id)
    with pytest.raises(ControlError) as caught:
        world.customers.get(made.id)
    assert (caught.value.status, caught.value.problem) == (404, "customer-not-found")


def test_an_invited_customer_has_a_mail(world):
    made = world.customers.create(email="ada@example.com")
    assert world.customers.invite(made.id).state == "INVITED"
    assert world.inbox.wait(to="ada@example.com").kind == "activation"


def test_an_address_is_added_and_can_be_made_the_default_one(world):
    made = world.customers.create(email="ada@example.com")
    world.customers.add_address(made.id, address1="1 First St", city="Ottawa", country="Canada")
    second = world.customers.add_address(
        made.id, default=True, address1="2 Second St", city="Ottawa", country_code="CA"
    )
    assert (second.address1, second.country) == ("2 Second St", "Canada")
    assert world.customers.get(made.id).default_address == second


def test_each_fault_of_what_is_told_comes_with_its_place(world):
    with pytest.raises(ControlError) as caught:
        world.customers.create(email="ada", password="pw")
    error = caught.value
    assert (error.status, error.problem, error.title) == (422, "invalid-values", "Invalid values")
    assert error.errors == (
        Fault("#/email", "Email is invalid"),
        Fault("#/password", "Password is too short (minimum is 5 characters)"),
    )
    assert str(error) == f"Invalid values (422): {error.detail}"


async def test_all_that_blocks_can_be_awaited(async_world):
    made = await async_world.customers.create(email="ada@example.com")
    await async_world.customers.add_address(made.id, city="Ottawa", country="Canada")
    await async_world.customers.update(made.id, first_name="Ada")
    found = await async_world.customers.list(email="ada@example.com")
    assert [(one.first_name, one.addresses[0].city) for one in found.customers] == [
        ("Ada", "Ottawa")
    ]


def test_the_logins_of_a_customer_expire(world):
    made = world.customers.create(email="ada@example.com", state="ENABLED")
    login = """
    mutation ($token: String!) {
      customerAccessTokenCreateWithMultipass(multipassToken: $token) { customerUserErrors { code } }
    }
    """
    world.graphql(login, token=world.multipass_token(email="ada@example.com"))
    assert [world.customers.expire_tokens(made.id) for _ in range(2)] == [1, 0]

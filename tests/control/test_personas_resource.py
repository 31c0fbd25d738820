"""The personas of a world, as the control API lists them."""

from sandbox.customers.seed.personas import read_personas
from sandbox.fixture_files import Fixtures


async def test_each_has_what_a_login_needs_and_what_it_is_for(call):
    _, listed = await call("GET", "/worlds/default/personas")
    enabled = next(each for each in listed["personas"] if each["name"] == "enabled")
    assert enabled == {
        "id": "gid://shopify/Customer/6500000032768",
        "name": "enabled",
        "purpose": "An ordinary customer: logs in with a password, has two addresses.",
        "email": "enabled@sandbox.example",
        "password": "enabled-password",
    }
    assert len(listed["personas"]) == len(read_personas(Fixtures()))

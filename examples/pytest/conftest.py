"""The application, pointed at the world of the test."""

import pytest
from account import Account

from sandbox.client import World


@pytest.fixture
def account(storefront_world: World) -> Account:
    return Account(storefront_world.url, storefront_world.access_token)

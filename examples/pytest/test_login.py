"""What the application is to do when the shop does what shops do."""

import pytest
from account import ATTEMPTS, Account, LoginRefusedError

from sandbox.client import Defect, World

LOGIN = "customerAccessTokenCreateWithMultipass"
THROTTLED = {"errors": [{"message": "Throttled", "extensions": {"code": "THROTTLED"}}]}


def test_greets_whoever_is_logged_in(account: Account, storefront_world: World) -> None:
    token = storefront_world.multipass_token(email="ada@example.com", first_name="Ada")
    assert account.greeting(account.log_in(token)) == "Hello Ada"


@pytest.mark.parametrize("defect", ["expired", "wrong-secret", "truncated"])
def test_lets_nobody_in_with_a_bad_token(
    account: Account, storefront_world: World, defect: Defect
) -> None:
    token = storefront_world.multipass_token(email="ada@example.com", defect=defect)
    with pytest.raises(LoginRefusedError, match="INVALID_MULTIPASS_REQUEST"):
        account.log_in(token)


def test_a_token_is_good_for_one_login(account: Account, storefront_world: World) -> None:
    token = storefront_world.multipass_token(email="ada@example.com")
    account.log_in(token)
    with pytest.raises(LoginRefusedError):
        account.log_in(token)


def test_a_login_is_over_after_six_weeks(account: Account, storefront_world: World) -> None:
    token = storefront_world.multipass_token(email="ada@example.com", first_name="Ada")
    logged_in = account.log_in(token)
    storefront_world.clock.advance("P42DT1S")
    assert account.greeting(logged_in) == "Please log in"


def test_a_customer_whom_the_shop_disabled_stays_out(
    account: Account, storefront_world: World
) -> None:
    token = storefront_world.multipass_token(email="ada@example.com")
    with (
        storefront_world.scenario("customer-disabled"),
        pytest.raises(LoginRefusedError, match="CUSTOMER_DISABLED"),
    ):
        account.log_in(token)


def test_asks_again_when_the_shop_is_busy(account: Account, storefront_world: World) -> None:
    storefront_world.scenario("busy", times=ATTEMPTS - 1, effect=THROTTLED)
    account.log_in(storefront_world.multipass_token(email="ada@example.com"))
    assert storefront_world.journal.verify(LOGIN, count=ATTEMPTS)


def test_gives_up_when_the_shop_stays_busy(account: Account, storefront_world: World) -> None:
    storefront_world.scenario("busy", effect=THROTTLED)
    with pytest.raises(ConnectionError, match="too busy"):
        account.log_in(storefront_world.multipass_token(email="ada@example.com"))

"""How long a customer access token lives, and what kills it."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from sandbox.customers.access_tokens import LIFETIME, expire, identify, issue, without_tokens
from sandbox.customers.logins import customer_access_token_delete, customer_access_token_renew
from sandbox.customers.records import CustomerAccessToken, CustomerState
from sandbox.user_errors import DeadTokenError

SECOND = timedelta(seconds=1)


@pytest.fixture
def token(world, ada):
    token = issue(world, ada, world.clock.now())
    world.store.put(token)
    return token


@pytest.fixture
def why_dead(world, token):
    """Return the slug of the reason why the token is dead."""

    def why_dead():
        with pytest.raises(DeadTokenError) as dead:
            identify(world, token.access_token)
        return dead.value.reason.slug.removeprefix("customer-access-token.")

    return why_dead


def test_lives_for_42_days(world, ada, token, clock):
    clock.moment += LIFETIME - SECOND
    assert identify(world, token.access_token) == ada


def test_is_dead_after_42_days(clock, why_dead):
    clock.moment += LIFETIME
    assert why_dead() == "expired"


def test_renewed_it_lives_for_another_42_days(world, ada, token, clock):
    clock.moment += LIFETIME - SECOND
    renewed = customer_access_token_renew(world, customer_access_token=token.access_token)
    assert renewed.customer_access_token == replace(token, expires_at=clock.moment + LIFETIME)
    clock.moment += LIFETIME - SECOND
    assert identify(world, token.access_token) == ada


def test_expired_it_cannot_be_renewed(world, token, clock):
    clock.moment += LIFETIME
    with pytest.raises(DeadTokenError, match="it was good until"):
        customer_access_token_renew(world, customer_access_token=token.access_token)


def test_dies_with_its_customer(world, ada, why_dead):
    world.store.remove(ada)
    assert why_dead() == "customer-deleted"


@pytest.mark.parametrize("state", sorted(set(CustomerState) - {CustomerState.ENABLED}))
def test_is_dead_while_its_customer_is_not_enabled(world, ada, why_dead, state):
    world.store.put(replace(ada, state=state))
    assert why_dead() == "customer-not-enabled"


def test_dies_with_all_of_its_generation(world, ada, why_dead):
    world.store.put(without_tokens(ada))
    assert why_dead() == "revoked"


def test_deleted_it_is_not_known(world, token, why_dead):
    customer_access_token_delete(world, customer_access_token=token.access_token)
    assert why_dead() == "unknown"


def test_logins_of_a_customer_expire_together_after_others_went_first(world, ada, token, clock):
    other = issue(world, ada, world.clock.now() - SECOND)
    world.store.put(other)
    alive = []

    def pause():
        alive.append(identify(world, token.access_token) == ada)
        world.store.remove(other)

    clock.moment += SECOND
    assert (expire(world, ada, pause), alive) == (1, [True, True])
    expired = replace(token, expires_at=clock.moment)
    assert [*world.store.after(CustomerAccessToken, "")] == [expired]

"""How long the links in mails are good, and what the mails say."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from sandbox.customers import activation, recovery
from sandbox.customers.records import Customer, CustomerState
from sandbox.customers.refusals import already_enabled, blank
from sandbox.user_errors import Refused
from sandbox.world.inbox import Mail, MailKind

SECOND = timedelta(seconds=1)
PASSWORD = "a-new-password"


@pytest.fixture
def invited(world, ada):
    guest = replace(ada, state=CustomerState.DISABLED)
    return activation.invite(world, guest)


@pytest.fixture
def link(world):
    """Return the link in the last mail."""
    return lambda: world.inbox.mails()[-1].links[0]


def test_an_invitation_is_good_for_30_days(world, invited, clock, link):
    clock.moment += activation.LIFETIME - SECOND
    answer = activation.customer_activate_by_url(world, activation_url=link(), password=PASSWORD)
    assert answer.customer.of == replace(
        invited, state=CustomerState.ENABLED, activation_token=None, updated_at=clock.moment
    )


def test_an_invitation_lapses_after_30_days(world, invited, clock, link):
    clock.moment += activation.LIFETIME
    with pytest.raises(Refused) as refused:
        activation.customer_activate_by_url(world, activation_url=link(), password=PASSWORD)
    assert str(refused.value.reason) == (
        "customer.activation-token-invalid: it was good until 2026-12-23T12:00:00+00:00"
    )
    assert world.store.get(Customer, invited.id) == invited


def test_a_link_for_a_new_password_is_good_for_12_hours(world, ada, clock, link):
    recovery.recover(world, ada)
    clock.moment += recovery.LIFETIME - SECOND
    answer = recovery.customer_reset_by_url(world, reset_url=link(), password=PASSWORD)
    assert answer.customer.of == replace(ada, token_generation=1, updated_at=clock.moment)


def test_a_link_for_a_new_password_lapses_after_12_hours(world, ada, clock, link):
    recovery.recover(world, ada)
    clock.moment += recovery.LIFETIME
    with pytest.raises(Refused) as refused:
        recovery.customer_reset_by_url(world, reset_url=link(), password=PASSWORD)
    assert str(refused.value.reason) == (
        "customer.reset-token-invalid: it was good until 2026-11-24T00:00:00+00:00"
    )


def test_a_customer_who_was_disabled_since_resets_nothing(world, ada, link):
    forgetful = recovery.recover(world, ada)
    world.store.put(replace(forgetful, state=CustomerState.DISABLED))
    with pytest.raises(Refused) as refused:
        recovery.customer_reset_by_url(world, reset_url=link(), password=PASSWORD)
    assert str(refused.value.reason) == (
        "customer.reset-token-invalid: the state of customer 1 is DISABLED"
    )


def test_the_invitation_is_a_mail_with_the_link(world, invited, clock):
    url = f"https://sandbox.myshopify.com/account/activate/1/{invited.activation_token}"
    assert world.inbox.mails() == (
        Mail(
            id=1,
            to="ada@shop.example",
            kind=MailKind.ACTIVATION,
            subject="Customer account activation",
            text=f"Activate your account at Storefront Sandbox: {url}",
            created_at=clock.moment,
            links=(url,),
        ),
    )


@pytest.mark.parametrize(
    ("change", "error"),
    [
        pytest.param({}, already_enabled(), id="enabled"),
        pytest.param(
            {"state": CustomerState.DISABLED, "email": None}, blank("email"), id="no-email"
        ),
    ],
)
def test_invites_nobody_who_cannot_be(world, ada, change, error):
    with pytest.raises(Refused) as refused:
        activation.invite(world, replace(ada, **change))
    assert refused.value.errors == (error,)
    assert world.inbox.mails() == ()


def test_a_token_tells_when_it_was_made(invited, clock):
    token, _, second = invited.activation_token.partition("-")
    assert (len(token), int(second)) == (32, int(clock.moment.timestamp()))

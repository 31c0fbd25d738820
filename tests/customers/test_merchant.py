"""What a merchant does to customers."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from sandbox.customers.access_tokens import identify, issue
from sandbox.customers.activation import invite
from sandbox.customers.merchant import CustomerChange, create, delete, update
from sandbox.customers.passwords import is_password
from sandbox.customers.records import Customer, CustomerState
from sandbox.user_errors import DeadTokenError, Refused


def log_in(world, customer):
    token = issue(world, customer, world.clock.now())
    world.store.put(token)
    return token.access_token


def refusal(act, *arguments):
    """Return what was refused: field, message and code of each."""
    with pytest.raises(Refused) as refused:
        act(*arguments)
    return [(error.field, error.message, error.code) for error in refused.value.errors]


def test_a_new_customer_is_disabled_unless_told_otherwise(world):
    customer = create(world, CustomerChange(email="grace@shop.example"))
    now = world.clock.now()
    assert customer == Customer(
        id=9_000_000_032_768,
        email="grace@shop.example",
        created_at=now,
        updated_at=now,
        state=CustomerState.DISABLED,
    )
    assert world.store.get(Customer, customer.id) == customer


def test_all_that_can_be_told_of_a_customer_is_kept(world):
    told = CustomerChange(
        email=" Grace@Shop.example ",
        phone="+1 (613) 450-5293",
        first_name=" Grace ",
        last_name="Hopper",
        accepts_marketing=True,
        tags=("navy, VIP", "vip", "Cobol"),
        state=CustomerState.ENABLED,
        multipass_identifier=" crm-7 ",
        password="analytical",
    )
    customer = create(world, told)
    now = world.clock.now()
    assert customer == Customer(
        id=customer.id,
        email="grace@shop.example",
        created_at=now,
        updated_at=now,
        state=CustomerState.ENABLED,
        first_name="Grace",
        last_name="Hopper",
        phone="+16134505293",
        accepts_marketing=True,
        tags=("Cobol", "VIP", "navy"),
        multipass_identifier="crm-7",
    )
    assert is_password(world, customer, "analytical")


@pytest.mark.parametrize(
    "told",
    [CustomerChange(phone="+16134505293"), CustomerChange(last_name="Hopper")],
    ids=["phone", "name"],
)
def test_a_customer_need_not_have_an_email(world, told):
    assert create(world, told).email is None


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(
            CustomerChange(email=None, first_name=" "),
            [(None, "Customer must have a name, phone number or email address", "BLANK")],
            id="nobody",
        ),
        pytest.param(
            CustomerChange(email="foo@bar", password="1234 "),
            [
                (("email",), "Email is invalid", "INVALID"),
                (
                    ("password",),
                    "Password starts or ends with spaces.",
                    "PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE",
                ),
            ],
            id="email-and-password",
        ),
        pytest.param(
            CustomerChange(phone="123", first_name="<b>x</b>", last_name="https://x.example"),
            [
                (("phone",), "Phone is invalid", "INVALID"),
                (("firstName",), "First name cannot contain HTML tags", "CONTAINS_HTML_TAGS"),
                (("lastName",), "Last name cannot contain URL", "CONTAINS_URL"),
            ],
            id="phone-and-names",
        ),
        pytest.param(
            CustomerChange(email="ada@shop.example", tags=("x" * 256,)),
            [
                (("tags",), "Tags is too long (maximum is 255 characters)", "TOO_LONG"),
                (("email",), "Email has already been taken", "TAKEN"),
            ],
            id="long-tag-and-taken-email",
        ),
        pytest.param(
            CustomerChange(last_name="x", tags=(",".join(map(str, range(251))),)),
            [(("tags",), "Tags cannot be more than 250", "INVALID")],
            id="many-tags",
        ),
        pytest.param(
            CustomerChange(last_name="x", multipass_identifier="x" * 256),
            [
                (
                    ("multipassIdentifier",),
                    "Multipass identifier is too long (maximum is 255 characters)",
                    "TOO_LONG",
                )
            ],
            id="long-identifier",
        ),
    ],
)
@pytest.mark.usefixtures("ada")
def test_refuses_all_that_is_wrong_with_a_new_customer(world, told, expected):
    assert refusal(create, world, told) == expected
    assert [customer.id for customer in world.store.after(Customer, 0)] == [1]


def test_refuses_an_identifier_that_another_has(world, ada):
    world.store.put(replace(ada, multipass_identifier="crm-7"))
    told = CustomerChange(last_name="Hopper", multipass_identifier="crm-7")
    message = "Multipass identifier has already been taken"
    assert refusal(create, world, told) == [(("multipassIdentifier",), message, "TAKEN")]


def test_what_is_left_out_stays_and_null_clears(world, ada):
    known = replace(ada, first_name="Ada", last_name="Lovelace", multipass_identifier="crm-7")
    told = CustomerChange(last_name=None, multipass_identifier="")
    assert update(world, known, told) == replace(ada, first_name="Ada")


def test_a_change_is_kept_with_its_moment(world, ada, clock):
    clock.moment += timedelta(hours=1)
    changed = update(world, ada, CustomerChange(email="countess@shop.example"))
    assert changed == replace(ada, email="countess@shop.example", updated_at=clock.moment)
    assert world.store.get(Customer, ada.id) == changed


def test_what_changes_nothing_is_no_change(world, ada, clock):
    clock.moment += timedelta(hours=1)
    assert update(world, ada, CustomerChange(email="ADA@shop.example")) is ada


def test_a_customer_keeps_email_phone_and_identifier_of_their_own(world, ada):
    mine = CustomerChange(phone="+16134505293", multipass_identifier="crm-7")
    known = update(world, ada, mine)
    assert update(world, known, mine) is known


def test_refuses_a_change_that_leaves_nobody(world, ada):
    assert refusal(update, world, ada, CustomerChange(email=None)) == [
        (None, "Customer must have a name, phone number or email address", "BLANK")
    ]
    assert world.store.get(Customer, ada.id) == ada


@pytest.mark.parametrize(
    "told",
    [
        CustomerChange(password="analytical"),
        CustomerChange(password=None),
        CustomerChange(state=CustomerState.DISABLED),
    ],
    ids=["password", "no-password", "state"],
)
def test_ends_what_the_customer_was_logged_in_with(world, ada, told):
    access_token = log_in(world, ada)
    changed = update(world, ada, told)
    update(world, changed, CustomerChange(state=CustomerState.ENABLED))
    with pytest.raises(DeadTokenError) as dead:
        identify(world, access_token)
    assert dead.value.reason.slug == "customer-access-token.revoked"


def test_any_other_change_leaves_the_customer_logged_in(world, ada):
    access_token = log_in(world, ada)
    changed = update(world, ada, CustomerChange(first_name="Ada", state=CustomerState.ENABLED))
    assert identify(world, access_token) == changed


def test_a_password_can_be_taken_away(world, ada):
    known = update(world, ada, CustomerChange(password="analytical"))
    changed = update(world, known, CustomerChange(password=None))
    assert not is_password(world, changed, "analytical")


def test_another_state_ends_an_invitation(world, ada):
    invited = invite(world, replace(ada, state=CustomerState.DISABLED))
    changed = update(world, invited, CustomerChange(state=CustomerState.DECLINED))
    assert (changed.state, changed.activation_token) == (CustomerState.DECLINED, None)


def test_a_deleted_customer_is_gone_with_what_they_were_logged_in_with(world, ada):
    known = update(world, ada, CustomerChange(password="analytical"))
    access_token = log_in(world, known)
    delete(world, known)
    with pytest.raises(DeadTokenError) as dead:
        identify(world, access_token)
    assert dead.value.reason.slug == "customer-access-token.customer-deleted"
    assert world.store.find(Customer, "email", "ada@shop.example") is None
    assert not is_password(world, known, "analytical")


def test_a_phone_that_the_shop_has_is_not_judged_again(world):
    customer = replace(create(world, CustomerChange(email="a@shop.example")), phone="+15551234567")
    world.store.put(customer)
    changed = update(world, customer, CustomerChange(first_name="Ann", phone="+15551234567"))
    assert (changed.first_name, changed.phone) == ("Ann", "+15551234567")
    assert refusal(update, world, customer, CustomerChange(phone="+15551234568")) == [
        (("phone",), "Phone is invalid", "INVALID")
    ]

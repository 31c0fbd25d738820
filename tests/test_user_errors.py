"""The words of refusals, and what they are called in reasons."""

import pytest

from sandbox.customers.refusals import (
    already_enabled,
    invalid_token,
    padded_password,
    taken,
    too_long,
)
from sandbox.user_errors import (
    CustomerErrorCode,
    Refused,
    UserError,
    label,
    mirrored,
    refuse,
    refused,
)


@pytest.mark.parametrize(
    ("name", "words"),
    [("email", "Email"), ("firstName", "First name"), ("address1", "Address1"), ("zip", "Zip")],
)
def test_messages_call_a_field_as_rails_does(name, words):
    assert label(name) == words


def test_a_message_begins_with_the_last_part_of_its_path():
    assert too_long("input", "lastName", most=255) == UserError(
        CustomerErrorCode.TOO_LONG,
        ("input", "lastName"),
        "Last name is too long (maximum is 255 characters)",
    )


@pytest.mark.parametrize(
    ("error", "slug"),
    [
        (taken("input", "email"), "email-taken"),
        (too_long("customer", "firstName", most=255), "first-name-too-long"),
        (padded_password("password"), "password-starts-or-ends-with-whitespace"),
        (already_enabled(), "already-enabled"),
    ],
)
def test_the_first_error_names_the_reason(error, slug):
    refusal = refused(error, taken("phone"), about="customer")
    assert refusal.errors == (error, taken("phone"))
    assert refusal.reason.slug == f"customer.{slug}"


def test_the_reason_tells_every_error():
    errors = (taken("input", "email"), taken("input", "phone"))
    assert refused(*errors, about="customer").reason.message == (
        "input.email: Email has already been taken; input.phone: Phone has already been taken"
    )


def test_nothing_wrong_is_nothing_refused():
    refuse([], about="customer")


def test_something_wrong_is_refused():
    with pytest.raises(Refused, match="Email has already been taken"):
        refuse(iter([taken("email")]), about="customer")


def test_mirrored_a_mailed_token_has_no_field():
    """Recorded for customerActivate and customerReset."""
    errors = (invalid_token("reset", "input"), taken("input", "email"))
    assert mirrored(errors) == (
        UserError(CustomerErrorCode.TOKEN_INVALID, None, "Invalid reset token"),
        errors[1],
    )

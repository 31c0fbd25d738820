"""Refusals with user errors, and the reason that each has for developers."""

from sandbox.user_errors import UserError, refused


def test_the_reason_names_the_fields_that_are_known():
    zone = UserError("INVALID_FOR_COUNTRY", ("address", "zoneCode"), "The zone is wrong.")
    phone = UserError("PHONE_NUMBER_NOT_VALID", None, "The phone number is wrong.")
    assert str(refused(zone, phone, about="address").reason) == (
        "address.zone-code-invalid-for-country: address.zoneCode: The zone is wrong.; "
        "The phone number is wrong."
    )

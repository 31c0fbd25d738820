"""The user errors of customer mutations: code, field and message of each."""

from typing import Final

from sandbox.user_errors import CustomerErrorCode, UserError, label

Code = CustomerErrorCode


def blank(*field: str) -> UserError:
    return _of(Code.BLANK, field, "can't be blank")


def taken(*field: str) -> UserError:
    return _of(Code.TAKEN, field, "has already been taken")


def invalid(*field: str) -> UserError:
    return _of(Code.INVALID, field, "is invalid")


def too_short(*field: str, least: int) -> UserError:
    return _of(Code.TOO_SHORT, field, f"is too short (minimum is {least} characters)")


def too_long(*field: str, most: int) -> UserError:
    return _of(Code.TOO_LONG, field, f"is too long (maximum is {most} characters)")


def contains_html_tags(*field: str) -> UserError:
    return _of(Code.CONTAINS_HTML_TAGS, field, "cannot contain HTML tags")


def contains_url(*field: str) -> UserError:
    return _of(Code.CONTAINS_URL, field, "cannot contain URL")


def contains_emojis(*field: str) -> UserError:
    """Shopify: the message is recorded; the enum has no code for it."""
    return _of(Code.INVALID, field, "cannot contain emojis")


def bad_domain(*field: str) -> UserError:
    return _of(Code.BAD_DOMAIN, field, "contains an invalid domain name")


def padded_password(*field: str) -> UserError:
    """Shopify: the one message here that ends in a full stop (reported)."""
    return _of(Code.PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE, field, "starts or ends with spaces.")


def already_exists(*field: str) -> UserError:
    """Shopify: "Address already exists" (recorded for the Admin API)."""
    return _of(Code.TAKEN, field, "already exists")


def invalid_token(kind: str, *field: str) -> UserError:
    """*kind* is `activation` or `reset` (both recorded)."""
    return UserError(Code.TOKEN_INVALID, field, f"Invalid {kind} token")


def already_enabled() -> UserError:
    return UserError(Code.ALREADY_ENABLED, None, "Customer already enabled")


def customer_disabled(email: str) -> UserError:
    """Shopify: reported for signing up with the email of an account that is not enabled."""
    return UserError(
        Code.CUSTOMER_DISABLED,
        None,
        f"We have sent an email to {email}, please click the link included to verify your "
        "email address.",
    )


def unidentified_customer() -> UserError:
    """Shopify: one answer for every login that fails (recorded)."""
    return UserError(Code.UNIDENTIFIED_CUSTOMER, None, "Unidentified customer")


def customer_not_found(*field: str) -> UserError:
    return UserError(Code.UNIDENTIFIED_CUSTOMER, field, "Could not find customer")


def update_denied(*field: str) -> UserError:
    """Shopify: recorded for a new email in customerUpdate, against 2026-04."""
    return UserError(Code.INVALID, field, "CustomerUpdate access denied")


def invalid_multipass_request() -> UserError:
    return _INVALID_MULTIPASS_REQUEST


# Shopify: one answer for every cause. Recorded against 2026-04.
_INVALID_MULTIPASS_REQUEST: Final = UserError(
    Code.INVALID_MULTIPASS_REQUEST,
    ("multipassToken",),
    "Invalid Multipass request",
)


def _of(code: str, field: tuple[str, ...], text: str) -> UserError:
    """Return the error of *code*, whose message is the label of *field* and *text*."""
    return UserError(code, field, f"{label(field[-1])} {text}")

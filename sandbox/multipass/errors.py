"""Why a token is refused: one error for each reason, with the details that were found.

Shopify gives one answer, "Invalid Multipass request", to all of them. Their messages are for the
developer: they hold times, sizes and field values, and never a secret.
"""

from datetime import datetime, timedelta
from typing import ClassVar, Final

from sandbox.multipass.formatting import instant, kind, quoted, span

CUSTOMER_ACCESS_TOKEN_LENGTH: Final = 32


class BadSecretError(ValueError):
    """A shop's secret must be a text of at least one character."""


class MultipassError(Exception):
    """A token that is refused.

    `reason` is a stable slug, the same in the journal and the control API; `message` is one
    sentence that says what was found.
    """

    reason: ClassVar[str] = "multipass.refused"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class MalformedError(MultipassError):
    """The text has not the form of a token. It was not decrypted."""


class BadBase64Error(MalformedError):
    """The text is not base64, or not the only valid base64 of its bytes."""

    reason = "multipass.bad-base64"


class TruncatedError(MalformedError):
    """The bytes cannot be IV, whole blocks and signature. `length` is in bytes."""

    reason = "multipass.truncated"

    def __init__(self, message: str, *, length: int) -> None:
        super().__init__(message)
        self.length = length


class CustomerAccessTokenError(MalformedError):
    """A customer access token instead of a Multipass token."""

    reason = "multipass.customer-access-token"

    def __init__(self) -> None:
        super().__init__("This is a customer access token, not a Multipass token.")


class SignatureMismatchError(MultipassError):
    """Made with another secret, or changed afterwards. It was not decrypted."""

    reason = "multipass.signature-mismatch"

    def __init__(self) -> None:
        super().__init__(
            "The signature is not the HMAC-SHA256 of IV and ciphertext under this shop's secret.",
        )


class BadPaddingError(MultipassError):
    """Signed with the right key, but the last block does not end with PKCS#7 padding."""

    reason = "multipass.bad-padding"

    def __init__(self, last_byte: int) -> None:
        super().__init__(
            f"The plaintext does not end in PKCS#7 padding: its last byte is {last_byte}.",
        )
        self.last_byte = last_byte


class NotJsonError(MultipassError):
    """The plaintext is not strict JSON in UTF-8. `plaintext` is what was decrypted."""

    reason = "multipass.not-json"

    def __init__(self, message: str, *, plaintext: bytes) -> None:
        super().__init__(message)
        self.plaintext = plaintext


class PayloadError(MultipassError):
    """A value in the JSON is missing or wrong. `payload` is the JSON value."""

    def __init__(self, message: str, *, payload: object) -> None:
        super().__init__(message)
        self.payload = payload


class NotAnObjectError(PayloadError):
    reason = "multipass.not-an-object"

    def __init__(self, payload: object) -> None:
        super().__init__(f"The JSON is {kind(payload)}, not an object.", payload=payload)


class NoEmailError(PayloadError):
    reason = "multipass.no-email"

    def __init__(self, payload: object) -> None:
        super().__init__("The payload has no email: it is absent, null or blank.", payload=payload)


class BadEmailError(PayloadError):
    """`email` is the value as given, of whatever type."""

    reason = "multipass.bad-email"

    def __init__(self, email: object, *, payload: object) -> None:
        super().__init__(f"email is {quoted(email)}: not an email address.", payload=payload)
        self.email = email


class NoCreatedAtError(PayloadError):
    reason = "multipass.no-created-at"

    def __init__(self, payload: object) -> None:
        super().__init__(
            "The payload has no created_at: it is absent, null or blank.",
            payload=payload,
        )


class BadCreatedAtError(PayloadError):
    """`value` is the created_at as given, of whatever type."""

    reason = "multipass.bad-created-at"

    def __init__(self, value: object, *, payload: object) -> None:
        super().__init__(
            f"created_at is {quoted(value)}: not an ISO 8601 date and time"
            " such as 2026-07-15T22:57:56Z.",
            payload=payload,
        )
        self.value = value


class OutsideWindowError(MultipassError):
    """Valid, but too old or of the future. `age` is negative for a token of the future."""

    def __init__(
        self, *, created_at: datetime, written: str, now: datetime, window: timedelta
    ) -> None:
        age = now - created_at
        lapse = f"{span(age)} ago" if age > timedelta(0) else f"{span(-age)} ahead"
        super().__init__(
            f"created_at {quoted(written)} was read as {instant(created_at)}: {lapse} at"
            f" {instant(now)}, and {span(abs(age) - window)} outside the window of {span(window)}.",
        )
        self.created_at = created_at
        self.written = written
        self.now = now
        self.age = age
        self.window = window


class ExpiredError(OutsideWindowError):
    reason = "multipass.expired"


class FutureError(OutsideWindowError):
    reason = "multipass.future"


class ShopError(MultipassError):
    """The token is valid, but the shop's data forbid the login. The login raises these."""


class AlreadyUsedError(ShopError):
    """Shopify: "each token can only be used once" (documented)."""

    reason = "multipass.already-used"

    def __init__(self, *, used_at: datetime, now: datetime) -> None:
        super().__init__(
            f"The token logged somebody in at {instant(used_at)}, {span(now - used_at)} ago:"
            " it works once.",
        )
        self.used_at = used_at
        self.now = now


class IdentifierConflictError(ShopError):
    """The email belongs to a customer registered under another identifier, or under none."""

    reason = "multipass.identifier-conflict"

    def __init__(self, *, email: str, identifier: str, stored_identifier: str | None) -> None:
        stored = "no identifier" if stored_identifier is None else quoted(stored_identifier)
        super().__init__(
            f"The customer {email} has {stored}, the token says {quoted(identifier)}.",
        )
        self.email = email
        self.identifier = identifier
        self.stored_identifier = stored_identifier


class DisabledOnShopError(ShopError):
    """Shopify: Multipass must be turned on, and needs Plus (documented)."""

    reason = "multipass.disabled-on-shop"

    def __init__(self) -> None:
        super().__init__("Multipass is turned off on this shop.")

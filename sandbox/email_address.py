"""Email addresses: which texts are one, and which spellings are the same address."""

import re
from typing import Final

# Shopify: "Email is too long (maximum is 255 characters)", recorded; mail itself stops at 254.
LONGEST: Final = 254

# Every text this pattern takes is one that email-validator takes too; it is only quicker.
_PLAIN: Final = re.compile(
    r"(?=.{1,254}\Z)(?=[^@]{1,64}@)"
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:(?=[^.]{1,63}\.)[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\.)+[A-Za-z]{2,63}",
)
_LONGEST_SPACED: Final = 10 * LONGEST
_NEUTRAL: Final = ".com"


def normalize(text: str) -> str | None:
    """Return *text* as Shopify keeps an email, or None where it is not one.

    Shopify strips white space, also inside, and ignores case when it compares; it refuses
    `foo@`, `@bar.com`, `foo@bar` and `foo@@bar.com` (all recorded).
    """
    if _PLAIN.fullmatch(text):
        return text.lower()
    if len(text) > _LONGEST_SPACED:
        return None
    squeezed = "".join(text.split())
    if len(squeezed) > LONGEST or squeezed.count("@") != 1:
        return None
    if _PLAIN.fullmatch(squeezed):
        return squeezed.lower()
    return _validated(squeezed)


def kept_email(text: str) -> str:
    """Return *text* as Shopify keeps an email; a text that is not one as it is."""
    return normalize(text) or text


def _validated(text: str) -> str | None:
    """Ask email-validator, which costs some milliseconds to import, about an unusual address.

    It refuses special-use domains such as `shop.test` and `shop.local`, the very ones that
    tests are written with. It judges them by their end, so they get a neutral one.
    """
    from email_validator import EmailNotValidError, validate_email

    try:
        valid = validate_email(text + _NEUTRAL, check_deliverability=False)
    except EmailNotValidError:
        return None
    domain = valid.ascii_domain.removesuffix(_NEUTRAL)
    if "." not in domain or not domain[-1].isalpha():
        return None
    return valid.normalized.removesuffix(_NEUTRAL).lower()

"""Phone numbers, in the form that Shopify keeps: `+16134505293`."""

from typing import Final

LONGEST: Final = 64  # characters; more than any way to write a number needs


def e164(text: str, *, region: str = "US") -> str | None:
    """Return *text* in E.164 form, or None where it is no number.

    *region* is the country, `CA`, of a number that does not begin with its calling code. A number
    must be one that its numbering plan can give; `+1 503 555 0123`, which is for fiction, is.
    Shopify: reported.
    """
    from phonenumbers import (
        NumberParseException,
        PhoneNumberFormat,
        format_number,
        is_valid_number,
        parse,
    )

    if len(text) > LONGEST:
        return None
    try:
        number = parse(text, region)
    except NumberParseException:
        return None
    if not is_valid_number(number):
        return None
    return format_number(number, PhoneNumberFormat.E164)

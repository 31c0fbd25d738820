"""Rules for what customers type. Each yields the problems of one text; an answer lists them all.

The arguments after the text are the path of its input field: the last part of it is also what the
message begins with. A text that is None or left out has no problems.
"""

import re
from collections.abc import Iterator
from typing import Final

from sandbox.customers.inputs import Text
from sandbox.customers.records import Customer
from sandbox.customers.refusals import (
    bad_domain,
    blank,
    contains_emojis,
    contains_html_tags,
    contains_url,
    invalid,
    padded_password,
    taken,
    too_long,
    too_short,
)
from sandbox.email_address import normalize
from sandbox.phone_number import e164
from sandbox.user_errors import UserError
from sandbox.world import World

LONGEST: Final = 255  # Shopify: names, emails and parts of an address (recorded for the Admin API)
LOOKED_AT: Final = 5_000
"""Characters of a text that are searched for what may not be in it."""
SHORTEST_PASSWORD: Final = 5  # Shopify: widely reported
LONGEST_PASSWORD: Final = 40  # Shopify: as a client of it checks; nothing better is known

# Shopify refuses `<b>Bad</b>` (recorded); that `a < b` is let through is our choice.
_HTML_TAG: Final = r"</?[a-zA-Z!][^<>]*>"
_URL: Final = r"(?i)https?://|\bwww\.\w"
_EMOJI: Final = (
    "[\N{MAHJONG TILE RED DRAGON}-\U0001faff\N{BLACK SUN WITH RAYS}-\N{BLACK SCISSORS}"
    "\N{WHITE HEAVY CHECK MARK}-\N{CURLY LOOP}\N{VARIATION SELECTOR-16}]"
)


def name_problems(text: Text, *field: str) -> Iterator[UserError]:
    """Yield what is wrong with a customer's name."""
    if not isinstance(text, str):
        return
    yield from length_problems(text, *field)
    yield from markup_problems(text, *field)


def address_line_problems(text: Text, *field: str) -> Iterator[UserError]:
    """Yield what is wrong with one part of an address."""
    if not isinstance(text, str):
        return
    yield from name_problems(text, *field)
    yield from emoji_problems(text, *field)


def length_problems(text: str, *field: str) -> Iterator[UserError]:
    if len(text) > LONGEST:
        yield too_long(*field, most=LONGEST)


def markup_problems(text: str, *field: str) -> Iterator[UserError]:
    text = text[:LOOKED_AT]
    if re.search(_HTML_TAG, text):
        yield contains_html_tags(*field)
    if re.search(_URL, text):
        yield contains_url(*field)


def emoji_problems(text: str, *field: str) -> Iterator[UserError]:
    if re.search(_EMOJI, text[:LOOKED_AT]):
        yield contains_emojis(*field)


def password_problems(text: Text, *field: str) -> Iterator[UserError]:
    """Shopify: a password of one space is too short and padded at once (reported)."""
    if not isinstance(text, str):
        return
    if not text:
        yield blank(*field)
        return
    if len(text) < SHORTEST_PASSWORD:
        yield too_short(*field, least=SHORTEST_PASSWORD)
    if len(text) > LONGEST_PASSWORD:
        yield too_long(*field, most=LONGEST_PASSWORD)
    if text != text.strip():
        yield padded_password(*field)


def email_problems(text: Text, *field: str) -> Iterator[UserError]:
    """Shopify: an email that is too long is invalid besides (recorded for the Admin API).

    What makes a domain a bad one is our choice: nobody could have it, as `jane@-.com`.
    """
    if not isinstance(text, str):
        return
    if not text.strip():
        yield blank(*field)
        return
    if len(text) > LONGEST:
        yield too_long(*field, most=LONGEST)
    if normalize(text) is None:
        yield bad_domain(*field) if _has_bad_domain(text) else invalid(*field)


def _has_bad_domain(text: str) -> bool:
    """Shopify: what has no dot in its domain, or no one `@`, is just invalid (recorded)."""
    local, _, domain = text.strip().partition("@")
    return "." in domain and "@" not in domain and normalize(f"{local}@example.com") is not None


def phone_problems(text: Text, *field: str, country: str) -> Iterator[UserError]:
    """Yield what is wrong with a phone number. Blank is as good as none.

    A number without its calling code is one of that *country*: the shop's, as we choose.
    """
    if isinstance(text, str) and text.strip() and e164(text, region=country) is None:
        yield invalid(*field)


def taken_problems(
    world: World, *at: str, owner: Customer | None, email: str | None, phone: str | None
) -> Iterator[UserError]:
    """Yield what others than *owner* have: an *email* in lower case, a *phone* in E.164."""
    for key, value in (("email", email), ("phone", phone)):
        holder = world.store.find(Customer, key, value) if value else None
        if holder is not None and (owner is None or holder.id != owner.id):
            yield taken(*at, key)


def cleaned(text: Text) -> Text:
    """Return *text* as it is kept: trimmed, blank as None, left out as it is."""
    return text.strip() or None if isinstance(text, str) else text

"""The language of a page, and money and dates in it."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal, localcontext
from typing import Final

from sandbox.account.languages import accepted, language
from sandbox.account.visit import Visit
from sandbox.checkout_pages.english import ENGLISH
from sandbox.checkout_pages.french import FRENCH
from sandbox.checkout_pages.german import GERMAN
from sandbox.checkout_pages.texts import Texts
from sandbox.money import ROOMY
from sandbox.orders.kinds import DeliveryMethod

LANGUAGES: Final[Mapping[str, Texts]] = {each.code: each for each in (ENGLISH, GERMAN, FRENCH)}


def texts_for(visit: Visit) -> Texts:
    """Return the texts in the language of the path, of `?locale=`, or of the browser."""
    asked = (visit.parts.get("language"), visit.query.get("locale"), *_accepted(visit))
    found = (LANGUAGES.get(language(each or "")) for each in asked)
    return next(filter(None, found), ENGLISH)


def money(amount: Decimal, currency: str, texts: Texts) -> str:
    """Return an amount as it is written in the language of *texts*."""
    from babel.numbers import format_currency

    with localcontext(ROOMY):
        written: str = format_currency(amount, currency, locale=texts.locale)
    return written


def named_off(title: str, amount: Decimal, currency: str, texts: Texts) -> str:
    """Return the name of a discount, its code if it has one, and what it takes off."""
    return f"{title} ({money(-amount, currency, texts)})"


def named_way(name: str, method: DeliveryMethod, texts: Texts) -> str:
    """Return the name of a delivery method: for pickup the location."""
    return texts.pick_up.format(place=name) if method is DeliveryMethod.PICK_UP else name


def day(moment: datetime, texts: Texts) -> str:
    """Return a date as it is written in the language of *texts*."""
    from babel.dates import format_date

    written: str = format_date(moment, format="long", locale=texts.locale)
    return written


def _accepted(visit: Visit) -> Iterator[str]:
    """Yield the languages that the browser accepts, in its order."""
    received = visit.context.received
    header = "" if received is None else received.headers.get("Accept-Language", "")
    yield from accepted(header)

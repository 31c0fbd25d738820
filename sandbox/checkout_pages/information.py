"""The first step: contact and delivery address."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from sandbox.account.answers import LOGIN, logged_out, moved
from sandbox.account.forms import errors_at, rows
from sandbox.account.html import Html, element
from sandbox.account.logins import end_login
from sandbox.checkout.opening import is_shipped
from sandbox.checkout_pages.fields import (
    address_fields,
    contact_fields,
    contact_problems,
    kept_phone,
    shown_values,
    typed_address,
)
from sandbox.checkout_pages.frame import At, step_page, steps
from sandbox.checkout_pages.ship_or_pickup import asks_for_pickup, choice, delivered, is_sent_to
from sandbox.checkout_pages.summary import summary
from sandbox.customers.records import Customer
from sandbox.door.answers import Answer
from sandbox.email_address import normalize
from sandbox.user_errors import UserError


def show_information(at: At) -> Answer:
    return _page(at, shown_values(at))


def take_information(at: At) -> Answer:
    """Keep contact and address, and go on: to the delivery if something is sent."""
    given = at.visit.form
    problems = tuple(contact_problems(at, given))
    is_pickup = asks_for_pickup(at, given)
    typed = typed_address(at, given, is_pickup=is_pickup) if is_shipped(at.cart) else None
    if typed is not None:
        problems = (*problems, *typed.problems)
        if not (is_pickup or typed.problems or is_sent_to(at, typed.address)):
            problems = (*problems, UserError("", ("countryCode",), at.texts.no_delivery))
    if problems := (*at.refusals, *problems):
        at.explain(problems)
        return _page(at, given, problems)
    phone = given.get("checkout[phone]", "").strip()
    at.keep(
        email=normalize(given["checkout[email]"]),
        phone=kept_phone(at, phone) if phone else None,
        **({} if typed is None else delivered(at, typed.address, is_pickup=is_pickup)),
    )
    return moved(at.path("/payment" if typed is None else "/shipping"))


def log_out(at: At) -> Answer:
    """Log the customer out, in this checkout and in this browser."""
    at.keep(is_guest=True, email=None, phone=None, address=None)
    end_login(at.visit)
    return logged_out(at.visit, location=at.path())


def _page(at: At, given: Mapping[str, str], problems: Sequence[UserError] = ()) -> Answer:
    texts = at.texts
    contact = contact_fields(texts)
    address = address_fields(at) if is_shipped(at.cart) else ()
    customer = at.cart.buyer_identity.customer
    return step_page(
        at,
        "",
        texts.information,
        steps(at, ""),
        _who(at, None if customer is None else customer.of),
        element(
            "form",
            errors_at((*contact, *address), problems, title=texts.problem),
            _part(texts.contact, rows(contact, given, problems)),
            choice(at, given) if address else None,
            _part(texts.address, rows(address, given, problems)) if address else None,
            element("button", texts.to_delivery if address else texts.to_payment, type="submit"),
            method="post",
            action=at.path(),
            novalidate=True,
        ),
        beside=summary(at, ""),
        is_refused=bool(problems),
    )


def _part(title: str, fields: Html) -> Html:
    return element("fieldset", element("legend", title), fields)


def _who(at: At, customer: Customer | None) -> Html:
    """Return who is logged in, with a link to log out; else a link to log in."""
    texts = at.texts
    if customer is None:
        back = urlencode({"checkout_url": at.path()})
        link = element("a", texts.log_in, href=f"{at.visit.path(LOGIN)}?{back}")
        return element("p", f"{texts.have_account} ", link)
    return element(
        "form",
        element("p", texts.logged_in.format(name=customer.display_name)),
        element("button", texts.log_out, type="submit", class_="plain"),
        method="post",
        action=at.path("/log-out"),
    )

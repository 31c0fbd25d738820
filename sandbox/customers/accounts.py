"""Customers making and changing their own accounts."""

from collections.abc import Iterator
from typing import NoReturn

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from sandbox.customers import customer_type
from sandbox.customers.access_tokens import identify, issue, without_tokens
from sandbox.customers.activation import invite
from sandbox.customers.inputs import CustomerCreateInput, CustomerUpdateInput, Text
from sandbox.customers.mails import language_for, send_welcome
from sandbox.customers.passwords import password_for
from sandbox.customers.payloads import CustomerCreatePayload, CustomerUpdatePayload
from sandbox.customers.records import Customer, CustomerState
from sandbox.customers.refusals import customer_disabled, update_denied
from sandbox.customers.rules import (
    cleaned,
    email_problems,
    name_problems,
    password_problems,
    phone_problems,
    taken_problems,
)
from sandbox.email_address import kept_email, normalize
from sandbox.phone_number import e164
from sandbox.reason import Reason
from sandbox.user_errors import Refused, UserError, refuse
from sandbox.viewer import Viewer
from sandbox.world import World


def customer_create(
    world: World, *, input: CustomerCreateInput, viewer: Viewer | None = None
) -> CustomerCreatePayload:
    """Register a customer, enabled at once; they are not signed in.

    The mail is in the language of the *viewer*.

    Shopify: one whom the shop knows and who has no account is sent an activation mail, and the
    answer is a refusal that says so (reported).
    """
    given = input
    email, phone = normalize(given.email), _phone(world, given.phone)
    known = world.store.find(Customer, "email", email) if email else None
    waiting = known if known and known.state is not CustomerState.ENABLED else None
    refuse(
        [
            *email_problems(given.email, "input", "email"),
            *password_problems(given.password, "input", "password"),
            *_text_problems(world, given, "input"),
            *taken_problems(world, "input", owner=waiting, email=email, phone=phone or None),
        ],
        about="customer",
    )
    if waiting:
        _ask_to_activate(world, waiting, language=language_for(viewer))
    customer = _registered(world, given, email, phone)
    send_welcome(world, customer, customer.created_at, language=language_for(viewer))
    return CustomerCreatePayload(customer=customer_type.Customer(customer))


def _text_problems(
    world: World, given: CustomerCreateInput | CustomerUpdateInput, at: str
) -> list[UserError]:
    return [
        *name_problems(given.first_name, at, "firstName"),
        *name_problems(given.last_name, at, "lastName"),
        *phone_problems(given.phone, at, "phone", country=_country(world)),
    ]


def _ask_to_activate(world: World, customer: Customer, *, language: str) -> NoReturn:
    invite(world, customer, language=language)
    message = f"customer {customer.id} was {customer.state}; an activation mail is on its way"
    raise Refused(
        customer_disabled(customer.email or ""), reason=Reason("customer.not-enabled", message)
    )


def _registered(
    world: World, given: CustomerCreateInput, email: str | None, phone: Text
) -> Customer:
    now = world.clock.now()
    customer = Customer(
        id=world.gids.next("Customer"),
        email=email,
        created_at=now,
        updated_at=now,
        state=CustomerState.ENABLED,
        first_name=cleaned(given.first_name) or None,
        last_name=cleaned(given.last_name) or None,
        phone=phone or None,
        accepts_marketing=given.accepts_marketing is True,
    )
    world.store.put(customer, password_for(world, customer, given.password))
    return customer


def customer_update(
    world: World, *, customer: CustomerUpdateInput, customer_access_token: str
) -> CustomerUpdatePayload:
    """Change what is given of the customer. Raises `DeadTokenError`.

    Shopify: a new password kills all tokens, and the answer has a new one (recorded). A new email
    is refused (recorded); in a shop that allows it, it does the same as a new password (reported).
    """
    known, given = identify(world, customer_access_token), customer
    if given.phone == known.phone:  # what the shop has is not judged again (our choice)
        given = replace(given, phone=UNSET)
    email = _new_email(world, known, given.email)
    phone = _phone(world, given.phone)
    refuse(_update_problems(world, known, replace(given, email=email), phone), about="customer")
    changed = _changed(known, given, phone)
    if isinstance(email, str):
        changed = replace(changed, email=normalize(email))
    if isinstance(given.password, str) or isinstance(email, str):
        return _with_new_login(world, changed, given.password)
    if changed != known:
        changed = replace(changed, updated_at=world.clock.now())
        world.store.put(changed)
    return CustomerUpdatePayload(customer=customer_type.Customer(changed))


def _update_problems(
    world: World, known: Customer, given: CustomerUpdateInput, phone: Text
) -> Iterator[UserError]:
    email = given.email
    if email is not UNSET:
        yield from email_problems(email, "customer", "email")
    yield from password_problems(given.password, "customer", "password")
    yield from _text_problems(world, given, "customer")
    new = normalize(email) if isinstance(email, str) else None
    yield from taken_problems(world, "customer", owner=known, email=new, phone=phone or None)


def _new_email(world: World, customer: Customer, given: Text) -> str | UnsetType:
    """Return the email to change to, not yet checked; UNSET for none. Raises `Refused`.

    Shopify: the refusal is recorded against 2026-04; in earlier years there was none.
    """
    if given is UNSET:
        return UNSET
    email = kept_email(given) if isinstance(given, str) else given
    if email == customer.email:
        return UNSET
    if not world.shop.email_change:
        message = (
            f"customer {customer.id} has another email, and the shop's emailChange is false:"
            " this mutation does not change it"
        )
        reason = Reason("customer.email-change-refused", message)
        raise Refused(update_denied("customer", "email"), reason=reason)
    return given or ""


def _changed(customer: Customer, given: CustomerUpdateInput, phone: Text) -> Customer:
    """Null clears a text; whether marketing is accepted has no third state, so null leaves it."""
    changed = {
        "first_name": cleaned(given.first_name),
        "last_name": cleaned(given.last_name),
        "phone": phone,
        "accepts_marketing": UNSET if given.accepts_marketing is None else given.accepts_marketing,
    }
    return replace(customer, **{key: value for key, value in changed.items() if value is not UNSET})


def _with_new_login(world: World, changed: Customer, password: Text) -> CustomerUpdatePayload:
    """Keep *changed*, with one new token instead of all others, and the password if it is new."""
    now = world.clock.now()
    customer = replace(without_tokens(changed), updated_at=now)
    token = issue(world, customer, now)
    hashes = [password_for(world, customer, password)] if isinstance(password, str) else []
    world.store.put(customer, *hashes, token)
    return CustomerUpdatePayload(
        customer=customer_type.Customer(customer), customer_access_token=token
    )


def _phone(world: World, given: Text) -> Text:
    """Return the number in E.164 form, None where there is none, UNSET where it was left out."""
    return e164(given, region=_country(world)) if isinstance(given, str) else given


def _country(world: World) -> str:
    return world.shop.payment_settings.country_code

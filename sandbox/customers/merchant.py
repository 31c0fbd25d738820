"""Changes of a merchant to customers, as by the Admin API."""

from collections.abc import Iterator
from typing import Any

from msgspec import UNSET
from msgspec.structs import asdict, replace

from sandbox.control_models.customers import CustomerChange
from sandbox.customers.access_tokens import without_tokens
from sandbox.customers.activation import invite
from sandbox.customers.inputs import Text
from sandbox.customers.passwords import password_for
from sandbox.customers.records import Customer, CustomerState, Password
from sandbox.customers.refusals import taken, too_long
from sandbox.customers.rules import (
    LONGEST,
    cleaned,
    email_problems,
    length_problems,
    name_problems,
    password_problems,
    phone_problems,
    taken_problems,
)
from sandbox.customers.tags import LONGEST as LONGEST_TAG
from sandbox.customers.tags import MOST as MOST_TAGS
from sandbox.customers.tags import parse_tags
from sandbox.email_address import normalize
from sandbox.phone_number import e164
from sandbox.user_errors import CustomerErrorCode, UserError, refuse
from sandbox.world import World


def create(world: World, change: CustomerChange) -> Customer:
    """Make a customer, DISABLED unless *change* has another state. Raises `Refused`.

    One who is INVITED gets an activation mail, if there is an email.

    Shopify: the Admin API knows no passwords. That a merchant may set one is our choice.
    """
    now = world.clock.now()
    nobody = Customer(id=0, email=None, created_at=now, updated_at=now)
    customer = _changed(world, nobody, change)
    customer = replace(customer, id=world.gids.next("Customer"))
    _keep(world, customer, change.password)
    return _invited(world, customer) if customer.state is CustomerState.INVITED else customer


def _invited(world: World, customer: Customer) -> Customer:
    return customer if customer.email is None else invite(world, customer)


def update(world: World, customer: Customer, change: CustomerChange) -> Customer:
    """Apply *change* to *customer*. Raises `Refused`: then nothing has changed.

    With another password or none, and with another state, all access tokens die, and so do the
    links of mails: they do not come back with the state. Who becomes INVITED gets a new mail.
    """
    changed = _changed(world, customer, change)
    if change.password is not UNSET or changed.state is not customer.state:
        changed = without_tokens(changed)
    if changed == customer:
        return customer
    changed = replace(changed, updated_at=world.clock.now())
    _keep(world, changed, change.password)
    becomes_invited = changed.state is CustomerState.INVITED is not customer.state
    return _invited(world, changed) if becomes_invited else changed


def delete(world: World, customer: Customer) -> None:
    """Delete *customer*; their access tokens are dead, since they lead to no customer.

    One with orders can be deleted, too, since tests need it: our choice.
    """
    _forget_password(world, customer)
    world.store.remove(customer)


def _changed(world: World, customer: Customer, change: CustomerChange) -> Customer:
    """Return *customer* with *change* applied. Raises `Refused`."""
    if change.phone == customer.phone:
        change = replace(change, phone=UNSET)
    fields = {key: value for key, value in _fields(world, change).items() if value is not UNSET}
    changed = replace(customer, **fields)
    problems = [*_text_problems(world, change), *_taken_problems(world, changed)]
    refuse(problems or _nobody_problems(changed), about="customer")
    return changed


def _fields(world: World, change: CustomerChange) -> dict[str, Any]:
    """Return *change* in the form in which it is kept."""
    fields = asdict(change)
    del fields["password"]
    for name in ("first_name", "last_name", "multipass_identifier"):
        fields[name] = cleaned(fields[name])
    if isinstance(change.email, str):
        fields["email"] = normalize(change.email)
    if isinstance(change.phone, str):
        fields["phone"] = e164(change.phone, region=_home(world))
    if change.state is not UNSET:
        fields["state"] = CustomerState(change.state)
    if change.tags is not UNSET:
        fields["tags"] = parse_tags(",".join(change.tags))
    return fields


def _home(world: World) -> str:
    return world.shop.payment_settings.country_code


def _text_problems(world: World, change: CustomerChange) -> Iterator[UserError]:
    yield from email_problems(change.email, "email")
    yield from phone_problems(change.phone, "phone", country=_home(world))
    yield from name_problems(change.first_name, "firstName")
    yield from name_problems(change.last_name, "lastName")
    yield from password_problems(change.password, "password")
    if isinstance(change.multipass_identifier, str):
        yield from length_problems(change.multipass_identifier, "multipassIdentifier")
    if change.tags is not UNSET:
        yield from _tag_problems(change.tags)


def _tag_problems(tags: tuple[str, ...]) -> Iterator[UserError]:
    """Shopify: a tag with commas in it is several (recorded, as are both messages)."""
    parts = {part.strip().casefold() for tag in tags for part in tag.split(",")} - {""}
    if any(len(part) > LONGEST_TAG for part in parts):
        yield too_long("tags", most=LONGEST)
    if len(parts) > MOST_TAGS:
        message = f"Tags cannot be more than {MOST_TAGS}"
        yield UserError(CustomerErrorCode.INVALID, ("tags",), message)


def _taken_problems(world: World, changed: Customer) -> Iterator[UserError]:
    yield from taken_problems(world, owner=changed, email=changed.email, phone=changed.phone)
    identifier = changed.multipass_identifier
    holder = world.store.find(Customer, "multipass_identifier", identifier) if identifier else None
    if holder is not None and holder.id != changed.id:
        yield taken("multipassIdentifier")


def _nobody_problems(changed: Customer) -> Iterator[UserError]:
    """Shopify: documented for customerCreate of the Admin API."""
    if not changed.display_name:
        message = "Customer must have a name, phone number or email address"
        yield UserError(CustomerErrorCode.BLANK, None, message)


def _keep(world: World, customer: Customer, password: Text) -> None:
    if isinstance(password, str):
        world.store.put(customer, password_for(world, customer, password))
        return
    if password is None:
        _forget_password(world, customer)
    world.store.put(customer)


def _forget_password(world: World, customer: Customer) -> None:
    known = world.store.get(Password, customer.id)
    if known is not None:
        world.store.remove(known)

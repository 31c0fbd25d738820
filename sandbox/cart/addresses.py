"""Delivery addresses of a cart are added, replaced, changed and removed."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sandbox.cart import refusals
from sandbox.cart.address_rules import settled, strict_problems
from sandbox.cart.destinations import parts_of
from sandbox.cart.ids import name_in, new_uuid
from sandbox.cart.inputs import (
    CartAddressInput,
    CartSelectableAddressInput,
    CartSelectableAddressUpdateInput,
)
from sandbox.cart.notices import CartWarning, duplicate_address
from sandbox.cart.payloads import CartPayload
from sandbox.cart.records import Cart, CartAddress
from sandbox.cart.revision import Edited, keep_unless, revise
from sandbox.customers.records import Customer
from sandbox.gid import number_in
from sandbox.user_errors import UserError, refuse
from sandbox.viewer import Viewer

MOST = 20
"""Shopify: addresses of a cart (documented)."""
_STRICT = "STRICT"
_SELECTABLE = ("selected", "one_time_use")


class Read(Struct, frozen=True):
    """Addresses as they were given, and what is wrong with them."""

    addresses: tuple[CartAddress, ...]
    problems: tuple[UserError, ...]


def cart_delivery_addresses_add(
    viewer: Viewer, *, cart_id: str, addresses: Sequence[CartSelectableAddressInput]
) -> CartPayload:
    return revise(viewer, cart_id, lambda cart, of: _added(cart, addresses, of))


def cart_delivery_addresses_replace(
    viewer: Viewer, *, cart_id: str, addresses: Sequence[CartSelectableAddressInput]
) -> CartPayload:
    """Shopify: all get new ids, and an empty list leaves none (recorded)."""

    def edit(cart: Cart, of: Viewer) -> Edited:
        read = read_addresses(addresses, cart, of, "addresses")
        keep_unless(read.problems, cart, of)
        return with_addresses(cart, (), read.addresses, "addresses")

    return revise(viewer, cart_id, edit)


def cart_delivery_addresses_update(
    viewer: Viewer, *, cart_id: str, addresses: Sequence[CartSelectableAddressUpdateInput]
) -> CartPayload:
    return revise(viewer, cart_id, lambda cart, of: _updated(cart, addresses, of))


def cart_delivery_addresses_remove(
    viewer: Viewer, *, cart_id: str, address_ids: Sequence[str]
) -> CartPayload:
    """Removing the selected one selects none (inferred)."""

    def edit(cart: Cart, of: Viewer) -> Edited:
        keep_unless(_unknown(cart, address_ids, "addressIds"), cart, of)
        gone = {name_in(each, _KIND) for each in address_ids}
        kept = tuple(each for each in cart.addresses if each.id not in gone)
        return Edited(_moved(cart, kept))

    return revise(viewer, cart_id, edit)


_KIND = "CartSelectableAddress"


def read_addresses(
    given: Sequence[CartSelectableAddressInput], cart: Cart, viewer: Viewer, *path: str
) -> Read:
    """Read new addresses. Shopify: without a country an address is refused, whatever the
    strategy (recorded)."""
    found: list[CartAddress] = []
    problems: list[UserError] = []
    for at, each in enumerate(given):
        blank = CartAddress(
            id=new_uuid(viewer.world),
            selected=bool(each.selected),
            one_time_use=bool(each.one_time_use),
            country_code="",
        )
        address = _filled(blank, each.address, cart, viewer)
        if address is not None and each.validation_strategy == _STRICT:
            address = settled(address)
        where = (*path, str(at), "address")
        problems += _problems(address, each.address, each.validation_strategy, where)
        found.append(blank if address is None else address)
    if sum(each.selected for each in found) > 1:
        problems.append(refusals.two_selected(*path))
    return Read(tuple(found), tuple(problems))


def _with_new(
    known: tuple[CartAddress, ...], new: Sequence[CartAddress]
) -> tuple[tuple[CartAddress, ...], bool]:
    """Return *known* and *new* addresses, and whether one was there already: it stays once.

    Shopify: selecting one unselects the others (recorded).
    """
    if any(each.selected for each in new):
        known = tuple(replace(each, selected=False) for each in known)
    all_of_them = {_details(each): each for each in known}
    for each in new:
        twin = all_of_them.setdefault(_details(each), each)
        if twin is not each:
            selected = twin.selected or each.selected
            all_of_them[_details(each)] = replace(twin, selected=selected)
    return tuple(all_of_them.values()), len(all_of_them) < len(known) + len(new)


def _added(cart: Cart, given: Sequence[CartSelectableAddressInput], viewer: Viewer) -> Edited:
    read = read_addresses(given, cart, viewer, "addresses")
    keep_unless(read.problems, cart, viewer)
    return with_addresses(cart, cart.addresses, read.addresses, "addresses")


def with_addresses(
    cart: Cart, known: tuple[CartAddress, ...], new: Sequence[CartAddress], *path: str
) -> Edited:
    """Give *cart* the addresses that are *known*, and *new* ones of *path*. Raises `Refused`."""
    addresses, has_twins = _with_new(known, new)
    if len(addresses) > MOST:
        refuse([refusals.too_many_addresses(*path)], about="cart")
    warnings: tuple[CartWarning, ...] = (duplicate_address(cart),) if has_twins else ()
    return Edited(_moved(cart, addresses), warnings=warnings)


def _updated(
    cart: Cart, given: Sequence[CartSelectableAddressUpdateInput], viewer: Viewer
) -> Edited:
    """Shopify: only what is given changes (recorded)."""
    keep_unless(_unknown(cart, [each.id for each in given], "addresses"), cart, viewer)
    known = {each.id: each for each in cart.addresses}
    problems: list[UserError] = []
    for at, each in enumerate(given):
        address = known[name_in(each.id, _KIND)]
        if each.address is not None:
            filled = _filled(address, each.address, cart, viewer)
            if filled is not None and each.validation_strategy == _STRICT:
                filled = settled(filled)
            where = ("addresses", str(at), "address")
            problems += _problems(filled, each.address, each.validation_strategy, where)
            address = filled or address
        values = {name: getattr(each, name) for name in _SELECTABLE}
        changes = {name: value for name, value in values.items() if value is not None}
        if changes.get("selected"):
            known = {key: replace(one, selected=False) for key, one in known.items()}
        known[address.id] = replace(address, **changes)
    if sum(bool(each.selected) for each in given) > 1:
        problems.append(refusals.two_selected("addresses"))
    keep_unless(problems, cart, viewer)
    return Edited(_moved(cart, tuple(known.values())))


def _moved(cart: Cart, addresses: tuple[CartAddress, ...]) -> Cart:
    """Shopify: another selected address drops the option that was chosen (recorded)."""
    moved = replace(cart, addresses=addresses)
    return moved if moved.address == cart.address else replace(moved, delivery_options=())


def _unknown(cart: Cart, ids: Sequence[str], path: str) -> Iterator[UserError]:
    known = {each.id for each in cart.addresses}
    for at, each in enumerate(ids):
        if name_in(each, _KIND) not in known:
            yield refusals.unknown_address(path, str(at), sent=each)


def _filled(
    address: CartAddress, given: CartAddressInput, cart: Cart, viewer: Viewer
) -> CartAddress | None:
    """Return *address* with what is *given*; None for a customer's that there is not."""
    if given.copy_from_customer_address_id is None:
        written = given.delivery_address
        if written is None:
            return address
        return replace(address, **parts_of(written))
    customer = viewer.world.store.get(Customer, cart.buyer.customer_id or 0)
    number = number_in(given.copy_from_customer_address_id, "MailingAddress")
    known = () if customer is None else customer.addresses
    found = next((each for each in known if each.id == number), None)
    return None if found is None else replace(address, **parts_of(found))


def _problems(
    address: CartAddress | None, given: CartAddressInput, strategy: str | None, at: tuple[str, ...]
) -> Iterator[UserError]:
    if address is None:
        sent = given.copy_from_customer_address_id or ""
        yield refusals.unknown_address(*at, "copyFromCustomerAddressId", sent=sent)
    elif not address.country_code:
        yield refusals.invalid_country(*at, "deliveryAddress", "countryCode")
    elif strategy == _STRICT:
        yield from strict_problems(address, *at, "deliveryAddress")


def _details(address: CartAddress) -> CartAddress:
    """Return what two addresses have in common if they are the same."""
    return replace(address, id="", selected=False, one_time_use=False)

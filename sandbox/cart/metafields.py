"""Metafields of a cart: they are kept in it, and go with it.

Shopify: setting one does not reckon the cart anew, but whatever does gives all of them new ids and
times (recorded).
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from sandbox.cart import refusals
from sandbox.cart.cart_type import Cart as CartType
from sandbox.cart.cart_type import shown
from sandbox.cart.finding import find, second
from sandbox.cart.inputs import CartInputMetafieldInput
from sandbox.cart.records import APP, Cart
from sandbox.cart.size import is_too_large
from sandbox.faults import FaultError
from sandbox.gid import gid
from sandbox.metafields import Metafield
from sandbox.metafields import records as metafields
from sandbox.metafields.value_texts import check_value
from sandbox.user_errors import Payload, Refused, UserError, refused
from sandbox.viewer import Viewer
from sandbox.world import World

MOST: Final = 25
"""Shopify: metafields of a call (documented)."""
_ABOUT: Final = "cart-metafield"
_LOWEST, _DIGITS = 10**15, 9 * 10**15
_KEY: Final = range(2, 65)
_NAMESPACE: Final = range(3, 256)
"""Characters of each. Shopify: documented."""


class CartMetafieldsSetInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """The `key` has its namespace, as `custom.note`."""

    owner_id: str
    key: str
    type: str
    value: str


class CartMetafieldDeleteInput(Struct, frozen=True, kw_only=True, rename="camel"):
    owner_id: str
    key: str


class CartMetafieldsSetPayload(Payload, frozen=True):
    metafields: tuple[Metafield, ...] = ()


class CartMetafieldDeletePayload(Payload, frozen=True):
    deleted_id: str | None = None


def cart_metafields_set(
    viewer: Viewer, *, metafields: Sequence[CartMetafieldsSetInput]
) -> CartMetafieldsSetPayload:
    """Set metafields of carts. Shopify: a bad one refuses all (recorded). Raises `Refused`."""
    if len(metafields) > MOST:
        raise refused(refusals.too_many_metafields("metafields", most=MOST), about=_ABOUT)
    carts: dict[str, Cart] = {}
    errors: list[UserError] = []
    for at, each in enumerate(metafields):
        found = find(viewer.world, each.owner_id)
        if found.to_change is None:
            problem = refusals.unknown_owner("metafields", str(at), "ownerId")
            raise Refused(problem, reason=found.reason)
        carts.setdefault(found.to_change.id, found.to_change)
        errors += _problems(each.key, each.type, each.value, "metafields", str(at))
    if errors:
        raise refused(*errors, about=_ABOUT)
    made = [_set(viewer, carts, each) for each in metafields]
    if any(map(is_too_large, carts.values())):
        raise refused(refusals.too_large_metafields("metafields"), about=_ABOUT)
    viewer.world.store.put(*carts.values())
    return CartMetafieldsSetPayload(metafields=tuple(made))


def cart_metafield_delete(
    viewer: Viewer, *, input: CartMetafieldDeleteInput
) -> CartMetafieldDeletePayload:
    """Delete a metafield of a cart. Raises `Refused`."""
    found = find(viewer.world, input.owner_id)
    cart = found.to_change
    if cart is None:
        raise Refused(refusals.unknown_owner("input", "ownerId"), reason=found.reason)
    gone = cart.metafield(*names_in(input.key))
    if gone is None:
        raise refused(refusals.unknown_metafield("input", "key"), about=_ABOUT)
    left = tuple(each for each in cart.metafields if each is not gone)
    viewer.world.store.put(replace(cart, metafields=left, updated_at=second(viewer.world)))
    return CartMetafieldDeletePayload(deleted_id=gid("Metafield", gone.id))


def first_metafields(
    world: World, given: Sequence[CartInputMetafieldInput], now: datetime, *path: str
) -> tuple[metafields.Metafield, ...]:
    """Return the metafields of a new cart. Raises `Refused`."""
    found: dict[tuple[str, str], metafields.Metafield] = {}
    problems: list[UserError] = []
    for at, each in enumerate(given):
        problems += _problems(each.key, each.type, each.value, *path, str(at))
        made = _made(world, each, now)
        found[made.namespace, made.key] = made
    if problems:
        codes = (replace(each, code="INVALID_METAFIELDS") for each in problems)
        raise refused(*codes, about="cart")
    return tuple(found.values())


def renewed(
    world: World, known: Sequence[metafields.Metafield], now: datetime
) -> tuple[metafields.Metafield, ...]:
    """Return *known* as they are after the cart was reckoned anew."""
    if not known:
        return ()
    return tuple(
        [replace(each, id=_new_id(world), created_at=now, updated_at=now) for each in known]
    )


def names_in(key: str) -> tuple[str, str]:
    """Return namespace and key. Shopify: a key alone is in that of the app (documented)."""
    namespace, dot, name = key.rpartition(".")
    return (namespace, name) if dot else (APP, key)


def _set(viewer: Viewer, carts: dict[str, Cart], given: CartMetafieldsSetInput) -> Metafield:
    """Set a metafield of one of *carts*, which is replaced there, and return it as it is shown."""
    found = find(viewer.world, given.owner_id).to_change
    assert found is not None, "it was found before"
    cart, now = carts[found.id], second(viewer.world)
    made = _made(viewer.world, given, now)
    known = cart.metafield(made.namespace, made.key)
    others = tuple(each for each in cart.metafields if each is not known)
    if known is not None:
        made = replace(made, id=known.id, created_at=known.created_at)
    carts[cart.id] = replace(cart, metafields=(*others, made), updated_at=now)
    parent: CartType = shown(carts[cart.id], viewer)
    return Metafield(made, replace(parent, shows_key=False))


def _made(
    world: World, given: CartMetafieldsSetInput | CartInputMetafieldInput, now: datetime
) -> metafields.Metafield:
    namespace, key = names_in(given.key)
    return metafields.Metafield(
        id=_new_id(world),
        namespace=namespace,
        key=key,
        type=given.type,
        value=given.value,
        created_at=now,
        updated_at=now,
    )


def _new_id(world: World) -> int:
    """Shopify: sixteen digits (recorded)."""
    return _LOWEST + int(world.secrets.token(), 16) % _DIGITS


def _problems(key: str, type: str, value: str, *path: str) -> Iterator[UserError]:
    for name, text, lengths in zip(
        ("namespace", "key"), names_in(key), (_NAMESPACE, _KEY), strict=True
    ):
        if text and len(text) not in lengths:
            yield refusals.metafield_length(*path, "key", name=name, length=len(text), of=lengths)
        elif not text:
            yield refusals.blank_metafield(*path, "key", name=name)
    if not value:
        yield refusals.blank_metafield(*path, "value", name="value")
        return
    try:
        check_value(type, value)
    except FaultError as error:
        is_type = error.at == ("type",)
        yield (
            refusals.metafield_type(*path, "type")
            if is_type
            else refusals.metafield_value(*path, "value", type=type)
        )

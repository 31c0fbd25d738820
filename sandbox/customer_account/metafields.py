"""Customers' metafields, set and deleted by a client: all of them or none.

Shopify: at most 25 at once, and a digest that does not fit refuses the change (documented). A
client may set those of the customer and of the customer's orders: our choice.
"""

from collections.abc import Callable, Sequence
from typing import Final

from msgspec import Struct, ValidationError, convert
from msgspec.structs import replace as with_fields

from sandbox.control_models.metafields import NewMetafield
from sandbox.customer_account.metafield_type import Metafield, digest
from sandbox.customer_account.orders import own_order
from sandbox.customer_account.payloads import MetafieldsDeletePayload, MetafieldsSetPayload
from sandbox.customer_account.root_queries import current
from sandbox.faults import FaultError
from sandbox.gid import gid
from sandbox.metafields import records
from sandbox.metafields.merchant import metafields_of, set_metafields
from sandbox.reason import Reason
from sandbox.store import MemoryStore
from sandbox.user_errors import Refused, UserError
from sandbox.viewer import Viewer

MOST: Final = 25


class MetafieldsSetInput(Struct, frozen=True, kw_only=True, rename="camel"):
    key: str
    namespace: str
    owner_id: str
    value: str
    type: str | None = None
    compare_digest: str | None = None


class MetafieldIdentifier(Struct, frozen=True, kw_only=True, rename="camel"):
    key: str
    namespace: str
    owner_id: str


def metafields_set(
    viewer: Viewer, *, metafields: Sequence[MetafieldsSetInput]
) -> MetafieldsSetPayload:
    """Set metafields. Raises `Refused`: then nothing has changed."""
    if len(metafields) > MOST:
        raise _refused(
            UserError(
                "LESS_THAN_OR_EQUAL_TO",
                ("metafields",),
                f"Exceeded the maximum metafields input limit of {MOST}.",
            )
        )
    draft = _draft(viewer)
    made = [Metafield(_set(draft, given, at)) for at, given in enumerate(metafields)]
    viewer.world.apply(draft.world.store.changes())
    return MetafieldsSetPayload(metafields=made)


def metafields_delete(
    viewer: Viewer, *, metafields: Sequence[MetafieldIdentifier]
) -> MetafieldsDeletePayload:
    """Delete metafields; what there is not is null. Raises `Refused`."""
    draft = _draft(viewer)
    gone = [_deleted(draft, given, at) for at, given in enumerate(metafields)]
    viewer.world.apply(draft.world.store.changes())
    return MetafieldsDeletePayload(deleted_metafields=gone)


def _draft(viewer: Viewer) -> Viewer:
    """Return a viewer of the world as it would be: what is done there can be dropped."""
    return with_fields(viewer, world=viewer.world.over(MemoryStore(viewer.world.store)))


_STALE: Final = "The resource has been updated since it was loaded. Try again with its digest."


def _set(viewer: Viewer, given: MetafieldsSetInput, at: int) -> records.Metafield:
    error = _errors(at)
    if not _is_own(viewer, given.owner_id):
        raise _refused(error("DISALLOWED_OWNER_TYPE", "ownerId", "Owner isn't the customer's."))
    known = _find(viewer, given)
    if given.compare_digest is not None:
        fits = known is not None and given.compare_digest == digest(known)
        if not fits:
            raise _refused(error("STALE_OBJECT", "compareDigest", _STALE))
    metafield = {"namespace": given.namespace, "key": given.key, "value": given.value}
    if given.type is not None:
        metafield["type"] = given.type
    try:
        new = convert(metafield, NewMetafield)
        set_metafields(viewer.world, given.owner_id, (new,))
    except ValidationError:
        raise _refused(error("INVALID", "key", "Namespace or key is invalid.")) from None
    except FaultError as fault:
        is_type = fault.at[-1:] == ("type",)
        code, name = ("INVALID_TYPE", "type") if is_type else ("INVALID_VALUE", "value")
        raise _refused(error(code, name, f"{name.capitalize()} {fault.detail}.")) from None
    found = _find(viewer, given)
    assert found is not None
    return found


def _deleted(viewer: Viewer, given: MetafieldIdentifier, at: int) -> MetafieldIdentifier | None:
    if not _is_own(viewer, given.owner_id):
        error = _errors(at)
        raise _refused(error("DISALLOWED_OWNER_TYPE", "ownerId", "Owner isn't the customer's."))
    if _find(viewer, given) is None:
        return None
    gone = NewMetafield(namespace=given.namespace, key=given.key, value=None)
    set_metafields(viewer.world, given.owner_id, (gone,))
    return given


def _find(
    viewer: Viewer, given: MetafieldsSetInput | MetafieldIdentifier
) -> records.Metafield | None:
    owned = metafields_of(viewer.world, given.owner_id)
    named = (each for each in owned if (each.namespace, each.key) == (given.namespace, given.key))
    return next(named, None)


def _is_own(viewer: Viewer, owner_id: str) -> bool:
    is_customer = owner_id == gid("Customer", current(viewer).id)
    return is_customer or own_order(viewer, owner_id) is not None


def _errors(at: int) -> Callable[[str, str, str], UserError]:
    """Return what makes an error of the metafield at that index."""

    def error(code: str, name: str, message: str) -> UserError:
        return UserError(code, ("metafields", str(at), name), message)

    return error


def _refused(error: UserError) -> Refused:
    slug = error.code.lower().replace("_", "-")
    return Refused(error, reason=Reason(f"metafield.{slug}", error.message))

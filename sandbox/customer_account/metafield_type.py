"""`Metafield`, which has more fields here than in the Storefront API."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec
from msgspec import Struct

from sandbox.gid import gid
from sandbox.listing import Connection
from sandbox.metafields import HasMetafields, HasMetafieldsIdentifier, records
from sandbox.viewer import Viewer


class Metafield(Struct, frozen=True, gc=False):
    of: records.Metafield
    description = None
    reference = None

    @property
    def id(self) -> str:
        return gid("Metafield", self.of.id)

    @property
    def compare_digest(self) -> str:
        return digest(self.of)

    @property
    def created_at(self) -> datetime:
        return self.of.created_at

    @property
    def json_value(self) -> Any:
        """Return what the text says as JSON, or the text."""
        try:
            return msgspec.json.decode(self.of.value)
        except (msgspec.DecodeError, RecursionError):
            return self.of.value

    def references(self, **_page: Any) -> Connection[Any] | None:
        return None


def digest(metafield: records.Metafield) -> str:
    """Return what changes with the value. Shopify: documented; its form is ours."""
    return sha256(f"{metafield.type}\n{metafield.value}".encode()).hexdigest()


class WithMetafields(HasMetafields):
    """A type whose metafields a storefront may see; here their namespace is required."""

    __slots__ = ()

    def metafield(  # type: ignore[override]
        self, viewer: Viewer, *, key: str, namespace: str
    ) -> Metafield | None:
        found = super().metafield(viewer, key=key, namespace=namespace)
        return None if found is None else Metafield(found.of)

    def metafields(  # type: ignore[override]
        self, viewer: Viewer, *, identifiers: Sequence[HasMetafieldsIdentifier]
    ) -> list[Metafield | None]:
        return [
            self.metafield(viewer, key=each.key, namespace=each.namespace or "")
            for each in identifiers
        ]

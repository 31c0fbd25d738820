"""`Metaobject` and its fields."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from sandbox.gid import gid, number_in
from sandbox.metaobjects import records
from sandbox.metaobjects.records import MetaobjectDefinition
from sandbox.translations import texts_of
from sandbox.viewer import Viewer


class MetaobjectField(Struct, frozen=True, gc=False):
    """A value. What it refers to is found as for metafields."""

    of: records.Field


class MetaobjectSeo(Struct, frozen=True, gc=False):
    """The fields that search engines are given."""

    title: MetaobjectField | None
    description: MetaobjectField | None


class Metaobject(Struct, frozen=True, gc=False):
    of: records.Metaobject
    definition: MetaobjectDefinition
    viewer: Viewer

    @property
    def id(self) -> str:
        return gid("Metaobject", self.of.id)

    def field(self, *, key: str) -> MetaobjectField | None:
        """Return the field of that key; None for one without a value (inferred)."""
        return next((each for each in self.fields if each.of.key == key), None)

    @property
    def fields(self) -> list[MetaobjectField]:
        """Shopify: only those with a value, sorted by key (recorded)."""
        ordered = sorted(self.of.fields, key=lambda field: field.key)
        texts = texts_of(self.id, self.viewer)
        return [MetaobjectField(_localized(each, texts)) for each in ordered]

    @property
    def seo(self) -> MetaobjectSeo | None:
        definition = self.definition
        if not definition.is_renderable:
            return None
        return MetaobjectSeo(
            self.field(key=definition.title_key or ""),
            self.field(key=definition.description_key or ""),
        )

    @property
    def online_store_url(self) -> str | None:
        folder = self.definition.url_handle
        if folder is None:
            return None
        return f"https://{self.viewer.world.shop.domain}/pages/{folder}/{self.of.handle}"


def _localized(field: records.Field, texts: Mapping[str, str]) -> records.Field:
    text = texts.get(f"field:{field.key}")
    return field if text is None else replace(field, value=text)


def shown(metaobject: records.Metaobject | None, viewer: Viewer) -> Metaobject | None:
    """Return *metaobject* as a storefront has it: None for a draft and for a hidden type."""
    if metaobject is None or not metaobject.is_active:
        return None
    found = viewer.world.store.find(MetaobjectDefinition, "type", metaobject.type)
    if found is None or not found.is_public:
        return None
    return Metaobject(metaobject, found, viewer)


def metaobject_node(viewer: Viewer, id: str) -> Metaobject | None:
    number = number_in(id, "Metaobject")
    if number is None or "?" in id:
        return None
    return shown(viewer.world.store.get(records.Metaobject, number), viewer)

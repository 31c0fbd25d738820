"""Translations of one thing, as a merchant sees and changes them."""

from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

Text = Annotated[str, Meta(max_length=500_000)]
Names = Annotated[dict[str, Text], Meta(max_length=2_500)]


class Texts(
    Struct,
    frozen=True,
    kw_only=True,
    rename="camel",
    forbid_unknown_fields=True,
    omit_defaults=True,
):
    """The texts of a thing in one language. What is left out is in the shop's language.

    `body` is the description or the content. `options` and `values` of a product, and `items` of a
    menu, are by their names in the shop's language; `metafields` by `NAMESPACE.KEY`; `fields` of a
    metaobject by their keys.
    """

    title: Text | UnsetType = UNSET
    handle: Text | UnsetType = UNSET
    body: Text | UnsetType = UNSET
    excerpt: Text | UnsetType = UNSET
    seo_title: Text | UnsetType = UNSET
    seo_description: Text | UnsetType = UNSET
    options: Names = {}
    values: Names = {}
    items: Names = {}
    metafields: Names = {}
    fields: Names = {}


class TranslationsChange(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Texts by languages, such as `DE`. They replace those of that language; null deletes them."""

    translations: Annotated[dict[str, Texts | None], Meta(max_length=200)]


class Translations(Struct, frozen=True, kw_only=True):
    """All texts of the thing with that global id, by languages."""

    id: str
    translations: dict[str, Texts]

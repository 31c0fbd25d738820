"""`SEO`: what search engines are given for a page."""

from msgspec import Struct


class Seo(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A part that is not set is null. Shopify: the object itself is never null (recorded)."""

    title: str | None = None
    description: str | None = None

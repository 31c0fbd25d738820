"""`TaxonomyCategory`: the category of a product, in the language of the viewer."""

from msgspec import Struct

from sandbox.catalog.filter_sources import category_name
from sandbox.viewer import Viewer


class TaxonomyCategory(Struct, frozen=True, gc=False):
    category: str

    @property
    def id(self) -> str:
        return f"gid://shopify/TaxonomyCategory/{self.category}"

    def name(self, viewer: Viewer) -> str:
        return category_name(self.category, viewer)

    @property
    def ancestors(self) -> "list[TaxonomyCategory]":
        parts = self.category.split("-")[:-1]
        return [TaxonomyCategory("-".join(parts[:n])) for n in range(len(parts), 0, -1)]

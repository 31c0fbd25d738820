"""Records of translations."""

from typing import ClassVar

from msgspec import Struct

from sandbox.control_models.translations import Text
from sandbox.gid import kind_in, number_in
from sandbox.store import Base


class Translations(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The texts of one thing in one language. The `id` is `GLOBAL_ID#LANGUAGE`.

    Keys of `texts` are `title`, `handle`, `body`, `excerpt`, `seo_title`, `seo_description`,
    `option:Color` and `value:Red` of a product, `item:Home` of a menu, `metafield:NS.KEY`
    and `field:KEY` of a metaobject.
    """

    KEYS: ClassVar[tuple[str, ...]] = ("path",)
    LIMIT: ClassVar[int | None] = 100_000

    id: str
    texts: dict[str, Text] = {}

    @property
    def path(self) -> str | None:
        """What the thing is found by: its type and its translated handle."""
        handle = self.texts.get("handle")
        return None if handle is None else f"{kind_in(self.id.partition('#')[0])}/{handle}"


def translations_id(owner: str, language: str) -> str:
    return f"{owner}#{language}"


def number_at(store: Base, kind: str, handle: str) -> int | None:
    """Return the number of the *kind* of thing that has that *handle* in some language.

    Shopify: a thing is found by its own handle (documented), and by a translated one (inferred).
    """
    found = store.find(Translations, "path", f"{kind}/{handle}")
    return None if found is None else number_in(found.id.partition("#")[0], kind)

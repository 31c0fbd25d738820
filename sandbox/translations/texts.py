"""The texts of a thing in the viewer's language."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sandbox.translations.records import Translations, translations_id
from sandbox.viewer import Viewer

_NONE: Final[Mapping[str, str]] = MappingProxyType({})


def texts_of(owner: str, viewer: Viewer) -> Mapping[str, str]:
    """Return the translated texts of the *owner*, a global id; none in the shop's own language."""
    if not viewer.is_abroad:
        return _NONE
    found = viewer.world.store.get(Translations, translations_id(owner, viewer.language))
    return _NONE if found is None else found.texts

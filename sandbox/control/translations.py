"""Translations of a thing, as a merchant sees and changes them."""

from typing import Final

from sandbox.content.merchant.translations import set_translations, texts_of_owner
from sandbox.control.problems import ProblemError
from sandbox.control.route import ControlRequest, Empty, Route
from sandbox.control.things import INVALID, tried
from sandbox.control_models.translations import Translations, TranslationsChange
from sandbox.gid import kind_in

KINDS: Final = (
    "Article",
    "Blog",
    "Collection",
    "Location",
    "Menu",
    "Metaobject",
    "Page",
    "Product",
    "ProductVariant",
    "Shop",
    "ShopPolicy",
)


def get_translations(request: ControlRequest[Empty, Empty]) -> Translations:
    """Show the translations of a thing. Raises `ProblemError`."""
    owner = _owner(request.path["id"])
    return Translations(id=owner, translations=texts_of_owner(request.world, owner))


def put_translations(request: ControlRequest[Empty, TranslationsChange]) -> Translations:
    """Replace the translations of a thing in some languages. Raises `ProblemError`."""
    owner = _owner(request.path["id"])
    texts = tried(request.world, set_translations, owner, request.body.translations)
    return Translations(id=owner, translations=texts)


def _owner(text: str) -> str:
    if kind_in(text) not in KINDS:
        detail = (
            f"{text!r} is not the gid of a thing with translations. Things with translations are "
        )
        raise ProblemError(404, "translations-not-found", detail + ", ".join(KINDS))
    return text


_PATH: Final = "/worlds/{world}/translations/{id}"
_NOTHING: Final = {404: "Nothing of that kind is translated."}
ROUTES: Final = (
    Route(
        method="GET",
        path=_PATH,
        handle=get_translations,
        summary="Show the translations of a thing, named by its gid.",
        answers={200: Translations},
        refusals=_NOTHING,
    ),
    Route(
        method="PUT",
        path=_PATH,
        handle=put_translations,
        summary="Replace the translations of a thing in some languages.",
        body=TranslationsChange,
        answers={200: Translations},
        refusals={**_NOTHING, **INVALID},
    ),
)

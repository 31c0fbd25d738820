"""Texts of a shop in its other languages."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final, Protocol, TypeVar

from msgspec import Struct

from sandbox.importing.shop import content_answers as answers
from sandbox.importing.shop import content_documents, shop_documents
from sandbox.importing.shop.catalog_answers import SeoTexts
from sandbox.importing.shop.metafields import OWNERS, MetafieldIdentifiers
from sandbox.importing.shop.profile import Profile, policies_of
from sandbox.importing.shop.session import Session, converted
from sandbox.translations import WrittenTranslation

_BATCH: Final = 50


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_HasId)


class _Value(Struct, frozen=True):
    name: str


class _Option(Struct, frozen=True, rename="camel"):
    name: str
    option_values: list[_Value]


class _Keyed(Struct, frozen=True):
    """A value of a metafield, or of a metaobject's field, which has no namespace."""

    key: str
    namespace: str = ""
    value: str | None = None


class _Texts(Struct, frozen=True):
    handle: str | None = None
    title: str | None = None
    body: str | None = None
    excerpt: str | None = None
    seo: SeoTexts | None = None
    options: list[_Option] = []
    metafields: list[_Keyed | None] = []
    fields: list[_Keyed] = []


class Languages:
    """The languages of the shop, other than its own, each with a country that has it."""

    def __init__(
        self, session: Session, profile: Profile, identifiers: MetafieldIdentifiers
    ) -> None:
        """*identifiers* are of the metafields whose texts are read, too."""
        self._session: Final = session
        self._document: Final = shop_documents.TEXTS_IN % {
            owner: identifiers.values(owner) for owner in OWNERS.values()
        }
        self._own: Final = {"country": profile.country, "language": profile.language}
        self._others: Final[dict[str, str]] = {}
        home = profile.home
        for market in (home, *profile.shop.markets):
            for language in market.languages:
                if language != profile.language:
                    country = profile.country if market is home else market.countries[0]
                    self._others.setdefault(language, country)

    def with_texts(self, things: Iterator[T]) -> Iterator[tuple[T, dict[str, WrittenTranslation]]]:
        """Yield each of *things* with its texts in other languages, by their codes."""
        while batch := tuple(islice(things, _BATCH)):
            yield from zip(batch, self.texts([each.id for each in batch]), strict=True)

    def texts(self, ids: list[str]) -> list[dict[str, WrittenTranslation]]:
        """Return for each of *ids* what is different in other languages."""
        found: list[dict[str, WrittenTranslation]] = [{} for _ in ids]
        if not self._others:
            return found
        own = self._asked(ids, self._own)
        for language, country in self._others.items():
            asked = self._asked(ids, {"country": country, "language": language})
            for texts, before, after in zip(found, own, asked, strict=True):
                written = _difference(before, after)
                if written != WrittenTranslation():
                    texts[language] = written
        return found

    def by_language(self, ids: Sequence[str]) -> dict[str, dict[str, WrittenTranslation]]:
        """Return the texts of *ids* by language and id."""
        found: dict[str, dict[str, WrittenTranslation]] = {}
        for start in range(0, len(ids), _BATCH):
            batch = list(ids[start : start + _BATCH])
            for thing, texts in zip(batch, self.texts(batch), strict=True):
                for language, written in texts.items():
                    found.setdefault(language, {})[thing] = written
        return found

    def _asked(self, ids: list[str], context: dict[str, str]) -> list[_Texts]:
        nodes = self._session.ask(self._document, ids=ids, **context)["nodes"]
        return [converted(node or {}, _Texts) for node in nodes]

    def of_menu(self, handle: str, menu: answers.Menu) -> dict[str, WrittenTranslation]:
        """Return the titles of the *menu* and of its items in other languages."""
        found: dict[str, WrittenTranslation] = {}
        document = content_documents.MENU_IN + content_documents.MENU_PARTS
        for language, country in self._others.items():
            data = self._session.ask(document, handle=handle, country=country, language=language)
            if data["menu"] is None:
                continue
            other = converted(data["menu"], answers.Menu)
            titles = dict(_titles(menu.items, other.items))
            written = WrittenTranslation(title=_new(menu.title, other.title), items=titles)
            if written != WrittenTranslation():
                found[language] = written
        return found

    def of_policies(self) -> dict[str, dict[str, WrittenTranslation]]:
        """Return the texts of policies by language and global id."""
        found: dict[str, dict[str, WrittenTranslation]] = {}
        if not self._others:
            return found
        own = policies_of(self._session.ask(shop_documents.POLICIES_IN, **self._own)["shop"])
        for language, country in self._others.items():
            context = {"country": country, "language": language}
            shop = self._session.ask(shop_documents.POLICIES_IN, **context)["shop"]
            for name, policy in policies_of(shop).items():
                before = own.get(name)
                if before is None or before.id is None:
                    continue
                written = WrittenTranslation(
                    title=_new(before.title, policy.title), body=_new(before.body, policy.body)
                )
                if written != WrittenTranslation():
                    key = f"gid://shopify/ShopPolicy/{before.id}"
                    found.setdefault(language, {})[key] = written
        return found


def _new(before: str | None, after: str | None) -> str | None:
    return None if after == before else after


def _difference(before: _Texts, after: _Texts) -> WrittenTranslation:
    own, other = before.seo or SeoTexts(), after.seo or SeoTexts()
    return WrittenTranslation(
        title=_new(before.title, after.title),
        handle=_new(before.handle, after.handle),
        body=_new(before.body, after.body),
        excerpt=_new(before.excerpt, after.excerpt),
        seo_title=_new(own.title, other.title),
        seo_description=_new(own.description, other.description),
        options=dict(_names(before.options, after.options)),
        values={
            name: new
            for option, translated in zip(before.options, after.options, strict=False)
            for name, new in _names(option.option_values, translated.option_values)
        },
        metafields=dict(_values(before.metafields, after.metafields)),
        fields=dict(_values(before.fields, after.fields)),
    )


def _values(
    before: Sequence[_Keyed | None], after: Sequence[_Keyed | None]
) -> Iterator[tuple[str, str]]:
    """Yield what is different *after*, by namespace and key."""
    own = {(each.namespace, each.key): each.value for each in before if each}
    for each in after:
        if each and each.value is not None and own.get((each.namespace, each.key)) != each.value:
            yield ".".join(filter(None, (each.namespace, each.key))), each.value


def _names(before: list[Any], after: list[Any]) -> Iterator[tuple[str, str]]:
    for own, other in zip(before, after, strict=False):
        if own.name != other.name:
            yield own.name, other.name


def _titles(
    before: list[answers.MenuItem], after: list[answers.MenuItem]
) -> Iterator[tuple[str, str]]:
    for own, other in zip(before, after, strict=False):
        if own.title != other.title:
            yield own.title, other.title
        yield from _titles(own.items, other.items)

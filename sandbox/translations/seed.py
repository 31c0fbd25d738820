"""The translations of a fresh world: in the files of things, and in `translations.toml`."""

from collections.abc import Iterator, Mapping
from typing import Final

from sandbox.codes import check_code
from sandbox.file_ids import id_in
from sandbox.fixture_files import FixtureFile, Fixtures
from sandbox.gid import gid
from sandbox.store import Factory, Given, Record, SeedOf, Seeds
from sandbox.toml_file import TomlFile
from sandbox.translations.records import Translations, translations_id
from sandbox.translations.written import WrittenTranslation, WrittenTranslations

FILE: Final = "translations.toml"
_FOLDERS: Final[Mapping[str, str]] = {
    "catalog/collections": "Collection",
    "catalog/products": "Product",
    "content/articles": "Article",
    "content/blogs": "Blog",
    "content/menus": "Menu",
    "content/pages": "Page",
}


def read_translations(fixtures: Fixtures) -> Iterator[Translations]:
    """Yield the translations of each thing in each language. Raises `TomlError`."""
    for folder, kind in _FOLDERS.items():
        for file in fixtures.files(folder):
            if "translations" in file.toml.document:
                yield from _of_file(kind, file)
    if fixtures.has(FILE):
        whole = fixtures.read(FILE)
        for language, things in whole.read(WrittenTranslations).translations.items():
            _check(language, whole)
            for owner, written in things.items():
                yield Translations(id=translations_id(owner, language), texts=written.texts())


def _of_file(kind: str, file: FixtureFile) -> Iterator[Translations]:
    owner = gid(kind, id_in(kind, file.toml.document))
    for language, written in file.toml.read(dict[str, WrittenTranslation], "translations").items():
        _check(language, file.toml)
        yield Translations(id=translations_id(owner, language), texts=written.texts())


def _check(language: str, file: TomlFile) -> None:
    with file.checked():
        check_code("LanguageCode", language, "translations", language)


def _translations(seeds: Seeds) -> SeedOf[Translations]:
    return Given(lambda: read_translations(seeds.fixtures), _made_up(seeds))


def _made_up(seeds: Seeds) -> SeedOf[Translations] | None:
    if not seeds.origin.catalog:
        return None
    from sandbox.translations.made_up import MadeUpTranslations

    return MadeUpTranslations(seed=seeds.origin.seed, size=seeds.origin.catalog)


SEEDS: Final[Mapping[type[Record], Factory]] = {Translations: _translations}

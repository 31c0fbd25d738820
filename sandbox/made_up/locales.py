"""A locale: its country's code, and names, streets and towns as they are there.

Only what is drawn from a `Locale` imports Faker, which takes longer than the whole start.
"""

import locale as language
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from sandbox.made_up.calling_codes import CALLING_CODES

if TYPE_CHECKING:
    from faker import Generator

_LONGEST: Final = 20
"""Characters of a name that are compared with those of locales, which have fewer."""
_PROVIDERS: Final = ("person", "address", "phone_number")
_FOLDER: Final = re.compile(r"[a-z]\w*")
# Faker: locales that name no country, or not the one they mean (es_CA is Catalan).
_COUNTRIES: Final = {"ar_AA": "SA", "es_CA": "ES", "la": "IT", "sw": "KE"}
_RENAMED: Final = {"fr_QC": "fr_CA"}  # Faker: deprecated, with a warning at each import
# Faker: what these make up needs providers that the locale does not have.
_INCOMPLETE: Final = frozenset({"en_PH", "fil_PH", "tl_PH"})


class UnknownLocaleError(ValueError):
    """Faker, which makes the names up, has no such locale."""

    def __init__(self, name: str, *, known: frozenset[str]) -> None:
        from difflib import get_close_matches

        language_code = f"{name[:2].lower()}_"
        kin = sorted(other for other in known if other.startswith(language_code))
        near = kin or get_close_matches(name[:_LONGEST], sorted(known))
        meant = f"Did you mean {' or '.join(near)}?" if near else "Try en_US, de_DE or ja_JP."
        super().__init__(f"There is no locale {name!r}. {meant}")


class Locale:
    """One of Faker's locales, written `de_DE` or `de-DE`."""

    def __init__(self, name: str) -> None:
        self.name = _settled(name)

    @property
    def country_code(self) -> str:
        return _COUNTRIES.get(self.name) or self.name.partition("_")[2]

    @property
    def calling_code(self) -> str:
        return CALLING_CODES[self.country_code]

    def has(self, provider: str) -> bool:
        """Whether Faker's *provider* has this locale; else it uses American English."""
        return self.name in _locales(provider) and self.name not in _INCOMPLETE

    def draw(self, what: str, *, seed: int) -> str:
        """Return what Faker makes up as *what* (`first_name`), the same for the same *seed*."""
        generator, lock = _generator(self.name)
        with lock:  # between the two no other thread may draw
            generator.seed_instance(seed)
            return str(getattr(generator, what)())


def _settled(name: str) -> str:
    """Return *name* as Faker spells it: it takes `de` and `de-DE` for `de_DE`, too."""
    settled = language.normalize(name.replace("-", "_")).partition(".")[0]
    if not (_is_known(settled, _PROVIDERS) or _is_known(settled, _providers())):
        raise UnknownLocaleError(name, known=_all_locales())
    return _RENAMED.get(settled, settled)


def _is_known(settled: str, providers: Iterable[str]) -> bool:
    return any(settled in _locales(provider) for provider in providers)


def _all_locales() -> frozenset[str]:
    return frozenset(name for provider in _providers() for name in _locales(provider))


@cache
def _locales(provider: str) -> frozenset[str]:
    """Return a provider's locales. They are folders, listed without importing Faker."""
    return _folders(_home() / provider)


@cache
def _providers() -> frozenset[str]:
    """Return all that Faker has providers of."""
    return _folders(_home())


def _folders(path: Path) -> frozenset[str]:
    return frozenset(folder.name for folder in path.iterdir() if _FOLDER.fullmatch(folder.name))


def _home() -> Path:
    spec = find_spec("faker")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return Path(spec.submodule_search_locations[0], "providers")


@lru_cache(maxsize=8)
def _generator(locale: str) -> "tuple[Generator, Lock]":
    from faker import Factory

    providers = [f"faker.providers.{name}" for name in _PROVIDERS]
    return Factory.create(locale, providers=providers, use_weighting=False), Lock()

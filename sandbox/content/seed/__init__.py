"""Pages, blogs, articles, menus and redirects of a fresh world: `fixtures/content/`."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from sandbox.content import records
from sandbox.content.seed.articles import read_articles, read_blogs
from sandbox.content.seed.menus import read_menus
from sandbox.content.seed.pages import read_pages, read_redirects
from sandbox.fixture_files import Fixtures
from sandbox.store import Factory, Given, Record, SeedOf, Seeds


def _given(read: Callable[[Fixtures], Iterable[Any]]) -> Factory:
    def make(seeds: Seeds) -> SeedOf[Any]:
        return Given(lambda: read(seeds.fixtures))

    return make


def _articles(seeds: Seeds) -> SeedOf[records.Article]:
    return Given(lambda: read_articles(seeds.fixtures, seeds.of(records.Blog)))


SEEDS: Final[Mapping[type[Record], Factory]] = {
    records.Article: _articles,
    records.Blog: _given(read_blogs),
    records.Menu: _given(read_menus),
    records.Page: _given(read_pages),
    records.UrlRedirect: _given(read_redirects),
}

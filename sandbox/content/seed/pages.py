"""Reads pages, `content/pages/HANDLE.toml`, and redirects, `content/redirects.toml`."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from sandbox.bounds import FileNumber
from sandbox.content.records import Page, UrlRedirect
from sandbox.file_ids import OwnId, id_of
from sandbox.fixture_files import Fixtures
from sandbox.gid import STEP
from sandbox.metafields import WrittenMetafield
from sandbox.seo import Seo
from sandbox.translations import WrittenTranslation
from sandbox.world.clock import Moment

FOLDER: Final = "content/pages"
REDIRECTS: Final = "content/redirects.toml"
FIRST_REDIRECT: Final = 880_000_000_000


class WrittenPage(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    number: FileNumber
    id: OwnId = None
    title: str
    body: str = ""
    created_at: Moment
    updated_at: Moment | None = None
    published: bool = True
    published_at: Moment | None = None
    metafields: tuple[WrittenMetafield, ...] = ()
    translations: dict[str, WrittenTranslation] = {}
    seo_title: str | None = None
    seo_description: str | None = None


class WrittenRedirect(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    path: str
    target: str
    id: OwnId = None


class WrittenRedirects(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    created_at: Moment
    redirects: tuple[WrittenRedirect, ...] = ()


def read_pages(fixtures: Fixtures) -> Iterator[Page]:
    """Yield the pages. Raises `TomlError`."""
    for file in fixtures.files(FOLDER):
        written = file.toml.read(WrittenPage)
        yield Page(
            id=id_of("Page", written.number, written.id),
            handle=file.handle,
            title=written.title,
            body=written.body.strip(),
            created_at=written.created_at,
            updated_at=written.updated_at or written.created_at,
            published_at=(written.published_at or written.created_at)
            if written.published
            else None,
            seo=Seo(written.seo_title, written.seo_description),
        )


def read_redirects(fixtures: Fixtures) -> Iterator[UrlRedirect]:
    """Yield the redirects. Raises `TomlError`."""
    if not fixtures.has(REDIRECTS):
        return
    written = fixtures.read(REDIRECTS).read(WrittenRedirects)
    for number, redirect in enumerate(written.redirects, start=1):
        yield UrlRedirect(
            id=redirect.id or FIRST_REDIRECT + number * STEP,
            path=redirect.path,
            target=redirect.target,
            created_at=written.created_at,
        )

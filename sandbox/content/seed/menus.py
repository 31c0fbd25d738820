"""Reads menus, `content/menus/HANDLE.toml`."""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Final

from msgspec import Struct

from sandbox.bounds import FileNumber
from sandbox.content.records import Menu, MenuItem, MenuItemType
from sandbox.file_ids import OwnId, id_of
from sandbox.fixture_files import Fixtures
from sandbox.gid import STEP
from sandbox.translations import WrittenTranslation

FOLDER: Final = "content/menus"
FIRST_ITEM: Final = 728_000_000_000
MOST_ITEMS: Final = 1_000


class WrittenItem(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line of a menu. `handle` is that of what it leads to, of an article `BLOG/ARTICLE`."""

    title: str
    type: MenuItemType
    id: OwnId = None
    handle: str | None = None
    url: str | None = None
    tags: tuple[str, ...] = ()
    items: tuple["WrittenItem", ...] = ()


class WrittenMenu(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    number: FileNumber
    id: OwnId = None
    title: str
    items: tuple[WrittenItem, ...] = ()
    translations: dict[str, WrittenTranslation] = {}


def read_menus(fixtures: Fixtures) -> Iterator[Menu]:
    """Yield the menus. Raises `TomlError`."""
    for file in fixtures.files(FOLDER):
        written = file.toml.read(WrittenMenu)
        numbers = count(written.number * MOST_ITEMS)
        yield Menu(
            id=id_of("Menu", written.number, written.id),
            handle=file.handle,
            title=written.title,
            items=_items(written.items, numbers),
        )


def _items(written: Sequence[WrittenItem], numbers: Iterator[int]) -> tuple[MenuItem, ...]:
    return tuple(
        MenuItem(
            id=item.id or FIRST_ITEM + next(numbers) * STEP,
            title=item.title,
            type=item.type,
            handle=item.handle,
            url=item.url,
            tags=item.tags,
            items=_items(item.items, numbers),
        )
        for item in written
    )

"""The metaobjects and files of a fresh world: `content/metaobjects/TYPE.toml`, `files.toml`."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from sandbox.fixture_files import Fixtures
from sandbox.metaobjects import records
from sandbox.metaobjects.seed.files import read_shop_files
from sandbox.metaobjects.seed.metaobjects import read_definitions, read_metaobjects
from sandbox.store import Factory, Given, Record, SeedOf, Seeds


def _given(read: Callable[[Fixtures], Iterable[Any]]) -> Factory:
    def make(seeds: Seeds) -> SeedOf[Any]:
        return Given(lambda: read(seeds.fixtures))

    return make


SEEDS: Final[Mapping[type[Record], Factory]] = {
    records.Metaobject: _given(read_metaobjects),
    records.MetaobjectDefinition: _given(read_definitions),
    records.ShopFile: _given(read_shop_files),
}

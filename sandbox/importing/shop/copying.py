"""The state of a copy of a shop, which its parts share."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from msgspec import Struct

from sandbox.importing.shop.documents import completed
from sandbox.importing.shop.ids import number_in
from sandbox.importing.shop.languages import Languages
from sandbox.importing.shop.metafields import MetafieldIdentifiers, Metafields
from sandbox.importing.shop.profile import Profile
from sandbox.importing.shop.session import DeniedError, Session
from sandbox.importing.shop.shop_files import ShopFiles

File: TypeAlias = tuple[str, str]
"""The path of a file in the folder, and its text."""


class Copying(Struct, frozen=True):
    """`counts` are the things of each kind, `left_out` the fields by which a kind is denied.

    `file_of` names the file of a URL. `translated` are ids of things whose texts in other languages
    have no place in a file of their own.
    """

    session: Session
    profile: Profile
    languages: Languages
    identifiers: MetafieldIdentifiers
    file_of: Callable[[str], str]
    files: ShopFiles
    metafields: Metafields
    counts: dict[str, int]
    left_out: dict[str, str]
    translated: list[str]

    def part(self, kind: str, files: Iterable[File]) -> Iterator[File]:
        """Yield *files*; if the token cannot read that *kind*, note it in `left_out`."""
        self.counts[kind] = 0
        try:
            for file in files:
                self.counts[kind] += 1
                self.session.progress(kind, self.counts[kind])
                yield file
        except DeniedError as error:
            self.left_out[kind] = str(error)

    def text(self, document: str, owner: str) -> str:
        """Return *document* with the metafields of *owner* that are copied."""
        return completed(document, metafields=self.identifiers.selection(owner))


def unused(handle: str, used: Iterable[str], id: str) -> str:
    """Return *handle*, with the number of the *id* if it is used."""
    return f"{handle}-{number_in(id)}" if not handle or handle in set(used) else handle

"""Answers of a shop, kept in a folder until all are there: none is asked for twice."""

import json
import shutil
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from sandbox.importing.shop.connection import ShopError

FOLDER: Final = ".import-shop"
_OF_WHAT: Final = "shop.json"


class KeptAnswers:
    """The answers below *folder* of the shop that *of* describes: its address and the version.

    Raises `ShopError` if the answers there are another shop's.
    """

    def __init__(self, folder: Path, of: dict[str, str]) -> None:
        self._folder: Final = folder / FOLDER
        self._of: Final = of
        before = _read(self._folder / _OF_WHAT)
        self.goes_on: Final = before is not None
        if self.goes_on and before != of:
            raise ShopError(
                f"{self._folder} has an import of {before['shop']} that was not completed. "
                "Delete that folder to begin another one."
            )

    def get(
        self,
        document: str,
        variables: dict[str, Any],
        ask: Callable[[str, dict[str, Any]], dict[str, Any]],
    ) -> dict[str, Any]:
        """Return the answer that is kept, else what *ask* returns, which is kept then."""
        path = self._folder / f"{_digest(document, variables)}.json"
        if (kept := _read(path)) is not None:
            return dict(kept)
        answer = ask(document, variables)
        if not (of := self._folder / _OF_WHAT).exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            _write(of, self._of)
        _write(path, answer)
        return answer

    @property
    def beside(self) -> Path:
        """Where the copy is written before it replaces anything."""
        return self._folder / "new"

    def delete(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


def _digest(document: str, variables: dict[str, Any]) -> str:
    text = json.dumps([document, variables], sort_keys=True)
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _read(path: Path) -> Any:
    """Return the document at *path*; None if there is none, or one that was cut off."""
    try:
        return json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return None


def _write(path: Path, document: Any) -> None:
    """Write the whole file or none of it."""
    beside = path.with_suffix(".part")
    beside.write_text(json.dumps(document), "utf-8")
    beside.replace(path)

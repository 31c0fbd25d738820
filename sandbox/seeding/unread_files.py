"""Files of a user's folder that nothing reads: misspelt, or in the wrong place."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path, PurePath
from typing import Final

from sandbox.near_names import near_names
from sandbox.seeding.file_schemas import kinds_of_files

_ALSO_READ: Final = ("files",)
_ASIDE: Final = frozenset({"storefront-sandbox.toml", "extra.toml", "import-report.json"})
_NOTES: Final = frozenset({".md", ".txt"})


def unread_files(folder: Path) -> Iterator[str]:
    """Yield a warning for each file and folder in *folder* that was probably meant to be read.

    The folder may hold a whole project: there only names that resemble a known one count. Raises
    OSError if it cannot be listed.
    """
    known = _known()
    if not any((folder / name).exists() for name in known):
        if folder.name in known and _holds_toml(folder):
            yield _is_a_part(folder)
            return
        names = ", ".join(name for name in known if "/" not in name)
        yield f"{folder.name} has no file that is read: the built-in data is used. Known: {names}"
    for path in sorted(folder.iterdir()):
        name = path.name
        if name in known and path.is_dir() and name not in _ALSO_READ:
            yield from _unread_in(path, name, known)
        elif name not in known and name not in _ASIDE and (near := _meant(path, known)):
            yield _warning(PurePath(folder.name, name), near)


def _is_a_part(folder: Path) -> str:
    whole = folder.absolute().parent
    return f"{folder.name} is a part of a shop: name the folder that it is in, {whole}"


def _unread_in(folder: Path, place: str, known: list[str]) -> Iterator[str]:
    """Yield a warning for all that is not known *in* a folder that only has files to be read."""
    for path in sorted(folder.iterdir()):
        name = f"{place}/{path.name}"
        if path.name.startswith(".") or path.suffix in _NOTES or path.name in _ASIDE:
            continue
        if name in known and path.is_dir():
            yield from _unread_in(path, name, known)
        elif name not in known and not (f"{place}/*.toml" in known and path.suffix == ".toml"):
            near = near_names(name, known)
            shown = PurePath(*folder.parts[-len(PurePath(place).parts) - 1 :], path.name)
            yield _warning(shown, near[0] if near else f"{place}/*.toml")


def _meant(path: Path, known: list[str]) -> str | None:
    """Return the known name that *path*, in the user's own folder, probably stands for."""
    is_folder = path.is_dir()
    if is_folder and any(path.iterdir()) and not _holds_toml(path):
        return None
    if not is_folder and path.suffix != ".toml":
        same = f"{path.stem}.toml"
        return same if same in known and path.suffix not in _NOTES else None
    of_the_kind = [name for name in reversed(known) if name.endswith(".toml") != is_folder]
    last = {PurePath(name).stem: name for name in of_the_kind}
    return next((last[name] for name in near_names(path.stem, last)), None)


def _holds_toml(folder: Path) -> bool:
    return any(True for _ in chain(folder.glob("*.toml"), folder.glob("*/*.toml")))


def _warning(path: PurePath, near: str) -> str:
    return f"{path} is not read: did you mean {near.replace('*', 'NAME')}?"


def _known() -> list[str]:
    """Return the names of all files and folders that are read, such as `content/pages`."""
    names = [*kinds_of_files(), *_ALSO_READ]
    folders = {str(parent) for name in names for parent in PurePath(name).parents}
    return sorted({*names, *folders} - {"."})

"""Options of `serve` that read worlds from a file at the start and write them at the end."""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import NamedTuple


class KeepingError(ValueError):
    """The file of an option cannot be read, or that of `--export-on-exit` cannot be written."""


class Keeping(NamedTuple):
    """The file to *restore* the worlds from, and that to *save* them to."""

    restore: Path | None = None
    save: Path | None = None


def add_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--seed-from",
        type=Path,
        metavar="FILE",
        help="Snapshot that every new world starts from, instead of --seed, --customers and "
        "--locale",
    )
    parser.add_argument(
        "--import",
        dest="restore",
        type=Path,
        metavar="FILE",
        help="Read worlds from this file at the start. A snapshot of one world becomes `default`",
    )
    parser.add_argument(
        "--export-on-exit",
        dest="save",
        type=Path,
        metavar="FILE",
        help="Write all worlds to this file when the server stops",
    )


def keeping(arguments: Namespace) -> Keeping:
    """Return the files of *arguments*. Raises `KeepingError` if one cannot be used.

    Both may be the same file, which does not exist at the first start.
    """
    if arguments.seed_from is not None:
        _check_readable(arguments.seed_from, "--seed-from")
    restore, save = arguments.restore, arguments.save
    if save is not None:
        _check_writable(save)
    if restore is None or (restore == save and not restore.exists()):
        return Keeping(None, save)
    _check_readable(restore, "--import")
    return Keeping(restore, save)


def _check_readable(path: Path, flag: str) -> None:
    if not path.is_file():
        what = "is not a file" if path.exists() else "does not exist"
        raise KeepingError(f"{flag}: {path} {what}")
    if not os.access(path, os.R_OK):
        raise KeepingError(f"{flag}: {path} cannot be read: permission denied")


def _check_writable(path: Path) -> None:
    """The file is written beside itself first, so it is the folder that counts."""
    if path.is_dir():
        raise KeepingError(f"--export-on-exit: {path} is a folder. Name a file in it")
    if not path.parent.is_dir():
        raise KeepingError(
            f"--export-on-exit: the folder {path.parent} does not exist. Make it first"
        )
    if not os.access(path.parent, os.W_OK):
        raise KeepingError(f"--export-on-exit: the folder {path.parent} is not writable")

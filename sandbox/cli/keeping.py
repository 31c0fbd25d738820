"""Options of `serve` that keep its worlds from one run to the next, in a file of snapshots."""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import NamedTuple


class KeepingError(ValueError):
    """A file cannot be read at the start, or will not be writable at the end."""


class Keeping(NamedTuple):
    """The file to *restore* the worlds from, and that to *save* them to."""

    restore: Path | None = None
    save: Path | None = None


def add_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--import",
        dest="restore",
        type=Path,
        metavar="FILE",
        help="begin with the worlds of this file, or with `default` as in a snapshot",
    )
    parser.add_argument(
        "--export-on-exit",
        dest="save",
        type=Path,
        metavar="FILE",
        help="write all worlds to this file at the end",
    )


def keeping(arguments: Namespace) -> Keeping:
    """Return which files *arguments* name. Raises `KeepingError` where one cannot be used.

    The same file may be named for both: at the first start it is not there yet.
    """
    restore, save = arguments.restore, arguments.save
    if save is not None:
        _check_writable(save)
    if restore is None or (restore == save and not restore.exists()):
        return Keeping(None, save)
    if not restore.is_file():
        what = "is no file" if restore.exists() else "is not there"
        raise KeepingError(f"--import: {restore} {what}")
    if not os.access(restore, os.R_OK):
        raise KeepingError(f"--import: {restore} may not be read")
    return Keeping(restore, save)


def _check_writable(path: Path) -> None:
    """The file is written beside itself first, so it is the folder that counts."""
    if path.is_dir():
        raise KeepingError(f"--export-on-exit: {path} is a folder; name a file in it")
    if not path.parent.is_dir():
        raise KeepingError(f"--export-on-exit: there is no folder {path.parent}; make it first")
    if not os.access(path.parent, os.W_OK):
        raise KeepingError(f"--export-on-exit: nothing can be written to the folder {path.parent}")

"""`storefront-sandbox init DIR`: make a folder for the user's own data."""

import json
import shlex
from argparse import Namespace
from pathlib import Path
from typing import Any, Final

from sandbox.cli import status
from sandbox.cli.command import add_command
from sandbox.cli.error_line import print_error

SCHEMAS: Final = ".schemas"
"""The folder of the JSON Schemas that the files name in their first line."""


def add_parser(commands: Any) -> None:
    summary = "Make a folder with your own shop, personas and scenarios, to edit"
    parser = add_command(commands, "init", summary, page="own-data")
    parser.add_argument(
        "folder", type=Path, metavar="DIR", help="Folder to make. Files that exist are kept"
    )
    parser.set_defaults(run=_run)


def _run(arguments: Namespace) -> int:
    folder: Path = arguments.folder
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    if not nearest.is_dir():
        problem = f"{folder} cannot be created: {nearest} is a file"
        print_error(f"{problem}. Name a folder, such as my-shop.")
        return status.MISUSED
    for name, text in _starter().items():
        path = folder / name
        if path.exists():
            print(f"exists  {path}")
            continue
        _write(path, text)
        print(f"created {path}")
    for name, schema in _schemas(arguments).items():
        _write(folder / SCHEMAS / f"{name}.json", json.dumps(schema, indent=2) + "\n")
    print(f"created {folder / SCHEMAS}, so that an editor can complete and check these files")
    print(f"\nEdit the files. Then: cd {shlex.quote(str(folder))} && storefront-sandbox serve")
    return status.DONE


def _starter() -> dict[str, str]:
    from sandbox.resources import resource

    folder = resource("starter")
    files = sorted(folder.rglob("*.toml"))
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in files}


def _schemas(arguments: Namespace) -> dict[str, Any]:
    from sandbox.cli.config_file import schema_of_config
    from sandbox.seeding.file_schemas import kinds_of_files, schema_name, schema_of

    serve = arguments.whole_parser().commands["serve"]
    return {
        "storefront-sandbox": schema_of_config(serve),
        **{schema_name(pattern): schema_of(kind) for pattern, kind in kinds_of_files().items()},
    }


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        error.filename = str(path)  # an error of writing, such as a full disk, has none
        raise

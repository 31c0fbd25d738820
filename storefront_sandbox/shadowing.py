"""Whether `import sandbox` finds our package, or one that a project has of its own."""

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

_OURS: Final = Path(__file__).resolve().parent.parent / "sandbox" / "__init__.py"


class ShadowedError(ImportError):
    """Another module `sandbox` is found before ours. The message names it."""


def refuse_other_sandbox() -> None:
    """Raise `ShadowedError` unless `import sandbox` gives our package."""
    spec = find_spec("sandbox")
    found = Path(spec.origin) if spec and spec.origin else None
    if found is None or found.resolve() != _OURS:
        place = found.parent if found and found.name == "__init__.py" else found
        raise ShadowedError(
            f"{place or 'Another module'} hides the package `sandbox` of Storefront Sandbox, "
            "since Python finds it first. Rename it, or start Python from another folder "
            "and without it in PYTHONPATH."
        )


def find_ours() -> None:
    """Let `import sandbox` find our package, in a process that needs nothing of the project.

    `python -m` looks into the working folder first, and then into those of PYTHONPATH.
    """
    sys.path[:] = [folder for folder in sys.path if not _has_another(Path(folder))]


def _has_another(folder: Path) -> bool:
    found = (folder / "sandbox" / "__init__.py", folder / "sandbox.py")
    return any(path.is_file() and path.resolve() != _OURS for path in found)

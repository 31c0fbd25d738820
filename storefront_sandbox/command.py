"""The command line, where `sandbox` is ours."""

import sys
from typing import Final

from storefront_sandbox.shadowing import ShadowedError, refuse_other_sandbox

_MISUSED: Final = 2  # as `sandbox.cli.status` has it


def main() -> int:
    """Run the command line and return its exit code: 2 if another `sandbox` is found first."""
    try:
        refuse_other_sandbox()
    except ShadowedError as error:
        print(f"storefront-sandbox: {error}", file=sys.stderr)
        return _MISUSED
    from sandbox.cli import main

    return main()

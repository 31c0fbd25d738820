"""The command line, which runs in any folder, also in one with a `sandbox` of its own."""

from storefront_sandbox.shadowing import find_ours


def main() -> int:
    """Run the command line and return its exit code."""
    find_ours()
    from sandbox.cli import main

    return main()

"""Where the benchmark finds things, and where it puts what it makes."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
BENCH: Final = ROOT / "bench"
PEERS: Final = BENCH / "peers"
BUILD: Final = ROOT / "build" / "bench"
WHEEL: Final = BUILD / "wheel"
SCHEMA: Final = BUILD / "schema.graphql"
REPORT: Final = ROOT / "docs" / "performance.md"

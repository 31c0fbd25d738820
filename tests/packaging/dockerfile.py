"""Reads a Dockerfile as far as its tests need it."""

import json
import re
import shlex
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Instruction:
    """`COPY --from=build a b` is keyword COPY, flags {from: build}, words (a, b)."""

    stage: int
    keyword: str
    flags: dict[str, str]
    words: tuple[str, ...]


def read(path: Path) -> list[Instruction]:
    """Return the instructions of *path*; ARG before the first FROM is stage 0."""
    lines = [line for line in path.read_text().splitlines() if not line.startswith("#")]
    whole = re.sub(r"\\\n\s*", "", "\n".join(lines)).splitlines()
    parted = [line.split(maxsplit=1) for line in whole if line.strip()]
    stages = accumulate(keyword == "FROM" for keyword, _ in parted)
    return [_instruction(stage, *parts) for stage, parts in zip(stages, parted, strict=True)]


def _instruction(stage: int, keyword: str, text: str) -> Instruction:
    flags = dict(re.findall(r"--([\w-]+)=(\S+)", text)) if keyword != "RUN" else {}
    rest = text if keyword == "RUN" else re.sub(r"^(--[\w-]+=\S+\s+)*(CMD )?", "", text)
    words = json.loads(rest) if rest.startswith("[") else shlex.split(rest)
    return Instruction(stage, keyword, flags, tuple(words))

"""The README of the package does what it says."""

import re
from pathlib import Path

import sandbox.execution
from sandbox.execution import Outcome

README = Path(sandbox.execution.__file__).with_name("README.md")


def test_the_usage_runs():
    (usage,) = re.findall("```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    names = {}
    exec(usage, names)  # noqa: S102 - it is ours
    assert names["outcome"] == Outcome({"greet": "Hello, Ada"}, None, fields=1)

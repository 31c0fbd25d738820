from collections import defaultdict
from importlib import import_module
from operator import attrgetter

import pytest

from bench.phases import POINTS, Stopwatch
from bench.start import by_package

IMPORTTIME = """\
import time: self [us] | cumulative | imported package
import time:       150 |        150 |   json.decoder
import time:        50 |        200 | json
import time:       900 |       1100 | aiohttp.web
import time:       100 |       1200 | aiohttp
"""


def test_sums_up_imports_by_package():
    assert by_package(IMPORTTIME) == {"the standard library": 200, "aiohttp": 1000}


@pytest.mark.parametrize(("module", "name"), [(module, name) for module, name, _ in POINTS])
def test_what_is_timed_is_there(module: str, name: str):
    assert attrgetter(name)(import_module(module)) is not None


def test_a_watched_call_answers_as_before(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("bench.start.by_package", by_package)
    spent: defaultdict[str, int] = defaultdict(int)
    Stopwatch(spent).watch("bench.start", "by_package", "summing up")

    answer = import_module("bench.start").by_package(IMPORTTIME)

    assert (answer, list(spent)) == (by_package(IMPORTTIME), ["summing up"])

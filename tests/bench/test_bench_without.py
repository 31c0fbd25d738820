"""The parts that a benchmark leaves out: each is where it is looked for."""

from unittest.mock import patch

import pytest

from bench.without import PARTS


@pytest.mark.parametrize("name", PARTS)
def test_finds_the_part_it_leaves_out(name):
    try:
        assert PARTS[name].take_out() is None
    finally:
        patch.stopall()

"""Strings of the variants that exist. The expected ones are those of the spec's sources."""

from itertools import product

import pytest

from sandbox.catalog.variant_codes import encoded

EXAMPLE = [
    (0, 0, 0), (0, 1, 0), (0, 1, 1), (1, 0, 0), (1, 0, 1), (1, 1, 1), (2, 0, 1), (2, 1, 0),
]  # fmt: skip


@pytest.mark.parametrize(
    ("choices", "text"),
    [
        pytest.param([], "v1_", id="nothing"),
        pytest.param([(0,)], "v1_0", id="the default variant"),
        pytest.param([(n,) for n in range(10)], "v1_0-9", id="ten values"),
        pytest.param([(0,), (2,)], "v1_0 2", id="a hole"),
        pytest.param(
            [(n,) for n in (0, 1, 2, 4, 5, 6, 8, 9, 10)], "v1_0-2 4-6 8-10", id="several holes"
        ),
        pytest.param(product(range(3), repeat=2), "v1_0:0-2,1:0-2,2:0-2,", id="two options"),
        pytest.param(
            product(range(3), repeat=3),
            "v1_0:0:0-2,1:0-2,2:0-2,,1:0:0-2,1:0-2,2:0-2,,2:0:0-2,1:0-2,2:0-2,,",
            id="three options",
        ),
        pytest.param([(n, n, n) for n in range(3)], "v1_0:0:0,,1:1:1,,2:2:2,,", id="a diagonal"),
        pytest.param(
            EXAMPLE, "v1_0:0:0,1:0-1,,1:0:0-1,1:1,,2:0:1,1:0,,", id="the schema's example"
        ),
        pytest.param(reversed(EXAMPLE), "v1_0:0:0,1:0-1,,1:0:0-1,1:1,,2:0:1,1:0,,", id="unsorted"),
    ],
)
def test_choices_are_written_as_the_real_service_does(choices, text):
    assert encoded(choices) == text

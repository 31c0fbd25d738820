import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.intervals import Estimate, estimate, short


def test_the_median_of_one_value_is_sure_of_itself():
    assert estimate([3.0]) == Estimate(3.0, 3.0, 3.0, 1)


def test_the_same_values_give_the_same_interval():
    values = [1.0, 2.0, 3.0, 5.0, 8.0, 13.0]

    assert estimate(values) == estimate(values)


@given(st.lists(st.floats(0.01, 1e6), min_size=1, max_size=20))
def test_the_median_lies_in_its_interval_and_that_among_the_values(values: list[float]):
    found = estimate(values)

    assert min(values) <= found.low <= found.value <= found.high <= max(values)


def test_no_values_have_no_median():
    with pytest.raises(ValueError, match="every burst was dropped"):
        estimate([])


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.6184, "0.62"), (1.0, "1.00"), (31.26, "31.3"), (12_345.6, "12,346")],
)
def test_writes_three_digits_or_so(value: float, written: str):
    assert short(value) == written


def test_shows_the_interval():
    assert str(Estimate(1.5, 1.42, 1.61, 5)) == "1.50 [1.42-1.61]"


def test_shows_no_interval_of_a_few_values():
    assert str(Estimate(1.5, 1.5, 1.5, 2)) == "1.50 [of 2 only]"

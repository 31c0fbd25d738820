"""Picking a variant by selected options. Shopify: documented in the schema."""

import pytest

from sandbox.catalog.picking import (
    SelectedOptionInput,
    Selection,
    adjacent_variants,
    first_selectable_variant,
    selected_or_first_available,
    selected_variant,
)
from sandbox.catalog.records import Variant
from tests.catalog.conftest import option, product

SHIRT = product(
    1,
    options=(option(1, "Color", "Red", "Blue"), option(2, "Size", "S", "M", "L")),
    variants=(
        Variant(id=11, choices=(0, 0), quantity=0),
        Variant(id=12, choices=(0, 1), quantity=3),
        Variant(id=13, choices=(1, 1), quantity=0),
        Variant(id=10, choices=(1, 2), quantity=1),
    ),
)


def select(*, ignore_unknown=True, ignore_case=False, **options):
    chosen = [SelectedOptionInput(name=name, value=value) for name, value in options.items()]
    return Selection(options=chosen, ignore_unknown=ignore_unknown, ignore_case=ignore_case)


@pytest.mark.parametrize(
    ("selection", "number"),
    [
        pytest.param(select(Color="Red", Size="M"), 12, id="a match"),
        pytest.param(select(Color="Red", Size="S"), 11, id="a match that is sold out"),
        pytest.param(select(Color="Red", Size="L"), None, id="a hole"),
        pytest.param(select(Color="Red"), None, id="a part of the options"),
        pytest.param(select(color="red", size="m"), None, id="another case"),
        pytest.param(select(color="red", size="m", ignore_case=True), 12, id="in any case"),
        pytest.param(select(Color="Red", Size="M", Fit="Slim"), 12, id="an unknown option"),
        pytest.param(
            select(Color="Red", Size="M", Fit="Slim", ignore_unknown=False),
            None,
            id="an unknown option that counts",
        ),
        pytest.param(select(Color="Green", Size="M"), None, id="an unknown value"),
    ],
)
def test_all_options_of_a_variant_must_be_selected(selection, number):
    found = selected_variant(SHIRT, selection)
    assert (found and found.id) == number


@pytest.mark.parametrize(
    ("selection", "number"),
    [(None, 12), (select(Color="Red", Size="S"), 11), (select(Color="Green"), 12)],
)
def test_without_a_match_the_first_available_variant_is_chosen(selection, number):
    assert selected_or_first_available(SHIRT, selection).id == number


def test_without_an_available_variant_the_first_is_chosen():
    sold_out = product(1, variants=(Variant(id=5, quantity=0), Variant(id=6, quantity=0)))
    assert selected_or_first_available(sold_out, None).id == 5


@pytest.mark.parametrize(
    ("selection", "numbers"),
    [(None, [11, 13]), (select(Color="Blue", Size="L"), [13]), (select(Color="Red"), [11, 13])],
)
def test_adjacent_variants_differ_in_one_option_and_come_by_id(selection, numbers):
    assert [variant.id for variant in adjacent_variants(SHIRT, selection)] == numbers


@pytest.mark.parametrize(
    ("option", "value", "number"), [(0, 0, 11), (0, 1, 13), (1, 1, 12), (1, 2, 10)]
)
def test_the_first_selectable_variant_has_the_lowest_other_values(option, value, number):
    assert first_selectable_variant(SHIRT, option, value).id == number

"""The departments of the Storefront API, imported all: what a start does not check."""

from collections import Counter

import pytest

from sandbox.schema import load_schemas
from sandbox.storefront.api import LATER, STOREFRONT
from sandbox.storefront.binding import check_bound
from sandbox.storefront.field_resolver import answers

FIELDS = load_schemas().index.fields


def test_departments_answer_what_the_schema_has_and_all_fields_of_their_types():
    check_bound(STOREFRONT, FIELDS)


@pytest.mark.parametrize("later", LATER, ids=lambda later: later.packages[0])
def test_a_department_has_the_seeds_of_the_records_of_its_packages(later):
    packages = {kind.__module__.split(".")[1] for kind in later.load().seeds}
    assert packages <= set(later.packages)


def test_a_field_is_answered_by_its_class_or_by_another_department():
    twice = [
        field
        for field in STOREFRONT.fields
        if answers(STOREFRONT.types[field.partition(".")[0]], field.partition(".")[2])
    ]
    assert twice == []


def test_a_class_is_in_the_table_of_one_department():
    tables = Counter(kind for later in LATER for kind in {*later.load().types.values()})
    assert [kind.__name__ for kind, count in tables.items() if count > 1] == []

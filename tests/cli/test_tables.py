"""Tables for people."""

from sandbox.cli.tables import columns, table


def test_columns_are_as_wide_as_their_longest_value():
    rows = [{"a": "1", "bb": "2"}, {"a": "333", "bb": ""}]
    assert columns(("a", "bb"), rows) == "A    BB\n1    2\n333"


def test_an_object_is_one_value_per_line():
    document = {"a": None, "b": {"c": True, "d": ["x", "y"]}, "e": [], "f": 1.5}
    assert table(document) == "a    -\nb.c  true\nb.d  x, y\ne    -\nf    1.5"


def test_a_list_of_objects_has_the_columns_that_are_plain():
    document = {"rows": [{"a": 1, "b": {"c": 2}}, {"a": None, "d": ["x"]}]}
    assert table(document) == "A  D\n1  -\n-  x"


def test_a_list_beside_other_values_has_its_name_above():
    document = {"rows": [{"a": 1}], "more": {"list": [{"b": "2"}]}, "last": 3}
    assert table(document) == "last  3\n\nrows:\nA\n1\n\nmore.list:\nB\n2"


def test_chosen_columns_may_lie_deep_and_be_objects():
    document = {"rows": [{"entry": {"id": 7}, "found": [{"pointer": "#/a"}]}]}
    shown = table(document, ("entry.id", "none", "found"))
    assert shown == 'ENTRY.ID  NONE  FOUND\n7         -     [{"pointer": "#/a"}]'


def test_objects_without_a_plain_value_show_all_they_have():
    assert table({"rows": [{"a": {"b": 1}}]}) == 'A\n{"b": 1}'


def test_a_long_value_is_shortened_but_in_the_last_column():
    long = "a b\n" + "c" * 60
    shown = table({"rows": [{"first": long, "last": long}]})
    assert shown.splitlines()[1] == f"a b {'c' * 35}…  a b {'c' * 60}"

"""Which operation of a document is meant."""

import pytest

from sandbox.validation import UnknownOperationError, choose_operation, parse

TWO = "query A { a } query B { b }"


@pytest.mark.parametrize(
    ("document", "name", "chosen"),
    [
        pytest.param("{ a }", None, 0, id="the only one, nameless"),
        pytest.param("query A { a }", None, 0, id="the only one"),
        pytest.param("fragment F on Shop { id } query A { a }", None, 1, id="fragments aside"),
        pytest.param(TWO, "B", 1, id="by name"),
    ],
)
def test_chooses_an_operation(document: str, name: str | None, chosen: int) -> None:
    parsed = parse(document)
    assert choose_operation(parsed, name) is parsed.definitions[chosen]


@pytest.mark.parametrize(
    ("document", "name", "message"),
    [
        pytest.param(TWO, None, "An operation name is required", id="spec 5.6"),
        pytest.param(TWO, "C", 'No operation named "C"', id="spec 5.6: unknown"),
        pytest.param("{ a }", "A", 'No operation named "A"', id="the nameless one is not meant"),
        pytest.param("fragment F on Shop { id }", None, "An operation name is required", id="none"),
    ],
)
def test_refuses_where_none_is_meant(document: str, name: str | None, message: str) -> None:
    with pytest.raises(UnknownOperationError) as caught:
        choose_operation(parse(document), name)
    assert caught.value.wire == {"message": message}

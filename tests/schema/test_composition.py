"""Composing is the inverse of deriving, whatever the versions have."""

from graphql import parse
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.schema.building import build_derived
from sandbox.schema.composition import compose
from sandbox.schema.derivation import derive
from sandbox.schema.facts import facts
from sandbox.schema.formatting import format_document
from sandbox.schema.versions import ApiVersion
from tests.budget import budget

HANDLES = ("2026-01", "2026-04", "2026-07", "unstable")
VERSIONS = tuple(ApiVersion(handle, handle, supported=True) for handle in HANDLES)
TEMPLATE = parse("schema { query: QueryRoot }", no_location=True)

deprecation = st.sampled_from(["", " @deprecated"])
outputs = st.sampled_from(["Int", "String!", "[Size!]", "Pet", "Named"])
inputs = st.sampled_from(["a: Int", "a: Int = 1", "a: Int = 2", "a: [Size!]", "a: Int @deprecated"])
arguments = st.one_of(st.just(""), inputs.map("({})".format))


@st.composite
def schemas(draw):
    """One version of a small schema with every kind of element."""
    names = draw(st.sets(st.sampled_from("xyz"), min_size=1))
    fields = " ".join(
        f"{name}{draw(arguments)}: {draw(outputs)}{draw(deprecation)}" for name in sorted(names)
    )
    values = draw(st.sets(st.sampled_from(["BIG", "SMALL", "HUGE"]), min_size=1))
    members = draw(st.sets(st.sampled_from(["Cat", "Dog"]), min_size=1))
    return f"""
        schema {{ query: QueryRoot }}
        {draw(st.sampled_from(["", "directive @x(a: Int) on QUERY", "directive @x on QUERY"]))}
        type QueryRoot {{ {fields} }}
        enum Size {{ {" ".join(v + draw(deprecation) for v in sorted(values))} }}
        interface Named {{ name: String }}
        type Cat {draw(st.sampled_from(["", "implements Named"]))} {{ name: String }}
        type Dog {{ name: String }}
        union Pet = {" | ".join(sorted(members))}
        {draw(st.sampled_from(["", "scalar URL", "scalar Color"]))}
        input Filter {draw(st.sampled_from(["", "@oneOf"]))} {{ {draw(inputs)} b: Int }}
    """


@settings(max_examples=budget(20, nightly=1_000))
@given(st.tuples(*(schemas() for _ in HANDLES)))
def test_deriving_gives_back_what_was_composed(sources):
    forms = {h: parse(s, no_location=True) for h, s in zip(HANDLES, sources, strict=True)}
    composed = compose(forms, TEMPLATE, VERSIONS)
    written = parse(format_document(composed), no_location=True)
    assert {h: facts(build_derived(derive(written, h))) for h in HANDLES} == {
        h: facts(build_derived(form)) for h, form in forms.items()
    }


@settings(max_examples=budget(20, nightly=1_000))
@given(st.tuples(*(schemas() for _ in HANDLES)))
def test_formatting_twice_is_formatting_once(sources):
    forms = {h: parse(s, no_location=True) for h, s in zip(HANDLES, sources, strict=True)}
    once = format_document(compose(forms, TEMPLATE, VERSIONS))
    assert format_document(parse(once, no_location=True)) == once

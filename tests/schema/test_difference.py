from graphql import build_schema as build

from sandbox.schema.building import build_schema
from sandbox.schema.difference import diff

BEFORE = """
type Query { kept: Int gone: Int retyped: Int old: Int fresh: Int @deprecated }
enum Size { BIG SMALL }
input Filter { size: Size = BIG count: Int }
interface Named { name: String }
type Cat { name: String }
"""
AFTER = """
directive @inContext(buyer: ID = "1") on QUERY
type Query { kept: Int retyped(first: Int): Int! old: Int @deprecated fresh: Int }
enum Size { BIG HUGE }
input Filter { size: Size = HUGE count: Int = 1 }
interface Named { name: String }
type Cat implements Named { name: String }
union Pet = Cat
"""


def test_tells_every_kind_of_change():
    assert [str(change) for change in diff(build(BEFORE), build(AFTER))] == [
        "+ @inContext: QUERY",
        '+ @inContext(buyer:): ID = "1"',
        "~ Cat: OBJECT -> OBJECT implements Named",
        "~ Filter.count: default none -> 1",
        "~ Filter.size: default BIG -> HUGE",
        "+ Pet: UNION",
        "+ Pet|Cat",
        "~ Query.fresh: no longer deprecated",
        "- Query.gone: Int",
        "~ Query.old: deprecated",
        "~ Query.retyped: Int -> Int!",
        "+ Query.retyped(first:): Int",
        "+ Size.HUGE",
        "- Size.SMALL",
    ]


def test_one_kind_of_element_may_take_the_place_of_another():
    before, after = (
        build("type Query { x(a: In): Int } input In { a: Int }"),
        build("type Query { x(a: Int): In } type In { a: Int }"),
    )
    assert [str(change) for change in diff(before, after)] == [
        "~ In: INPUT_OBJECT -> OBJECT",
        "~ In.a: input field -> field",
        "~ Query.x: Int -> In",
        "~ Query.x(a:): In -> Int",
    ]


def test_a_schema_does_not_differ_from_itself():
    assert diff(build(AFTER), build(AFTER)) == ()


def test_tells_what_a_quarter_of_the_real_service_changed():
    assert [str(change) for change in diff(build_schema("2026-07"), build_schema("2026-10"))] == [
        (
            "~ Mutation.shopPayPaymentRequestSessionCreate(paymentRequest:): "
            "ShopPayPaymentRequestInput! -> ShopPayPaymentRequestInput, deprecated"
        ),
        (
            "~ ShopPayPaymentRequestSession.paymentRequest: "
            "ShopPayPaymentRequest! -> ShopPayPaymentRequest, deprecated"
        ),
    ]

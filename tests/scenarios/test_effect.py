"""What a scenario does to a call, and what it cannot do at once."""

from datetime import timedelta
from typing import Any

import pytest

from sandbox.scenarios import Effect, ForcedError, PlainUserError, When, WholeAnswer
from sandbox.scenarios.effect import ContradictoryEffectError
from sandbox.user_errors import UserError

OF_THE_FIELD = ForcedError(message="Not now", path=("customerRecover",))
OF_THE_REQUEST = ForcedError(message="Throttled", extensions={"code": "THROTTLED"})
TAKEN = UserError("TAKEN", ("input", "email"), "Email has already been taken")
PLAIN = PlainUserError(message="Email has already been taken")
CUT = Effect(drop=True)
ONE_BY_ONE = "a sequence goes with nothing but a share: put the rest into its steps"
NO_NESTING = "a step of a sequence has no sequence or share itself"


def test_an_error_with_a_path_is_raised_by_the_field():
    assert Effect(errors=(OF_THE_FIELD,)).field_errors == (OF_THE_FIELD,)


def test_an_error_with_a_path_does_not_answer_the_whole_request():
    assert Effect(errors=(OF_THE_FIELD,)).whole_answer is None


def test_an_error_without_a_path_is_not_raised_by_the_field():
    assert Effect(errors=(OF_THE_REQUEST,)).field_errors == ()


@pytest.mark.parametrize(
    ("effect", "answer"),
    [
        (
            Effect(errors=(OF_THE_REQUEST,)),
            WholeAnswer(
                200,
                "application/json",
                b'{"errors":[{"message":"Throttled","extensions":{"code":"THROTTLED"}}]}',
            ),
        ),
        (
            Effect(status=503, errors=(ForcedError(message="Later"),)),
            WholeAnswer(503, "application/json", b'{"errors":[{"message":"Later"}]}'),
        ),
        (
            Effect(status=402),
            WholeAnswer(
                402,
                "application/json",
                b'{"errors":"This shop\'s plan does not have access to this feature"}',
            ),
        ),
        (
            Effect(status=401),
            WholeAnswer(
                401,
                "application/json",
                b'{"errors":[{"message":"","extensions":{"code":"UNAUTHORIZED"}}]}',
            ),
        ),
        (
            Effect(status=503),
            WholeAnswer(503, "application/json", b'{"errors":"Service Unavailable"}'),
        ),
        (Effect(status=599), WholeAnswer(599, "application/json", b'{"errors":"Status 599"}')),
        (Effect(body=""), WholeAnswer(200, "text/html", b"")),
        (
            Effect(status=502, body="<h1>Bad</h1>"),
            WholeAnswer(502, "text/html", b"<h1>Bad</h1>"),
        ),
        (
            Effect(status=400, body={"errors": {"query": "missing"}}),
            WholeAnswer(400, "application/json", b'{"errors":{"query":"missing"}}'),
        ),
    ],
)
def test_answers_the_whole_request(effect: Effect, answer: WholeAnswer):
    assert effect.whole_answer == answer


@pytest.mark.parametrize(
    "effect",
    [
        Effect(customer_user_errors=(TAKEN,), user_errors=(PLAIN,)),
        Effect(drop=True, delay=timedelta(seconds=1)),
        Effect(delay=timedelta(seconds=1)),
    ],
)
def test_leaves_the_rest_of_the_answer_alone(effect: Effect):
    assert effect.whole_answer is None


@pytest.mark.parametrize(
    ("effect", "is_empty", "tells"),
    [
        (Effect(), True, False),
        (Effect(when=When.AFTER), True, False),
        (Effect(share=0.5), True, False),
        (Effect(delay=timedelta(seconds=1)), False, False),
        (Effect(sequence=(Effect(),)), False, False),
        (Effect(customer_user_errors=(TAKEN,)), False, True),
        (Effect(body=""), False, True),
        (Effect(drop=True, when=When.AFTER), False, True),
    ],
)
def test_knows_whether_it_does_something_and_answers(effect: Effect, is_empty, tells):
    assert (effect.is_empty, effect.replaces_answer) == (is_empty, tells)


@pytest.mark.parametrize(
    ("effect", "speaks"),
    [
        (Effect(customer_user_errors=(TAKEN,)), True),
        (Effect(user_errors=(PLAIN,)), True),
        (Effect(sequence=(CUT, Effect(user_errors=(PLAIN,)))), True),
        (Effect(sequence=(CUT, Effect())), False),
        (Effect(errors=(OF_THE_FIELD,)), False),
    ],
)
def test_knows_whether_it_speaks_in_a_payload(effect: Effect, speaks):
    assert effect.speaks_in_payload is speaks


@pytest.mark.parametrize(
    ("effect", "whole"),
    [
        (CUT, True),
        (Effect(status=500), True),
        (Effect(errors=(OF_THE_REQUEST,)), True),
        (Effect(errors=(OF_THE_FIELD,)), False),
        (Effect(delay=timedelta(seconds=1)), False),
    ],
)
def test_knows_whether_it_answers_the_whole_request(effect: Effect, whole):
    assert effect.answers_whole_request is whole


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (
            {"drop": True, "status": 500},
            "the effect contradicts itself: status and drop cannot all be the answer",
        ),
        (
            {"errors": (OF_THE_FIELD, OF_THE_REQUEST)},
            (
                "the effect contradicts itself: errors with a path and errors without a path "
                "cannot all be the answer"
            ),
        ),
        (
            {"customer_user_errors": (TAKEN,), "user_errors": (PLAIN,), "body": ""},
            (
                "the effect contradicts itself: customerUserErrors, userErrors and body "
                "cannot all be the answer"
            ),
        ),
        (
            {"errors": (OF_THE_REQUEST,), "body": "", "status": 500},
            (
                "the effect contradicts itself: errors without a path, status and body "
                "cannot all be the answer"
            ),
        ),
        ({"status": 101}, "status 101 is not one of 200 to 599"),
        ({"delay": timedelta(seconds=-1), "drop": True}, "the delay is negative"),
        (
            {"errors": (OF_THE_FIELD, OF_THE_FIELD)},
            "errors with a path are more than one: a field has one",
        ),
        ({"share": 0.0, "drop": True}, "share 0.0 is not above 0 and at most 1"),
        ({"share": 1.5, "drop": True}, "share 1.5 is not above 0 and at most 1"),
        ({"share": float("nan"), "drop": True}, "share nan is not above 0 and at most 1"),
        ({"sequence": (CUT,), "drop": True}, ONE_BY_ONE),
        ({"sequence": (CUT,), "delay": timedelta(seconds=1)}, ONE_BY_ONE),
        ({"sequence": (CUT,), "when": When.AFTER}, ONE_BY_ONE),
        ({"sequence": (Effect(sequence=(CUT,)),)}, NO_NESTING),
        ({"sequence": (Effect(drop=True, share=0.5),)}, NO_NESTING),
    ],
)
def test_refuses_what_cannot_be(parts: dict[str, Any], message: str):
    with pytest.raises(ContradictoryEffectError) as refusal:
        Effect(**parts)
    assert str(refusal.value) == message

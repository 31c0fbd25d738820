"""Limits of one operation: fields of its plans and its answer, errors, time."""

from typing import Final

MOST_PLAN_FIELDS: Final = 5_000
"""Of all plans that an operation keeps."""

PLAN_FIELD: Final = 1_500
"""Bytes that a field of a plan takes, about."""

FIELD: Final = 100
"""What a field of an answer takes of `ROOM` besides its name, or an item of a list: its bytes in
memory, about."""

ROOM: Final = 100_000 * FIELD
"""The whole introspection of the Storefront API takes a third of it."""

STRETCH: Final = 100 * FIELD
"""How far an execution goes before it looks at the clock again."""

STEP: Final = FIELD
"""The same for one that may pause: a field may take long."""

MOST_BYTES: Final = 8_000_000
"""Of an answer. Its long texts are counted while they are made."""

TOGETHER: Final = 50
"""Fields of an object before room and time are looked at again."""

LONGEST: Final = 0.75
"""Seconds of processor time for the fields. What comes before and after takes some 0.2 s."""

MOST_ERRORS: Final = 1_000
"""Of an answer. What fails after them is null without an error."""

ERRORS_ROOM: Final = 1_000_000
"""Characters that all errors of an answer may have, about: a path may be long."""


class ExecutionLimitError(BaseException):
    """The operation takes more than it may. No field can catch it: its answer is given up."""


def too_large_plan() -> ExecutionLimitError:
    return ExecutionLimitError(
        f"it has more than {MOST_PLAN_FIELDS:,} fields, those of a fragment wherever it is spread"
    )


def too_large_answer() -> ExecutionLimitError:
    return ExecutionLimitError(f"its answer has more than about {ROOM // FIELD:,} fields")


def too_many_bytes() -> ExecutionLimitError:
    return ExecutionLimitError(f"its answer has more than about {MOST_BYTES // 1_000_000} MB")


def too_slow() -> ExecutionLimitError:
    return ExecutionLimitError(f"it takes more than {LONGEST:g} s of processor time")

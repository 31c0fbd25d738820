"""Effects of scenarios on a whole answer: a delay, another answer, a dropped connection."""

from collections.abc import Sequence

from sandbox.door.answers import Answer
from sandbox.scenarios import Effect


def held_up(effects: Sequence[Effect]) -> float:
    """Return the delay of an answer in seconds."""
    return sum(effect.delay.total_seconds() for effect in effects)


def overruled(answer: Answer, effects: Sequence[Effect]) -> Answer | None:
    """Return the final answer; None drops the connection."""
    if any(effect.drop for effect in effects):
        return None
    whole = next((effect.whole_answer for effect in effects if effect.whole_answer), None)
    if whole is None:
        return answer
    content_type = f"{whole.content_type}; charset=utf-8"
    return Answer(whole.body, whole.status, content_type, answer.headers)

"""What scenarios do to an answer as a whole: they hold it up, replace it, or lose it."""

from collections.abc import Sequence

from sandbox.door.answers import Answer
from sandbox.scenarios import Effect


def held_up(effects: Sequence[Effect]) -> float:
    """Return for how many seconds an answer is held up."""
    return sum(effect.delay.total_seconds() for effect in effects)


def overruled(answer: Answer, effects: Sequence[Effect]) -> Answer | None:
    """Return what is answered in the end; None is a connection that is lost."""
    if any(effect.drop for effect in effects):
        return None
    whole = next((effect.whole_answer for effect in effects if effect.whole_answer), None)
    if whole is None:
        return answer
    content_type = f"{whole.content_type}; charset=utf-8"
    return Answer(whole.body, whole.status, content_type, answer.headers)

"""Tokens that were made at the wrong time."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from sandbox.multipass.defects.draft import Defect, Draft
from sandbox.multipass.token import written

_PAST_THE_WINDOW: Final = timedelta(minutes=1)
_WEST: Final = timedelta(hours=5)


def _expired(draft: Draft) -> str:
    return draft.seal(created_at=written(draft.now - draft.window - _PAST_THE_WINDOW))


def _future(draft: Draft) -> str:
    return draft.seal(created_at=written(draft.now + draft.window + _PAST_THE_WINDOW))


def _local_time(draft: Draft) -> str:
    hours = draft.window // timedelta(hours=1) * timedelta(hours=1)
    return draft.seal(created_at=written(draft.now - _WEST - hours).removesuffix("Z"))


DEFECTS: Final[Mapping[str, Defect]] = {
    "expired": _expired,
    "future": _future,
    "local-time": _local_time,
}

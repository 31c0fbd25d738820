"""The requests of a journal with their secrets, and the differences between two answers.

A journal shows fingerprints instead of tokens and links. Where a new answer has a value in the
place of a fingerprint, the requests that follow are sent with that value.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import zip_longest
from typing import Any, Final

from msgspec import Struct

from sandbox.control.redaction import HIDDEN

FINGERPRINT: Final = re.compile(r"sha256:[0-9a-f]{8}")
_HIDING: Final = re.compile(rf"{re.escape(HIDDEN)}|{FINGERPRINT.pattern}")
_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:-\d+)?")
_ABSENT: Final = object()


class UnknownSecretError(LookupError):
    """A request needs a secret that no answer has contained so far."""


class Difference(Struct, frozen=True, kw_only=True):
    """A place, such as `#/answer/data/shop`, with the old and the new value; null if missing."""

    pointer: str
    recorded: Any
    answered: Any


class Secrets:
    """The secrets behind the fingerprints of a journal, as far as they are known."""

    def __init__(self, password: str | None = None) -> None:
        """*password* is used for every password; None if none is known."""
        self._known: dict[str, str] = {} if password is None else {HIDDEN: password}

    def put_back(self, value: Any) -> Any:
        """Return the *value* of an entry with its secrets. Raises `UnknownSecretError`."""
        match value:
            case str():
                return self._text(value)
            case list():
                return [self.put_back(each) for each in value]
            case dict():
                return {key: self.put_back(each) for key, each in value.items()}
            case _:
                return value

    def learn(self, recorded: str, answered: str) -> bool:
        """Learn the values for the fingerprints of *recorded*; say whether the rest is the same."""
        shown = FINGERPRINT.findall(recorded)
        if not shown:
            return False
        parts = map(re.escape, FINGERPRINT.split(recorded))
        found = re.fullmatch("(.+?)".join(parts), answered, re.DOTALL)
        if found:
            self._known.update(zip(shown, found.groups(), strict=True))
        return bool(found)

    def _text(self, text: str) -> str:
        for shown, secret in self._known.items():
            text = text.replace(shown, secret)
        if missing := _HIDING.search(text):
            raise UnknownSecretError(missing[0])
        return text


def differences(
    recorded: Any, answered: Any, secrets: Secrets, *, pointer: str = "#"
) -> Iterator[Difference]:
    """Yield the differences between *recorded* and *answered*; *secrets* learns from both.

    Times and request ids differ each time: they count as the same.
    """
    match recorded, answered:
        case dict(), dict():
            for key in {**recorded, **answered}:
                yield from differences(
                    recorded.get(key, _ABSENT),
                    answered.get(key, _ABSENT),
                    secrets,
                    pointer=f"{pointer}/{_escaped(key)}",
                )
        case list(), list():
            pairs = zip_longest(recorded, answered, fillvalue=_ABSENT)
            for index, pair in enumerate(pairs):
                yield from differences(*pair, secrets, pointer=f"{pointer}/{index}")
        case str(), str() if secrets.learn(recorded, answered) or _made_anew(recorded, answered):
            return
        case _ if recorded != answered or isinstance(recorded, bool) != isinstance(answered, bool):
            yield Difference(pointer=pointer, recorded=_shown(recorded), answered=_shown(answered))


def request_of(entry: Mapping[str, Any], secrets: Secrets) -> dict[str, Any]:
    """Return the GraphQL request of *entry*. Raises `UnknownSecretError`."""
    parts = {
        "query": entry["document"],
        "variables": entry.get("variables"),
        "operationName": entry.get("operationName"),
    }
    given = {key: value for key, value in parts.items() if value is not None}
    whole: dict[str, Any] = secrets.put_back(given)
    return whole


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")


def _made_anew(one: str, other: str) -> bool:
    return (_is_moment(one) and _is_moment(other)) or (
        _UUID.fullmatch(one) is not None and _UUID.fullmatch(other) is not None
    )


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _shown(value: Any) -> Any:
    return None if value is _ABSENT else value

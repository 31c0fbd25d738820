"""Entries of a journal asked again: what hides a secret is put back, what is new is passed over.

A journal shows tokens and links by fingerprints. Where an answer that comes now has something in
the place of a fingerprint, that is put into the questions that follow.
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
    """A question holds a secret that no answer has told so far."""


class Difference(Struct, frozen=True, kw_only=True):
    """A place, as in `#/answer/data/shop`, and what was there and is there; null for nothing."""

    pointer: str
    recorded: Any
    answered: Any


class Secrets:
    """What is known of the secrets that a journal does not tell."""

    def __init__(self, password: str | None = None) -> None:
        """*password* stands in for every password; None where none is known."""
        self._known: dict[str, str] = {} if password is None else {HIDDEN: password}

    def put_back(self, told: Any) -> Any:
        """Return what was *told* in an entry with its secrets. Raises `UnknownSecretError`."""
        match told:
            case str():
                return self._text(told)
            case list():
                return [self.put_back(each) for each in told]
            case dict():
                return {key: self.put_back(value) for key, value in told.items()}
            case _:
                return told

    def learn(self, recorded: str, answered: str) -> bool:
        """Take what *answered* has for fingerprints; say whether it is as *recorded* otherwise."""
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
    """Yield where *answered* is not as *recorded*; *secrets* learns on the way.

    Moments and request ids are others each time: those count as the same.
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


def question(entry: Mapping[str, Any], secrets: Secrets) -> dict[str, Any]:
    """Return the GraphQL request of *entry*. Raises `UnknownSecretError`."""
    told = {
        "query": entry["document"],
        "variables": entry.get("variables"),
        "operationName": entry.get("operationName"),
    }
    asked = {key: value for key, value in told.items() if value is not None}
    whole: dict[str, Any] = secrets.put_back(asked)
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

"""Compares a recorded answer of the real service with that of a sandbox, part by part."""

import json
import re
from base64 import b64decode
from collections.abc import Iterator
from typing import Any

GID = re.compile(r"gid://shopify/(\w+)/(\d+)")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
SESSION = re.compile(r"_(p?)sid=[0-9a-f]{9}")


class Comparison:
    """One recording against one world. A recorded id stands for one id of the world throughout."""

    def __init__(self) -> None:
        self.ids: dict[str, str] = {}
        """Recorded id to that of the world, as gids."""
        self.cursors: dict[str, str] = {}

    def learn(self, recorded: str, served: str) -> None:
        self.ids[recorded] = served

    def served(self, value: dict[str, Any]) -> dict[str, Any]:
        """Return variables with the ids and the cursors of the world."""
        text = json.dumps(value)
        served = json.loads(GID.sub(lambda match: self.ids.get(match[0], match[0]), text))
        return {key: self._served_cursor(part) for key, part in served.items()}

    def _served_cursor(self, part: Any) -> Any:
        return self.cursors.get(part, part) if isinstance(part, str) else part

    def differences(self, want: Any, have: Any, path: str = "$") -> Iterator[str]:
        """Yield the path of each part that differs. Times have only the form in common."""
        if isinstance(want, dict) and isinstance(have, dict):
            if list(want) != list(have):
                yield f"{path}: keys {list(want)}, not {list(have)}"
            for key in want.keys() & have.keys():
                yield from self.differences(want[key], have[key], f"{path}.{key}")
        elif isinstance(want, list) and isinstance(have, list) and len(want) == len(have):
            for at, part in enumerate(want):
                yield from self.differences(part, have[at], f"{path}[{at}]")
        elif not self._is_same(want, have):
            yield path

    def _is_same(self, want: Any, have: Any) -> bool:
        if not isinstance(want, str) or not isinstance(have, str):
            return type(want) is type(have) and want == have
        if gid := GID.fullmatch(want):
            return self._is_same_id(gid, have)
        if (cursor := opened(want)) is not None:
            self.cursors[want] = have
            return self._is_same_cursor(cursor, opened(have))
        if TIME.fullmatch(want):
            return TIME.fullmatch(have) is not None
        return self._is_same_text(want, have)

    def _is_same_text(self, want: str, have: str) -> bool:
        return SESSION.sub("", want) == SESSION.sub("", have)

    def _is_same_id(self, want: re.Match[str], have: str) -> bool:
        found = GID.fullmatch(have)
        if found is None or found[1] != want[1]:
            return False
        return self.ids.setdefault(want[0], have) == have

    def _is_same_cursor(self, want: dict[str, Any], have: dict[str, Any] | None) -> bool:
        """The id in a cursor has no type: it is one of those that were learnt."""
        if have is None or list(want) != list(have):
            return False
        served = {
            ours.rpartition("/")[2]
            for recorded, ours in self.ids.items()
            if recorded.endswith(f"/{want['last_id']}")
        }
        # an answer may have shown no id for the thing: then every id will do
        is_id = not served or str(have["last_id"]) in served
        return is_id and {**want, "last_id": 0} == {**have, "last_id": 0}


def opened(text: str) -> dict[str, Any] | None:
    """Return what a cursor holds, None for a text that is none."""
    try:
        found = json.loads(b64decode(text, validate=True))
    except ValueError:
        return None
    return found if isinstance(found, dict) and "last_id" in found else None

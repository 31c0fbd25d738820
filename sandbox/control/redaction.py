"""Hides the secrets of a request and its answer.

A token is replaced by its fingerprint, which is the same for the same token, so you can see which
entries belong together. A password has no fingerprint, since it could be guessed from one.
"""

import json
import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any, Final

from sandbox.control.secret_names import PASSWORD, is_value, named_secret, secret_name, secret_text
from sandbox.door.log_text import TOKEN_LIKE
from sandbox.pause import OF_THREAD

HIDDEN: Final = "[redacted]"
OBJECTS: Final = frozenset({"customer", "input"})
"""Arguments of mutations that take objects with secrets. A text in the place of such an object may
be a secret."""

_MOST: Final = 300  # secrets of one request that are looked for in other texts
_SHORTEST: Final = 6  # characters of a secret that other texts may hold without quotes
_DIGITS: Final = "(?<![0-9A-Za-z-])[0-9a-f]{32}(?![0-9A-Za-z-])"
_TOKEN: Final = re.compile(f"{TOKEN_LIKE}|{_DIGITS}", re.ASCII)
"""What a secret looks like wherever it is; 32 digits are an access token."""

_LINK: Final = re.compile(
    r"(account/+(?:login/+multipass|(?:activate|reset)/+\d+)/+)([^\s\"'/?#<]+)"
)
_ASSIGNED: Final = re.compile(
    r"((?:pass|pwd|secret|token|api_?key|authorization|kennwort|contrase|senha|wachtwoord)\w{0,20}"
    r"[\\\"'\]]{0,4}\s{0,3}[:=]\s{0,3}[\\\"'\[]{0,4}(?:(?:bearer|basic)\s+)?"
    r"|\bbearer\s+|://[^\s/:@]{0,60}:)([^\s\"'\\&,;}\])@#/]{2,})",
    re.IGNORECASE,
)
"""A secret in a longer text: JSON or a form within it, `password: …`, a header, a URL."""

_PIECE: Final = re.compile(r"\"\"\".*?(?:\"\"\"|\Z)|\"(?:[^\"\\\n]|\\.)*\"?|#[^\n]*", re.DOTALL)
"""A text or a comment of a document: names of arguments stand elsewhere."""

_QUOTED: Final = re.compile(r"\"\"\".*?(?:\"\"\"|\Z)|\"[^\"\n]*\"?|'[^'\n]*'?", re.DOTALL)
_NAMED: Final = re.compile(
    r"\b(?=pw|\w*?(?:pass|pwd|psw|secret|credential|token|url))(\w++\W{1,3})[^\s,)}\"]+",
    re.IGNORECASE,
)
"""A word that names a secret, and what comes after it. Each word is looked at once."""


def fingerprint(secret: str) -> str:
    return f"sha256:{sha256(secret.encode(errors='surrogatepass')).hexdigest()[:8]}"


class Redaction:
    """The secrets found in one request, and what replaces them everywhere in it."""

    def __init__(self, found: Mapping[str, str] | None = None) -> None:
        self.found: dict[str, str] = {}
        self._parts: dict[str, str] = {}
        """How secrets stand in longer texts, and what replaces them there."""
        for secret, shown in (found or {}).items():
            self._add(secret, shown)

    def _add(self, secret: str, shown: str) -> None:
        self.found[secret] = shown
        quoted = json.dumps(secret, ensure_ascii=False)
        if len(secret) >= _SHORTEST:
            self._parts[secret] = self._parts[quoted[1:-1]] = shown
        elif secret:  # without quotes it would be found within words
            self._parts[quoted] = json.dumps(shown)

    def hide(self, secret: str, name: str) -> str:
        """Return what replaces *secret*, the value of *name*."""
        shown = HIDDEN if name == PASSWORD else fingerprint(secret)
        self._add(secret, shown)
        return shown

    def given(self, value: Any, *, name: str | None = None) -> Any:
        """Return a *value* from a client without secrets. With *name* it is a secret."""
        match value:
            case dict():
                return {
                    self._key(key, name): self.given(inner, name=self._name(key, value) or name)
                    for key, inner in value.items()
                }
            case [str() as key, str()] if name is None and secret_text(key):
                return [key, self.given(value[1], name=secret_text(key))]
            case list():
                return [self.given(inner, name=name) for inner in value]
            case str():
                return self._prose(value) if name is None else self.hide(value, name)
            case int() | float():
                is_shown = name is None or isinstance(value, bool)
                return value if is_shown else self.hide(str(value), name or PASSWORD)
            case _:  # null, and what a variable without a value leaves in a list
                return None

    def _key(self, key: str, name: str | None) -> str:
        return self.text(key) if name is None else self.hide(key, name)

    @staticmethod
    def _name(key: str, value: Mapping[str, Any]) -> str | None:
        """Return the secret that the field *key* of *value* is."""
        if is_value(key) and (secret := named_secret(value)):
            return secret
        is_swapped = key == "email" and PASSWORD in value and "@" not in str(value[key])
        return PASSWORD if is_swapped else secret_name(key)

    def without_keys(self, value: Any) -> Any:
        """Return what a client gave instead of an object: every text in it is a secret."""
        match value:
            case dict():
                return self.given(value)
            case list():
                return [self.without_keys(inner) for inner in value]
            case _:
                return self.given(value, name=PASSWORD)

    def answered(self, value: Any, *, name: str | None = None) -> Any:
        """Return a *value* of an answer without secrets. An object can have the name of a token."""
        match value:
            case dict():
                return {
                    self.found.get(key, key): self.answered(inner, name=secret_name(key))
                    for key, inner in value.items()
                }
            case list():
                return [self.answered(inner, name=name) for inner in value]
            case str():
                return self._prose(value) if name is None else self.hide(value, name)
            case _:
                return value

    def _prose(self, text: str) -> str:
        """Return *text* without the secrets that it names itself."""
        return self.text(_ASSIGNED.sub(lambda it: it[1] + self.hide(it[2], PASSWORD), text))

    def text(self, text: str) -> str:
        """Return *text* without what is, or looks like, a secret.

        Nothing is returned of it when there are too many secrets to look for.
        """
        OF_THREAD.pause()
        if text in self.found:
            return self.found[text]
        if len(self.found) > _MOST:
            return HIDDEN
        for part, shown in self._parts.items():
            text = text.replace(part, shown)
        text = _LINK.sub(lambda link: link[1] + self.hide(link[2], ""), text)
        return _TOKEN.sub(lambda token: self.hide(token[0], ""), text)

    def document(self, text: str, spans: Iterable[tuple[int, int, str]]) -> str:
        """Return a document with its *spans* replaced: from, to, replacement."""
        parts, end = [], 0
        for start, stop, shown in sorted(spans):
            parts += [text[end:start], json.dumps(shown)]
            end = stop
        left = "".join([*parts, text[end:]])
        return self.text(_PIECE.sub(lambda piece: self._prose(piece[0]), left))


def without_strings(text: str) -> str:
    """Return a document that cannot be parsed, without everything quoted."""
    return _NAMED.sub(rf"\1{HIDDEN}", _QUOTED.sub(json.dumps(HIDDEN), text))

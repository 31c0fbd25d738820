"""Hides the secrets of a request and its answer.

A token is replaced by its fingerprint, which is the same for the same token, so you can see which
entries belong together. A password has no fingerprint, since it could be guessed from one.
"""

import json
import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache
from hashlib import sha256
from typing import Any, Final

from sandbox.storefront.api import STOREFRONT

HIDDEN: Final = "[redacted]"
PASSWORD: Final = "password"  # noqa: S105 - the name of a field
SECRETS: Final = STOREFRONT.secrets | {PASSWORD, "sessionToken"}
"""Names of the schema's arguments and fields that hold passwords, tokens or links with them."""

_SPELT: Final = {name.casefold(): name for name in SECRETS}
_ALIKE: Final = 0.75  # of `difflib`: one or two letters are missing, wrong or too many
_LONGEST: Final = 60  # letters of a name that is compared
_PASSWORD_LIKE: Final = re.compile(
    "(?i:pass|pwd|psw|pwrd|secret|credential|kennwort|(?<![a-z])pw(?![a-z]))"
    "|(?<=[a-z])P[wW](?![a-z])"
)
OBJECTS: Final = frozenset({"customer", "input"})
"""Arguments of mutations that take objects with secrets. A text in the place of such an object may
be a secret."""

_NAME: Final = "key"  # of an attribute, which has a `value`
_MOST: Final = 300  # secrets of one request that are looked for in other texts
_SHORTEST: Final = 6  # characters of a secret that other texts may hold without quotes
# What a secret looks like wherever it is: an access token, a sealed one, the end of a mailed link.
_TOKEN: Final = re.compile(
    r"\b(?:shcat|shcrt|shcac|atkn)_[\w.-]+|\beyJ[\w-]+\.[\w-]+\.[\w-]+"
    r"|(?<![0-9A-Za-z-])[0-9a-f]{32}(?![0-9A-Za-z-])|[\w=-]{100,}",
    re.ASCII,
)
_LINK: Final = re.compile(
    r"(account/+(?:login/+multipass|(?:activate|reset)/+\d+)/+)([^\s\"'/?#<]+)"
)
_QUOTED: Final = re.compile(r"\"\"\".*?(?:\"\"\"|\Z)|\"[^\"\n]*\"?|'[^'\n]*'?", re.DOTALL)
_NAMED: Final = re.compile(
    r"(pass|pwd|psw|secret|credential|\bpw|token|url)(\w*\W{1,3})[^\s,)}\"]+", re.IGNORECASE
)


def fingerprint(secret: str) -> str:
    return f"sha256:{sha256(secret.encode(errors='surrogatepass')).hexdigest()[:8]}"


class Redaction:
    """The secrets found in one request, and what replaces them everywhere in it."""

    def __init__(self, found: Mapping[str, str] | None = None) -> None:
        self.found: dict[str, str] = dict(found or {})

    def hide(self, secret: str, name: str) -> str:
        """Return what replaces *secret*, the value of *name*."""
        self.found[secret] = shown = HIDDEN if name == PASSWORD else fingerprint(secret)
        return shown

    def given(self, value: Any, *, name: str | None = None) -> Any:
        """Return a *value* from a client without secrets. With *name* it is a secret."""
        match value:
            case dict():
                of_value = attribute_secret(value.get(_NAME))
                return {
                    self.text(key): self.given(
                        inner,
                        name=secret_name(key) or (of_value if key == "value" else None) or name,
                    )
                    for key, inner in value.items()
                }
            case list():
                return [self.given(inner, name=name) for inner in value]
            case str():
                return self.text(value) if name is None else self.hide(value, name)
            case int() | float() if name is not None and not isinstance(value, bool):
                return self.hide(str(value), name)
            case int() | float():
                return value
            case _:  # null, and what a variable without a value leaves in a list
                return None

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
                    key: self.answered(inner, name=secret_name(key)) for key, inner in value.items()
                }
            case list():
                return [self.answered(inner, name=name) for inner in value]
            case str():
                return self.text(value) if name is None else self.hide(value, name)
            case _:
                return value

    def text(self, text: str) -> str:
        """Return *text* without what is, or looks like, a secret.

        Nothing is returned of it when there are too many secrets to look for.
        """
        if text in self.found:
            return self.found[text]
        if len(self.found) > _MOST:
            return HIDDEN
        for secret, shown in self.found.items():
            if len(secret) >= _SHORTEST:
                text = text.replace(secret, shown)
            elif secret:  # or it would be found within words
                text = text.replace(json.dumps(secret, ensure_ascii=False), json.dumps(shown))
        text = _LINK.sub(lambda link: link[1] + self.hide(link[2], ""), text)
        return _TOKEN.sub(lambda token: self.hide(token[0], ""), text)

    def document(self, text: str, spans: Iterable[tuple[int, int, str]]) -> str:
        """Return a document with its *spans* replaced: from, to, replacement."""
        parts, end = [], 0
        for start, stop, shown in sorted(spans):
            parts += [text[end:start], json.dumps(shown)]
            end = stop
        return self.text("".join([*parts, text[end:]]))


def without_strings(text: str) -> str:
    """Return a document that cannot be parsed, without everything quoted."""
    return _NAMED.sub(rf"\1\2{HIDDEN}", _QUOTED.sub(json.dumps(HIDDEN), text))


def secret_name(name: str) -> str | None:
    """Return the secret that *name* names or resembles; None for another name.

    A password that is sent as `pasword` or as `newPassword` is as secret as any other.
    """
    if name in SECRETS:
        return name
    if _PASSWORD_LIKE.search(name):
        return PASSWORD
    return _near_secret(name.casefold()) if len(name) <= _LONGEST else None


def attribute_secret(key: object) -> str | None:
    """Return the secret that the value of an attribute with this *key* is."""
    return secret_name(key) if isinstance(key, str) else None


@lru_cache(maxsize=4_096)
def _near_secret(spelt: str) -> str | None:
    near = get_close_matches(spelt, _SPELT, n=1, cutoff=_ALIKE)
    return _SPELT[near[0]] if near else None

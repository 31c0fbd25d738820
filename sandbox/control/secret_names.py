"""Names of fields that hold secrets, such as `password` and `accessToken`, also misspelt."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from sandbox.storefront.api import STOREFRONT

PASSWORD: Final = "password"  # noqa: S105 - the name of a field
SECRETS: Final = STOREFRONT.secrets | {PASSWORD, "sessionToken"}
"""Names of the schema's arguments and fields that hold passwords, tokens or links with them."""

_SPELT: Final = {name.casefold(): name for name in SECRETS}
_ALIKE: Final = 0.75  # of `difflib`: one or two letters are missing, wrong or too many
_LONGEST: Final = 60  # letters of a name that is compared
_ENGLISH: Final = (
    "pass|pwd|psw|pwrd|secret|credential|bearer|authori[sz]ation|(?:api|private)[-_ ]?key"
    "|(?<![a-z])(?:pw|auth|cookies?|jwt|otp|pin|session(?:[-_ ]?(?:id|key))?)(?![a-z])"
)
_OTHER_LANGUAGES: Final = (
    "kennwort|contrase[nñ]a|senha|wachtwoord|l[oö]senord|adgangskode|salasana|heslo"
    "|(?<![a-z])(?:has[lł]o|parola)(?![a-z])|парол|密码|密碼|パスワード|비밀번호"
)
_PASSWORD_LIKE: Final = re.compile(f"(?i:{_ENGLISH}|{_OTHER_LANGUAGES})|(?<=[a-z])P[wW](?![a-z])")
_REPEATED: Final = frozenset({"confirm", "confirmation", "repeat"})
"""What forms call the password that is typed again."""

_NAMES: Final = ("key", "name", "field", "id", "label")  # of an attribute or a field of a form
_VALUES: Final = frozenset({"value", "content", "text", "data"})
_IS_NAME: Final = re.compile(r"[\w.\[\]-]{1,60}")


def secret_name(name: str) -> str | None:
    """Return the secret that *name* names or resembles; None for another name.

    A password that is sent as `pasword` or as `newPassword` is as secret as any other.
    """
    if name in SECRETS:
        return name
    if _PASSWORD_LIKE.search(name) or name.casefold() in _REPEATED:
        return PASSWORD
    return _near_secret(name.casefold()) if len(name) <= _LONGEST else None


def named_secret(given: Mapping[str, object]) -> str | None:
    """Return the secret that the value of an attribute is, as in `{key: "pw", value: "…"}`."""
    found = (secret_text(given.get(name)) for name in _NAMES)
    return next((each for each in found if each is not None), None)


def secret_text(text: object) -> str | None:
    """Return the secret that *text* names, if it is a name."""
    is_name = isinstance(text, str) and _IS_NAME.fullmatch(text)
    return secret_name(text) if is_name and isinstance(text, str) else None


def is_value(name: str) -> bool:
    """Say whether an attribute has its value in the field of that *name*."""
    return name in _VALUES


@lru_cache(maxsize=4_096)
def _near_secret(spelt: str) -> str | None:
    near = get_close_matches(spelt, _SPELT, n=1, cutoff=_ALIKE)
    return _SPELT[near[0]] if near else None

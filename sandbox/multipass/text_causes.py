"""Causes in the text of a token: changes after it was made, such as a wrong encoding."""

import re
from typing import Final
from urllib.parse import unquote

from msgspec.structs import replace

from sandbox.multipass.cause import Cause
from sandbox.multipass.errors import MultipassError, TruncatedError
from sandbox.multipass.token import Multipass

_ROUTE: Final = "/account/login/multipass/"
_PRINTED: Final = re.compile(r"undefined|null|nil|None|NaN|true|false|\[object \w+\]")
_JWT: Final = re.compile(r"eyJ[\w-]*\.[\w-]*\.[\w-]*")
_ESCAPE: Final = re.compile(r"%[0-9A-Fa-f]{2}")
_OPENING: Final = ("{", "[")
_BYTES: Final = re.compile(r"b(['\"])(.*)\1", re.DOTALL)
_LONGEST: Final = 100_000
"""Characters of a text that is repaired: to repair more takes long."""
_ESCAPED_ESCAPE: Final = re.compile(r"%25[0-9A-Fa-f]{2}")

EMPTY: Final = Cause(
    "empty",
    "There is no token.",
    "Check that the variable or the part of the path that should hold it is not empty.",
)
NO_TOKEN: Final = Cause(
    "not-a-token",
    "This is a value that was printed as text, such as undefined or [object Promise].",
    "Look at what the variable holds: await what makes the token, and take it out of its object.",
)
JWT: Final = Cause(
    "jwt",
    "This is a JSON Web Token: three parts with dots between them.",
    "Make a Multipass token with the Multipass secret of the shop. A JWT is for other APIs.",
)
URL: Final = Cause(
    "url",
    "This is a URL that contains the token.",
    "Send only the part after /account/login/multipass/.",
)
PERCENT_ENCODED_TWICE: Final = Cause(
    "percent-encoded-twice",
    "The token was percent-encoded twice (%253D).",
    "Do not encode it: a URL-safe token needs no encoding.",
)
PERCENT_ENCODED: Final = Cause(
    "percent-encoded",
    "The token was percent-encoded (%3D), and nothing decoded it.",
    "Decode it when you read it from the URL; a URL-safe token needs no encoding at all.",
)
LINE_BREAKS: Final = Cause(
    "line-breaks",
    "The token has line breaks: some base64 functions fold lines at 60 or 76 characters.",
    "Use a function that does not fold (Ruby: urlsafe_encode64, openssl: -A), or remove them.",
)
WHITE_SPACE: Final = Cause(
    "white-space",
    "The token has white space around it.",
    "Trim it where it is read: from a file, a header or an environment variable.",
)
PYTHON_BYTES: Final = Cause(
    "python-bytes",
    "The token is printed as Python shows bytes: b'…'.",
    "Convert the bytes to text with token.decode(), not with str(token).",
)
JSON_LITERAL: Final = Cause(
    "json-literal",
    "The token is in quotes, or in a JSON object.",
    "Send the text inside, without quotes: decode the JSON first.",
)
PADDED_TWICE: Final = Cause(
    "base64-padded-twice",
    "The token ends with too many =: they were added to a token that was padded already.",
    "Leave the padding to the base64 function.",
)
PLUS_LOST: Final = Cause(
    "plus-lost",
    "The token has blanks in it: a + of the standard alphabet, read as a form field.",
    "Make the token with the URL-safe alphabet: - for + and _ for /.",
)
CUT: Final = Cause(
    "truncated",
    "The token is valid base64, but its end is missing.",
    "Look for a database column, a cookie or a log line that cuts it: the length of tokens varies.",
)
NOT_BASE64: Final = Cause(
    "not-base64",
    "The text is not base64: it has characters or an end that base64 does not have.",
    "Send the token exactly as the function that made it returned it.",
)


def text_cause(error: MultipassError, *, token: str, multipass: Multipass) -> Cause:
    """Return the likely cause of *token*, which is not base64 of the right length."""
    cause = _seen_in(token, cut=isinstance(error, TruncatedError))
    repaired = token if len(token) > _LONGEST else _repaired(token)
    if repaired == token or cause in (JWT, NO_TOKEN):
        return cause
    return replace(cause, message=f"{cause.message} {_outcome(repaired, multipass)}")


def _seen_in(token: str, *, cut: bool) -> Cause:
    stripped = token.strip()
    inner = stripped.strip("\"'")
    signs = (
        (EMPTY, not inner),
        (NO_TOKEN, _PRINTED.fullmatch(inner) is not None),
        (URL, "://" in inner or _ROUTE in inner),
        (JWT, _JWT.fullmatch(inner) is not None),
        (PERCENT_ENCODED_TWICE, _ESCAPED_ESCAPE.search(inner) is not None),
        (PERCENT_ENCODED, _ESCAPE.search(inner) is not None),
        (PYTHON_BYTES, _BYTES.fullmatch(stripped) is not None),
        (JSON_LITERAL, inner != stripped or inner[:1] in _OPENING),
        (LINE_BREAKS, "\n" in inner or "\r" in inner),
        (PLUS_LOST, " " in inner),
        (WHITE_SPACE, stripped != token),
        (PADDED_TWICE, _is_padded_twice(inner)),
        (CUT, cut),
    )
    return next((cause for cause, seen in signs if seen), NOT_BASE64)


def _repaired(token: str) -> str:
    bare = re.split(r"[?#]", token.strip().strip("\"'"))[0] if "://" in token else token
    plain = unquote(unquote(bare.rsplit(_ROUTE, 1)[-1])).strip()
    if literal := _BYTES.fullmatch(plain):
        plain = literal[2]
    folded = "".join(re.split(r"[\r\n]+", plain.strip("\"'"))).replace(" ", "+")
    return _padded(folded) if _is_padded_twice(folded) else folded


def _is_padded_twice(text: str) -> bool:
    return text.endswith("=") and len(text) > len(_padded(text))


def _padded(text: str) -> str:
    digits = text.rstrip("=")
    return digits + "=" * (-len(digits) % 4)


def _outcome(repaired: str, multipass: Multipass) -> str:
    try:
        multipass.read(repaired)
    except MultipassError as error:
        return f"Without it the token would be refused for another reason ({error.reason})."
    return "Without this mistake the token is correct."

"""A real token with anything cut off or changed is refused, and stays good itself."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Final

import pytest

from sandbox.multipass import Multipass, MultipassError
from tests.clients.generators import SECRET
from tests.clients.operations import LOG_IN, REFUSED, access_token_in, answer_of_login

JANE: Final = {"email": "jane@example.com", "first_name": "Jane", "return_to": "/account"}

DAMAGES: Final[dict[str, Callable[[str], str]]] = {
    "nothing-left": lambda _: "",
    "one-character-left": lambda token: token[:1],
    "half-left": lambda token: token[: len(token) // 2],
    "last-character-lost": lambda token: token.rstrip("=")[:-1],
    "first-character-lost": lambda token: token[1:],
    "iv-changed": lambda token: flipped(token, 0),
    "ciphertext-changed": lambda token: flipped(token, 16),
    "signature-changed": lambda token: flipped(token, -1),
    "twice-in-a-row": lambda token: token + token,
}


def test_refuses_every_shorter_text(generator):
    token = generator(JANE)
    assert opens(token)
    assert [cut for cut in shorter(token) if opens(cut)] == []


def test_refuses_a_flipped_bit_in_every_byte(generator):
    token = generator(JANE)
    size = len(urlsafe_b64decode(token + "=="))
    assert [at for at in range(size) if opens(flipped(token, at))] == []


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_the_server_refuses_it_and_takes_the_whole_token_after(generator, ask, damage):
    token = generator(JANE)
    assert ask(LOG_IN, token=damage(token)) == answer_of_login(REFUSED)
    access_token_in(ask(LOG_IN, token=token))


def opens(token: str) -> bool:
    try:
        Multipass(SECRET).open(token, now=datetime.now(UTC))
    except MultipassError:
        return False
    return True


def shorter(token: str) -> Iterator[str]:
    """Cut *token* at every length; without its padding alone it is still whole."""
    return (token[:length] for length in range(len(token.rstrip("="))))


def flipped(token: str, at: int) -> str:
    sealed = bytearray(urlsafe_b64decode(token + "=="))
    sealed[at] ^= 1 << at % 8
    return urlsafe_b64encode(sealed).decode()

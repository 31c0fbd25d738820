"""Passwords, which are kept as hashes."""

from typing import Final

from sandbox.customers.records import Customer, Password
from sandbox.world import World

# argon2's own least: 8 KiB once over, some 30 microseconds. Each step of the cost doubles both.
_LEAST_MEMORY: Final = 8
_PASSES: Final = 1
_LANES: Final = 1
_LENGTH: Final = 32


def password_for(world: World, customer: Customer, text: str) -> Password:
    """Return *text* as the password of *customer*, to be put with them."""
    salt = bytes.fromhex(world.secrets.token())
    return Password(customer.id, hashed(text, salt=salt, cost=world.shop.password_cost))


def is_password(world: World, customer: Customer, text: str) -> bool:
    """Say whether *text* is the password of *customer*, who may have none."""
    password = world.store.get(Password, customer.id)
    return password is not None and is_hash_of(password.hash, text)


def hashed(text: str, *, salt: bytes, cost: int) -> str:
    """Return the argon2id hash of *text*, in the usual form that names its parameters."""
    from argon2.low_level import Type, hash_secret

    memory = _LEAST_MEMORY << cost
    return hash_secret(text.encode(), salt, _PASSES, memory, _LANES, _LENGTH, Type.ID).decode()


def is_hash_of(kept: str, text: str) -> bool:
    """Whether *kept* is the hash of *text*, compared in constant time."""
    from argon2.exceptions import VerifyMismatchError
    from argon2.low_level import Type, verify_secret

    try:
        return verify_secret(kept.encode(), text.encode(), Type.ID)
    except VerifyMismatchError:
        return False

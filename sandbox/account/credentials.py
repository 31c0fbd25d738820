"""Fields of email and password, which several forms have."""

from typing import Final

from sandbox.account.forms import Field
from sandbox.account.texts import Texts

EMAIL: Final = "customer[email]"
PASSWORD: Final = "customer[password]"  # noqa: S105 - the name of a field


def email_field(texts: Texts, *, name: str = EMAIL, is_fixed: bool = False) -> Field:
    return Field(
        key="email",
        name=name,
        label=texts.email,
        type="email",
        autocomplete="username",
        is_fixed=is_fixed,
    )


def password_field(texts: Texts, *, autocomplete: str, hint: str | None = None) -> Field:
    return Field(
        key="password",
        name=PASSWORD,
        label=texts.password,
        type="password",
        autocomplete=autocomplete,
        hint=hint,
    )

"""Forms that say what is wrong with them, to the eye and to a screen reader alike."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from sandbox.account.html import Attribute, Html, element, joined
from sandbox.user_errors import UserError

_PASSWORD: Final = "password"  # noqa: S105 - a type of input


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One line of a form.

    `name` is the one that Shopify's themes post, as in `customer[email]`; `key` is the last word
    of the path that a user error names, as in `email`.
    """

    key: str
    name: str
    label: str
    autocomplete: str
    type: str = "text"
    hint: str | None = None
    is_required: bool = True
    is_fixed: bool = False
    options: Sequence[tuple[str, str]] = ()
    """Values and labels, of which one is selected."""

    @property
    def id(self) -> str:
        return f"field-{self.key}"


def errors_at(fields: Sequence[Field], errors: Sequence[UserError], *, title: str) -> Html | None:
    """Return what stands above a form: each error, with a link to its field. It has the focus."""
    if not errors:
        return None
    ids = {field.key: field.id for field in fields}
    lines = (_line(error, ids.get(_key(error))) for error in errors)
    return element(
        "div",
        element("h2", title),
        element("ul", *lines),
        class_="errors",
        role="alert",
        tabindex="-1",
        autofocus=True,
    )


def form(
    fields: Sequence[Field],
    *,
    button: str,
    problem: str,
    action: str | None = None,
    given: Mapping[str, str] = MappingProxyType({}),
    errors: Sequence[UserError] = (),
) -> Html:
    """Return a form that posts *fields* to the path *action*, else to where it stands.

    *errors* are shown above it, headed by *problem*, and at their fields; *given* is what was
    posted before. The browser checks nothing: what the shop says of a wrong value is what one
    comes here to see.
    """
    return element(
        "form",
        errors_at(fields, errors, title=problem),
        rows(fields, given, errors),
        element("button", button, type="submit"),
        method="post",
        action=action,
        novalidate=True,
    )


def rows(
    fields: Sequence[Field], given: Mapping[str, str], errors: Sequence[UserError] = ()
) -> Html:
    """Return *fields* with their labels, what was *given*, and what is wrong with it."""
    return joined(*(_row(field, given.get(field.name), errors) for field in fields))


def _line(error: UserError, field_id: str | None) -> Html:
    if field_id is None:
        return element("li", error.message)
    return element("li", element("a", error.message, href=f"#{field_id}"))


def _row(field: Field, value: str | None, errors: Sequence[UserError]) -> Html:
    messages = [error.message for error in errors if _key(error) == field.key]
    about: dict[str, Attribute] = {
        "id": field.id,
        "name": field.name,
        "autocomplete": field.autocomplete,
        "required": field.is_required,
        "aria_invalid": "true" if messages else None,
        "aria_describedby": " ".join(_described(field, is_wrong=bool(messages))) or None,
    }
    return joined(
        element("label", field.label, for_=field.id),
        field.hint and element("p", field.hint, id=f"{field.id}-hint", class_="hint"),
        element("p", ". ".join(messages), id=f"{field.id}-error", class_="error")
        if messages
        else None,
        _select(field, value, about) if field.options else _input(field, value, about),
    )


def _input(field: Field, value: str | None, about: Mapping[str, Attribute]) -> Html:
    return element(
        "input",
        type=field.type,
        readonly=field.is_fixed,
        value=None if field.type == _PASSWORD else value,
        **about,
    )


def _select(field: Field, value: str | None, about: Mapping[str, Attribute]) -> Html:
    options = (
        element("option", label, value=key, selected=key == value) for key, label in field.options
    )
    return element("select", *options, **about)


def _described(field: Field, *, is_wrong: bool) -> Iterator[str]:
    if field.hint:
        yield f"{field.id}-hint"
    if is_wrong:
        yield f"{field.id}-error"


def _key(error: UserError) -> str:
    return error.field[-1] if error.field else ""

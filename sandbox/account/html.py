"""HTML in which nothing of a request can be anything but text.

`element` escapes whatever is not `Html` already, so no caller can forget to.
"""

from base64 import b64encode
from hashlib import sha256
from html import escape
from typing import Final


class Html(str):
    """Text that is markup: what the functions here return."""

    __slots__ = ()


Content = str | None
Attribute = str | bool | None

_VOID: Final = frozenset({"input", "meta"})
STYLE: Final = """
:root { color-scheme: light dark; --line: #767676 }
:root { --error: #b00020; --accent: #1a5fb4; --quiet: #5f6368 }
@media (prefers-color-scheme: dark) {
:root { --error: #ff8a9a; --accent: #8ab4f8; --quiet: #a8adb3 }
}
html { background: Canvas; color: CanvasText }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 26rem; margin: 3rem auto; padding: 0 1rem; \
overflow-wrap: break-word }
body.wide { max-width: 64rem; margin-top: 1.5rem }
header, footer, .hint { color: var(--quiet) }
h1 { font-size: 1.5rem; margin: .5rem 0 1.5rem }
label { display: block; font-weight: 600; margin-top: 1rem }
input, select { font: inherit; box-sizing: border-box; width: 100%; padding: .5rem; \
border: 1px solid var(--line); border-radius: .25rem }
input[type=radio] { width: auto; margin: 0 .5rem 0 0 }
.beside { display: inline; margin: 0 }
.below { display: block; margin-left: 1.5rem }
input[aria-invalid], select[aria-invalid] { border: 2px solid var(--error) }
fieldset { border: 1px solid var(--line); border-radius: .25rem; margin: 1.5rem 0 0 }
legend, h2 { font-size: 1.125rem; font-weight: 600 }
button { font: inherit; margin-top: 1.5rem; padding: .5rem 1.25rem; cursor: pointer; \
border: 1px solid var(--accent); border-radius: .25rem; background: var(--accent); color: Canvas }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
a { color: var(--accent) }
dt { font-weight: 600 } dd { margin: 0 0 .75rem; overflow-wrap: anywhere }
code { overflow-wrap: anywhere }
.hint { margin: 0 }
.error { margin: 0; color: var(--error) }
.errors { border: 2px solid var(--error); border-radius: .25rem; padding: 0 1rem }
.errors h2 { font-size: 1rem; margin: .75rem 0 0 }
footer { margin-top: 3rem; font-size: .875rem }
nav ol, nav ul, .lines { list-style: none; margin: 0; padding: 0 }
nav li { display: inline-block; margin-right: 1rem }
[aria-current] { font-weight: 600 }
.lines li, .sums div { display: flex; justify-content: space-between; gap: 1rem; \
padding: .25rem 0; overflow-wrap: anywhere }
.sums dt { font-weight: 400 } .sums dd { margin: 0; text-align: right }
.sums .whole { border-top: 1px solid var(--line); font-weight: 600; margin-top: .5rem }
.plain { margin: 0; padding: 0; border: 0; background: none; color: var(--accent); \
text-decoration: underline }
.notice { border: 1px solid var(--line); border-radius: .25rem; padding: .5rem 1rem }
@media (min-width: 56rem) {
.columns { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 4rem; \
align-items: start }
}
"""
_DIGEST: Final = b64encode(sha256(STYLE.encode()).digest()).decode()

# Activation and reset links are secrets in a URL. `same-origin` keeps them from other sites as
# `no-referrer` would, with which browsers send `Origin: null` along with our own forms.
HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'sha256-{_DIGEST}'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
"""On every page: it loads nothing, is kept nowhere, and tells other sites nothing."""


def element(tag: str, /, *content: Content, **attributes: Attribute) -> Html:
    """Return an element. What is None is left out, an attribute that is True has no value.

    `class_` is written `class`, `aria_label` is written `aria-label`.
    """
    opening = "".join((f"<{tag}", *map(_written, attributes, attributes.values()), ">"))
    return Html(opening if tag in _VOID else f"{opening}{joined(*content)}</{tag}>")


def joined(*content: Content) -> Html:
    """Return *content* as one piece of markup."""
    parts = (part if isinstance(part, Html) else escape(part) for part in content if part)
    return Html("".join(parts))


def document(title: str, *body: Content, lang: str = "en", is_wide: bool = False) -> bytes:
    """Return a whole page, in the language *lang*."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="robots", content="noindex"),
        element("title", title),
        Html(f"<style>{STYLE}</style>"),
    )
    whole = element("body", *body, class_="wide" if is_wide else None)
    return f"<!doctype html>\n{element('html', head, whole, lang=lang)}\n".encode()


def _written(name: str, value: Attribute) -> str:
    """Return one attribute as it stands in a tag."""
    if value is None or value is False:
        return ""
    spelt = name.rstrip("_").replace("_", "-")
    return f" {spelt}" if value is True else f' {spelt}="{escape(value)}"'

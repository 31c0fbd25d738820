"""The login page: an email, then the code that was mailed; besides, each persona by one click.

Shopify: two steps, a text box `Email` with a button `Continue`, then one for the code with a button
`Submit` (seen by tests of third parties). Personas are ours.
"""

from typing import Final
from urllib.parse import urlencode

from sandbox.account.html import Content, Html, element
from sandbox.customers.records import Customer
from sandbox.customers.seed.personas import Persona
from sandbox.door.answers import Answer
from sandbox.email_address import normalize
from sandbox.identity.codes import WrongCodeError, customer_by_code, customer_of, send_login_code
from sandbox.identity.sessions import begin_session
from sandbox.oidc.authorize import RefusedBack, Unsafe, read_asked, refused_back, with_code
from sandbox.oidc.call import Call
from sandbox.oidc.pages import error_page, page, session_cookie
from sandbox.oidc.texts import texts_for
from sandbox.reason import Reason

CODE: Final = "loginCode"
_PROVIDER: Final = "provider:"
_SKIPPING: Final = frozenset({"login_hint", "login_hint_mode", "acr_values"})


def show_login(call: Call) -> Answer:
    """Show the first step, or what the client asked to skip: `login_hint_mode`, `acr_values`."""
    if (refusal := _refusal(call)) is not None:
        return refusal
    hint = call.query.get("login_hint", "")
    address = normalize(hint)
    if address and call.query.get("acr_values", "").startswith(_PROVIDER):
        return _logged_in(call, customer_of(call.world, address))
    if address and call.query.get("login_hint_mode") == "submit":
        return _asking_for_code(call, address)
    return _asking_for_email(call, hint)


def log_in(call: Call) -> Answer:
    """Take the email, the code or the persona that was posted."""
    if (refusal := _refusal(call)) is not None:
        return refusal
    if name := call.form.get("persona"):
        return _as_persona(call, name)
    address = normalize(call.form.get("email", ""))
    if address is None:
        call.trace.explain(Reason("oauth.email", f"{call.form.get('email')!r} is not an email"))
        return _asking_for_email(call, call.form.get("email", ""), texts_for(call).wrong_email)
    if CODE not in call.form:
        return _asking_for_code(call, address)
    try:
        customer = customer_by_code(call.world, address, call.form[CODE])
    except WrongCodeError as wrong:
        call.trace.explain(Reason("oauth.login-code", str(wrong)))
        return _code_form(call, address, texts_for(call).wrong_code)
    return _logged_in(call, customer)


def _refusal(call: Call) -> Answer | None:
    try:
        read_asked(call)
    except Unsafe as unsafe:
        call.trace.explain(unsafe.reason)
        return error_page(call, unsafe.line)
    except RefusedBack as refused:
        return refused_back(call, refused)
    return None


def _as_persona(call: Call, name: str) -> Answer:
    persona = call.world.store.find(Persona, "name", name)
    customer = None if persona is None else call.world.store.get(Customer, persona.id)
    if customer is None:
        call.trace.explain(Reason("oauth.persona", f"the world has no persona {name!r}"))
        return _asking_for_email(call, "", texts_for(call).no_persona.format(name=name))
    return _logged_in(call, customer)


def _logged_in(call: Call, customer: Customer) -> Answer:
    from sandbox.identity.tokens import enabled

    enabled(call.world, customer)
    session = begin_session(call.world, customer, before=call.session_id)
    return with_code(call, read_asked(call), session, cookie=session_cookie(call, session))


def _asking_for_code(call: Call, email: str) -> Answer:
    locale = call.query.get("ui_locales") or call.query.get("locale", "")
    send_login_code(call.world, email, locale=locale.partition(" ")[0])
    return _code_form(call, email)


def _asking_for_email(call: Call, email: str, problem: str | None = None) -> Answer:
    texts = texts_for(call)
    return page(
        call,
        texts.log_in,
        _form(
            _box(texts.email, "email", value=email, kind="email", problem=problem),
            element("button", texts.go_on, type="submit"),
        ),
        _personas(call),
        status=200 if problem is None else 422,
    )


def _code_form(call: Call, email: str, problem: str | None = None) -> Answer:
    texts = texts_for(call)
    return page(
        call,
        texts.enter_code,
        element("p", texts.sent_to.format(email=email)),
        _form(
            element("input", type="hidden", name="email", value=email),
            _box(texts.digits, CODE, kind="text", problem=problem),
            element("button", texts.submit, type="submit"),
        ),
        _form(
            element("input", type="hidden", name="email", value=email),
            element("button", texts.new_code, type="submit"),
        ),
        element("p", element("a", texts.other_email, href=_start_again(call))),
        status=200 if problem is None else 422,
    )


def _start_again(call: Call) -> str:
    """Return the address of the first step, without what skips it."""
    kept = {name: value for name, value in call.query.items() if name not in _SKIPPING}
    return f"?{urlencode(kept)}"


def _form(*content: Content) -> Html:
    return element("form", *content, method="post", novalidate=True)


def _box(
    label: str, name: str, *, kind: str, value: str | None = None, problem: str | None = None
) -> Html:
    identifier = f"field-{name}"
    return element(
        "div",
        element("label", label, for_=identifier),
        element("p", problem, id=f"{identifier}-error", class_="error", role="alert")
        if problem
        else None,
        element(
            "input",
            id=identifier,
            name=name,
            type=kind,
            value=value or None,
            autocomplete="one-time-code" if name == CODE else "username",
            inputmode="numeric" if name == CODE else None,
            autofocus=True,
            aria_invalid="true" if problem else None,
            aria_describedby=f"{identifier}-error" if problem else None,
        ),
    )


def _personas(call: Call) -> Html:
    rows = (
        element(
            "li",
            _form(
                element("input", type="hidden", name="persona", value=persona.name),
                element("button", persona.name, type="submit"),
            ),
            element("p", _who(call, persona), class_="hint"),
        )
        for persona in call.world.store.after(Persona, 0)
    )
    return element("section", element("h2", texts_for(call).personas), element("ul", *rows))


def _who(call: Call, persona: Persona) -> str:
    """Return name and email of a persona: what it is for speaks of passwords, too."""
    customer = call.world.store.get(Customer, persona.id)
    if customer is None:
        return ""
    parts = dict.fromkeys((customer.display_name, customer.email or ""))
    return ", ".join(filter(None, parts))

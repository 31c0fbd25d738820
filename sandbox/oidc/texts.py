"""Texts of the login pages, in the languages of the shop's other pages."""

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from sandbox.account.languages import accepted, language
from sandbox.oidc.call import Call

_MOST: Final = 10  # languages that are looked at


class Texts(Struct, frozen=True, kw_only=True):
    """The texts in one language. Braces stand for what a page fills in."""

    code: str
    """The language, as in `lang` of HTML."""
    log_in: str
    email: str
    go_on: str
    wrong_email: str
    enter_code: str
    sent_to: str
    digits: str
    submit: str
    wrong_code: str
    new_code: str
    other_email: str
    personas: str
    no_persona: str
    went_wrong: str
    logged_in: str
    logged_out: str
    close: str


ENGLISH: Final = Texts(
    code="en",
    log_in="Log in",
    email="Email",
    go_on="Continue",
    wrong_email="Enter a valid email",
    enter_code="Enter code",
    sent_to="Sent to {email}",
    digits="6-digit code",
    submit="Submit",
    wrong_code="Enter the correct 6-digit code",
    new_code="Send a new code",
    other_email="Use another email",
    personas="Or as a persona of the sandbox",
    no_persona="There is no persona {name}",
    went_wrong="Something went wrong",
    logged_in="You are logged in",
    logged_out="You are logged out",
    close="You can close this page.",
)
GERMAN: Final = Texts(
    code="de",
    log_in="Anmelden",
    email="E-Mail",
    go_on="Weiter",
    wrong_email="Gib eine gültige E-Mail-Adresse ein",
    enter_code="Code eingeben",
    sent_to="Gesendet an {email}",
    digits="6-stelliger Code",
    submit="Bestätigen",
    wrong_code="Gib den richtigen 6-stelligen Code ein",
    new_code="Neuen Code senden",
    other_email="Andere E-Mail-Adresse verwenden",
    personas="Oder als Persona der Sandbox",
    no_persona="Es gibt keine Persona {name}",
    went_wrong="Etwas ist schiefgelaufen",
    logged_in="Du bist angemeldet",
    logged_out="Du bist abgemeldet",
    close="Du kannst diese Seite schließen.",
)
FRENCH: Final = Texts(
    code="fr",
    log_in="Se connecter",
    email="E-mail",
    go_on="Continuer",
    wrong_email="Saisissez une adresse e-mail valide",
    enter_code="Saisir le code",
    sent_to="Envoyé à {email}",
    digits="Code à 6 chiffres",
    submit="Envoyer",
    wrong_code="Saisissez le bon code à 6 chiffres",
    new_code="Envoyer un nouveau code",
    other_email="Utiliser une autre adresse e-mail",
    personas="Ou comme persona du bac à sable",
    no_persona="Il n'y a pas de persona {name}",
    went_wrong="Une erreur est survenue",
    logged_in="Vous êtes connecté",
    logged_out="Vous êtes déconnecté",
    close="Vous pouvez fermer cette page.",
)
LANGUAGES: Final[Mapping[str, Texts]] = {each.code: each for each in (ENGLISH, GERMAN, FRENCH)}


def texts_for(call: Call) -> Texts:
    """Return the texts in the language of `locale`, of `ui_locales`, or of the browser.

    Shopify: the language of the pages follows `locale`, as `fr-CA` (documented); older clients
    send `ui_locales`. That a language without texts is English is our choice.
    """
    found = (LANGUAGES.get(language(each)) for each in _asked(call))
    return next(filter(None, found), ENGLISH)


def _asked(call: Call) -> Iterator[str]:
    yield call.query.get("locale", "")
    yield from call.query.get("ui_locales", "").split(" ", _MOST)[:_MOST]
    yield from accepted(call.headers.get("Accept-Language", ""))

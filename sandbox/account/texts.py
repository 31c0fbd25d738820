"""Texts of the account pages, in all their languages."""

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from sandbox.account.languages import accepted, language
from sandbox.account.visit import Visit


class LinkTexts(Struct, frozen=True, kw_only=True):
    """The texts of the page that a link of a mail leads to."""

    title: str
    button: str
    dead: str


class Texts(Struct, frozen=True, kw_only=True):
    """The texts in one language. Braces stand for what a page fills in."""

    code: str
    """The language, as in `lang` of HTML: `de`."""
    error: str
    problem: str
    email: str
    password: str
    password_hint: str
    password_again: str
    passwords_differ: str
    first_name: str
    last_name: str
    log_in: str
    log_out: str
    forgot: str
    create_account: str
    account: str
    name: str
    addresses: str
    none: str
    not_followed: str
    recover: str
    send_email: str
    on_its_way: str
    kept_here: str
    activation: LinkTexts
    reset: LinkTexts
    works_once: str


ENGLISH: Final = Texts(
    code="en",
    error="Error",
    problem="There is a problem",
    email="Email",
    password="Password",  # noqa: S106 - a label
    password_hint="5 to 40 characters",  # noqa: S106 - likewise
    password_again="Password again",  # noqa: S106 - likewise
    passwords_differ="The passwords are not the same",
    first_name="First name",
    last_name="Last name",
    log_in="Log in",
    log_out="Log out",
    forgot="Forgot your password?",
    create_account="Create account",
    account="Account",
    name="Name",
    addresses="Addresses",
    none="none",
    not_followed="The address to return to was not followed: {reason}.",
    recover="Reset your password",
    send_email="Send the email",
    on_its_way="An email with a link for a new password is on its way to {email}.",
    kept_here="The sandbox sends nothing; it keeps the mail in the inbox of this world:",
    activation=LinkTexts(
        title="Activate account",
        button="Activate account",
        dead="This activation link does not work",
    ),
    reset=LinkTexts(
        title="Reset account password",
        button="Reset password",
        dead="This password link does not work",
    ),
    works_once="A link works once, for a while, and only until a newer one is sent.",
)
GERMAN: Final = Texts(
    code="de",
    error="Fehler",
    problem="Es gibt ein Problem",
    email="E-Mail",
    password="Passwort",  # noqa: S106 - a label
    password_hint="5 bis 40 Zeichen",  # noqa: S106 - likewise
    password_again="Passwort wiederholen",  # noqa: S106 - likewise
    passwords_differ="Die Passwörter sind nicht gleich",
    first_name="Vorname",
    last_name="Nachname",
    log_in="Anmelden",
    log_out="Abmelden",
    forgot="Passwort vergessen?",
    create_account="Konto erstellen",
    account="Konto",
    name="Name",
    addresses="Adressen",
    none="keine",
    not_followed="Der Adresse für die Rückkehr wurde nicht gefolgt: {reason}.",
    recover="Passwort zurücksetzen",
    send_email="E-Mail senden",
    on_its_way="Eine E-Mail mit einem Link für ein neues Passwort ist unterwegs an {email}.",
    kept_here="Die Sandbox sendet nichts; die E-Mail liegt im Posteingang dieser Welt:",
    activation=LinkTexts(
        title="Konto aktivieren",
        button="Konto aktivieren",
        dead="Dieser Link zur Aktivierung funktioniert nicht",
    ),
    reset=LinkTexts(
        title="Neues Passwort",
        button="Passwort speichern",
        dead="Dieser Link für ein neues Passwort funktioniert nicht",
    ),
    works_once="Ein Link gilt einmal, für eine gewisse Zeit, und bis ein neuer gesendet wird.",
)
FRENCH: Final = Texts(
    code="fr",
    error="Erreur",
    problem="Il y a un problème",
    email="E-mail",
    password="Mot de passe",  # noqa: S106 - a label
    password_hint="5 à 40 caractères",  # noqa: S106 - likewise
    password_again="Mot de passe, encore une fois",  # noqa: S106 - likewise
    passwords_differ="Les mots de passe ne sont pas identiques",
    first_name="Prénom",
    last_name="Nom",
    log_in="Se connecter",
    log_out="Se déconnecter",
    forgot="Mot de passe oublié ?",
    create_account="Créer un compte",
    account="Compte",
    name="Nom",
    addresses="Adresses",
    none="aucun",
    not_followed="L'adresse de retour n'a pas été suivie : {reason}.",
    recover="Réinitialiser le mot de passe",
    send_email="Envoyer l'e-mail",
    on_its_way="Un e-mail avec un lien pour un nouveau mot de passe est envoyé à {email}.",
    kept_here="Le bac à sable n'envoie rien ; l'e-mail est dans la boîte de ce monde :",
    activation=LinkTexts(
        title="Activer le compte",
        button="Activer le compte",
        dead="Ce lien d'activation ne fonctionne pas",
    ),
    reset=LinkTexts(
        title="Nouveau mot de passe",
        button="Enregistrer le mot de passe",
        dead="Ce lien pour un nouveau mot de passe ne fonctionne pas",
    ),
    works_once="Un lien sert une fois, pour un temps, et jusqu'à l'envoi d'un lien plus récent.",
)
LANGUAGES: Final[Mapping[str, Texts]] = {each.code: each for each in (ENGLISH, GERMAN, FRENCH)}


def texts_for(visit: Visit) -> Texts:
    """Return the texts in the language of `?locale=`, or of the browser; else in English."""
    return next(filter(None, map(LANGUAGES.get, _asked(visit))), ENGLISH)


def _asked(visit: Visit) -> Iterator[str]:
    yield language(visit.query.get("locale", ""))
    received = visit.context.received
    if received is not None:
        yield from accepted(received.headers.get("Accept-Language", ""))

"""Texts of mails, in the languages of the checkout pages."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from sandbox.world.inbox import MailKind


class MailText(Struct, frozen=True):
    """A subject and a text. Names in braces are filled in."""

    subject: str
    text: str
    language: str = "en"


ENGLISH: Final = "en"
"""Of who has no language, or one that there is not."""


def language_of(locale: str | None) -> str:
    """Return the language of mails for a *locale*, as `de-AT`, `FR` or None."""
    code = (locale or "").replace("_", "-").partition("-")[0].lower()
    return code if code in TEXTS else ENGLISH


def mail_text(kind: MailKind, language: str, **parts: str) -> MailText:
    """Return subject and text of a mail of that *kind*, with its *parts* filled in."""
    known = language_of(language)
    found = TEXTS[known][kind]
    return MailText(found.subject.format(**parts), found.text.format(**parts), known)


def phrase(name: str, language: str) -> str:
    """Return a piece of text that some mails have."""
    return PHRASES[language_of(language)][name]


PHRASES: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "reason": " Reason: {reason}.",
        "refunded": " What was paid is refunded.",
        "tracking": "Tracking number",
    },
    "de": {
        "reason": " Grund: {reason}.",
        "refunded": " Was bezahlt wurde, wird erstattet.",
        "tracking": "Sendungsnummer",
    },
    "fr": {
        "reason": " Motif : {reason}.",
        "refunded": " Ce qui a été payé est remboursé.",
        "tracking": "Numéro de suivi",
    },
}

TEXTS: Final[Mapping[str, Mapping[MailKind, MailText]]] = {
    "en": {
        MailKind.ABANDONED_CHECKOUT: MailText(
            "Complete your purchase", "You left something in your cart at {shop}: {link}"
        ),
        MailKind.ORDER_CONFIRMATION: MailText(
            "Order {order} confirmed",
            "Thank you for your purchase at {shop}.\n{lines}\nTotal: {total}\n"
            "View your order: {link}",
        ),
        MailKind.SHIPPING_CONFIRMATION: MailText(
            "A shipment from order {order} is on the way", "{lines}\nView your order: {link}"
        ),
        MailKind.ORDER_CANCELED: MailText(
            "Order {order} has been canceled",
            "Order {order} was canceled.{reason}{refunded}\nView your order: {link}",
        ),
        MailKind.REFUND: MailText(
            "Refund notification",
            "Refunded of order {order} so far: {refunded}\nView your order: {link}",
        ),
        MailKind.ACTIVATION: MailText(
            "Customer account activation", "Activate your account at {shop}: {link}"
        ),
        MailKind.WELCOME: MailText(
            "Customer account confirmation",
            "You have an account at {shop} now: log in with your email.",
        ),
        MailKind.PASSWORD_RESET: MailText(
            "Customer account password reset",
            "Set a new password for your account at {shop}: {link}",
        ),
        MailKind.LOGIN_CODE: MailText(
            "{code} is your {shop} login code", "Enter this code to log in to {shop}: {code}"
        ),
    },
    "de": {
        MailKind.ABANDONED_CHECKOUT: MailText(
            "Schließe deinen Einkauf ab", "In deinem Warenkorb bei {shop} ist noch etwas: {link}"
        ),
        MailKind.ORDER_CONFIRMATION: MailText(
            "Bestellung {order} bestätigt",
            "Danke für deinen Einkauf bei {shop}.\n{lines}\nGesamt: {total}\n"
            "Bestellung ansehen: {link}",
        ),
        MailKind.SHIPPING_CONFIRMATION: MailText(
            "Eine Sendung der Bestellung {order} ist unterwegs",
            "{lines}\nBestellung ansehen: {link}",
        ),
        MailKind.ORDER_CANCELED: MailText(
            "Bestellung {order} wurde storniert",
            "Die Bestellung {order} wurde storniert.{reason}{refunded}\nBestellung ansehen: {link}",
        ),
        MailKind.REFUND: MailText(
            "Erstattung",
            "Von der Bestellung {order} wurde bisher erstattet: {refunded}\n"
            "Bestellung ansehen: {link}",
        ),
        MailKind.ACTIVATION: MailText(
            "Aktiviere dein Kundenkonto", "Aktiviere dein Konto bei {shop}: {link}"
        ),
        MailKind.WELCOME: MailText(
            "Dein Kundenkonto",
            "Du hast jetzt ein Konto bei {shop}: Melde dich mit deiner E-Mail-Adresse an.",
        ),
        MailKind.PASSWORD_RESET: MailText(
            "Neues Passwort für dein Kundenkonto",
            "Wähle ein neues Passwort für dein Konto bei {shop}: {link}",
        ),
        MailKind.LOGIN_CODE: MailText(
            "{code} ist dein Anmeldecode für {shop}",
            "Gib diesen Code ein, um dich bei {shop} anzumelden: {code}",
        ),
    },
    "fr": {
        MailKind.ABANDONED_CHECKOUT: MailText(
            "Finalisez votre achat", "Il reste des articles dans votre panier chez {shop} : {link}"
        ),
        MailKind.ORDER_CONFIRMATION: MailText(
            "Commande {order} confirmée",
            "Merci pour votre achat chez {shop}.\n{lines}\nTotal : {total}\n"
            "Voir votre commande : {link}",
        ),
        MailKind.SHIPPING_CONFIRMATION: MailText(
            "Un colis de la commande {order} est en route",
            "{lines}\nVoir votre commande : {link}",
        ),
        MailKind.ORDER_CANCELED: MailText(
            "La commande {order} a été annulée",
            "La commande {order} a été annulée.{reason}{refunded}\nVoir votre commande : {link}",
        ),
        MailKind.REFUND: MailText(
            "Remboursement",
            "Remboursé à ce jour pour la commande {order} : {refunded}\n"
            "Voir votre commande : {link}",
        ),
        MailKind.ACTIVATION: MailText(
            "Activez votre compte client", "Activez votre compte chez {shop} : {link}"
        ),
        MailKind.WELCOME: MailText(
            "Votre compte client",
            "Vous avez un compte chez {shop} : connectez-vous avec votre adresse e-mail.",
        ),
        MailKind.PASSWORD_RESET: MailText(
            "Nouveau mot de passe de votre compte client",
            "Choisissez un nouveau mot de passe pour votre compte chez {shop} : {link}",
        ),
        MailKind.LOGIN_CODE: MailText(
            "{code} est votre code de connexion à {shop}",
            "Saisissez ce code pour vous connecter à {shop} : {code}",
        ),
    },
}

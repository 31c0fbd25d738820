"""The message of each code, in the languages that the sandbox has."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
    "ADDRESS1_MISSING": "The Address1 field is missing.",
    "ADDRESS_ARGUMENT_EMPTY": "The provided address argument is empty.",
    "ADDRESS_ID_DOES_NOT_EXIST": "The provided address ID doesn't exist.",
    "CONTAINS_HTML_TAGS": "Input contains HTML tags.",
    "CONTAINS_URL": "Input contains URL.",
    "COUNTRY_NOT_EXIST": "The provided country doesn't exist.",
    "CUSTOMER_ADDRESS_ALREADY_EXISTS": "The provided customer address already exists.",
    "CUSTOMER_ALREADY_SUBSCRIBED": "The customer is already subscribed.",
    "CUSTOMER_DOES_NOT_EXIST": "The customer does not exist.",
    "CUSTOMER_INPUT_ARGUMENT_EMPTY": "The personal information input argument is empty.",
    "DELETING_CUSTOMER_DEFAULT_ADDRESS_NOT_ALLOWED": (
        "The default address of the customer can't be deleted before setting another one as "
        "default."
    ),
    "DEMOTING_CUSTOMER_DEFAULT_ADDRESS_NOT_ALLOWED": (
        "Demoting the default address of the customer isn't allowed."
    ),
    "BUSINESS_LOCATION_NOT_FOUND": "Business location doesn't exist.",
    "FAILED": "The marketing consent can't be changed to this state.",
    "FIELD_TOO_LONG": "The field value is too long.",
    "NO_INPUT": "The input is empty.",
    "PERMISSION_DENIED": "Permission denied.",
    "PHONE_NUMBER_REQUIRED": "The customer does not have a phone number.",
    "REQUIRED": "Missing a required field.",
    "INVALID_STATE": "A resource was not in the correct state for the operation to succeed.",
    "GREATER_THAN": "The input value should be greater than the minimum allowed value.",
    "INPUT_BLANK": "The input value is blank.",
    "INPUT_TOO_LONG": "The input value is too long.",
    "ITEM_NOT_FOUND": "A requested item could not be found.",
    "LESS_THAN_OR_EQUAL_TO": (
        "The input value should be less than or equal to the maximum value allowed."
    ),
    "EMAIL_ADDRESS_NOT_FOUND": "The customer does not have an email address.",
    "INPUT_INVALID": "The input value is invalid.",
    "INVALID": "The provided address field isn't valid.",
    "INVALID_FOR_COUNTRY": "The provided value is invalid for the country.",
    "INVALID_TERRITORY_CODE": "The provided Territory Code isn't valid.",
    "NAME_TOO_LONG": "The personal information field is too long.",
    "PHONE_NUMBER_NOT_VALID": "The provided phone number isn't valid.",
    "SUBSCRIPTION_CONTRACT_DOES_NOT_EXIST": "Subscription contract does not exist.",
    "TERRITORY_CODE_MISSING": "The Territory Code field is missing.",
    "TOO_LONG": "The provided address field is too long.",
}

_FRENCH: Final[Mapping[str, str]] = {
    "ADDRESS_ARGUMENT_EMPTY": "L'adresse fournie est vide.",
    "ADDRESS_ID_DOES_NOT_EXIST": "L'identifiant de l'adresse n'existe pas.",
    "CONTAINS_HTML_TAGS": "La saisie contient des balises HTML.",
    "CONTAINS_URL": "La saisie contient une URL.",
    "CUSTOMER_ADDRESS_ALREADY_EXISTS": "Cette adresse existe déjà.",
    "CUSTOMER_ALREADY_SUBSCRIBED": "Le client est déjà abonné.",
    "CUSTOMER_INPUT_ARGUMENT_EMPTY": "Les informations personnelles sont vides.",
    "DELETING_CUSTOMER_DEFAULT_ADDRESS_NOT_ALLOWED": (
        "L'adresse par défaut ne peut pas être supprimée avant d'en choisir une autre."
    ),
    "DEMOTING_CUSTOMER_DEFAULT_ADDRESS_NOT_ALLOWED": (
        "L'adresse par défaut ne peut pas cesser de l'être."
    ),
    "BUSINESS_LOCATION_NOT_FOUND": "Le site de l'entreprise n'existe pas.",
    "FAILED": "Le consentement ne peut pas prendre cet état.",
    "FIELD_TOO_LONG": "La valeur du champ est trop longue.",
    "NO_INPUT": "La saisie est vide.",
    "PERMISSION_DENIED": "Vous n'avez pas l'autorisation.",
    "PHONE_NUMBER_REQUIRED": "Le client n'a pas de numéro de téléphone.",
    "REQUIRED": "Un champ obligatoire est manquant.",
    "INVALID_STATE": "L'état de la ressource ne permet pas cette opération.",
    "GREATER_THAN": "La valeur est trop petite.",
    "INPUT_BLANK": "La valeur est vide.",
    "INPUT_TOO_LONG": "La valeur est trop longue.",
    "ITEM_NOT_FOUND": "L'élément demandé est introuvable.",
    "LESS_THAN_OR_EQUAL_TO": "La valeur est trop grande.",
    "EMAIL_ADDRESS_NOT_FOUND": "Le client n'a pas d'adresse e-mail.",
    "INVALID": "Le champ de l'adresse n'est pas valide.",
    "INVALID_FOR_COUNTRY": "La valeur n'est pas valide pour le pays.",
    "INVALID_TERRITORY_CODE": "Le code du territoire n'est pas valide.",
    "NAME_TOO_LONG": "Le nom est trop long.",
    "PHONE_NUMBER_NOT_VALID": "Le numéro de téléphone n'est pas valide.",
    "TERRITORY_CODE_MISSING": "Le code du territoire est manquant.",
    "TOO_LONG": "Le champ de l'adresse est trop long.",
}

_GERMAN: Final[Mapping[str, str]] = {
    "ADDRESS_ARGUMENT_EMPTY": "Die angegebene Adresse ist leer.",
    "ADDRESS_ID_DOES_NOT_EXIST": "Die Adresse mit dieser ID existiert nicht.",
    "CONTAINS_HTML_TAGS": "Die Eingabe enthält HTML-Tags.",
    "CONTAINS_URL": "Die Eingabe enthält eine URL.",
    "CUSTOMER_ADDRESS_ALREADY_EXISTS": "Diese Adresse existiert bereits.",
    "CUSTOMER_ALREADY_SUBSCRIBED": "Der Kunde ist bereits angemeldet.",
    "CUSTOMER_INPUT_ARGUMENT_EMPTY": "Die persönlichen Angaben sind leer.",
    "DELETING_CUSTOMER_DEFAULT_ADDRESS_NOT_ALLOWED": (
        "Die Standardadresse kann erst gelöscht werden, wenn eine andere gewählt ist."
    ),
    "DEMOTING_CUSTOMER_DEFAULT_ADDRESS_NOT_ALLOWED": "Die Standardadresse muss eine bleiben.",
    "BUSINESS_LOCATION_NOT_FOUND": "Der Standort der Firma existiert nicht.",
    "FAILED": "Die Einwilligung kann diesen Zustand nicht haben.",
    "FIELD_TOO_LONG": "Der Wert des Feldes ist zu lang.",
    "NO_INPUT": "Die Eingabe ist leer.",
    "PERMISSION_DENIED": "Dazu fehlt die Berechtigung.",
    "PHONE_NUMBER_REQUIRED": "Der Kunde hat keine Telefonnummer.",
    "REQUIRED": "Ein Pflichtfeld fehlt.",
    "INVALID_STATE": "Der Zustand erlaubt das nicht.",
    "GREATER_THAN": "Der Wert ist zu klein.",
    "INPUT_BLANK": "Der Wert ist leer.",
    "INPUT_TOO_LONG": "Der Wert ist zu lang.",
    "ITEM_NOT_FOUND": "Das Gesuchte wurde nicht gefunden.",
    "LESS_THAN_OR_EQUAL_TO": "Der Wert ist zu groß.",
    "EMAIL_ADDRESS_NOT_FOUND": "Der Kunde hat keine E-Mail-Adresse.",
    "INVALID": "Das Feld der Adresse ist ungültig.",
    "INVALID_FOR_COUNTRY": "Der Wert ist für das Land ungültig.",
    "INVALID_TERRITORY_CODE": "Der Ländercode ist ungültig.",
    "NAME_TOO_LONG": "Der Name ist zu lang.",
    "PHONE_NUMBER_NOT_VALID": "Die Telefonnummer ist ungültig.",
    "TERRITORY_CODE_MISSING": "Der Ländercode fehlt.",
    "TOO_LONG": "Das Feld der Adresse ist zu lang.",
}

TRANSLATED: Final[Mapping[str, Mapping[str, str]]] = {"FR": _FRENCH, "DE": _GERMAN}
"""By language. A code that is missing, or a language, has the English message."""

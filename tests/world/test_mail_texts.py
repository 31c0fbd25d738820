"""Each mail is there in each language of the checkout, with the same gaps."""

from string import Formatter

import pytest

from sandbox.checkout_pages.languages import LANGUAGES
from sandbox.world.inbox import MailKind
from sandbox.world.mail_texts import PHRASES, TEXTS, language_of


def gaps(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_each_mail_has_the_same_gaps_in_each_language(language):
    assert set(TEXTS[language]) == set(MailKind)
    for kind, written in TEXTS[language].items():
        english = TEXTS["en"][kind]
        assert gaps(written.subject) == gaps(english.subject)
        assert gaps(written.text) == gaps(english.text)
    assert {name: gaps(text) for name, text in PHRASES[language].items()} == {
        name: gaps(text) for name, text in PHRASES["en"].items()
    }


@pytest.mark.parametrize(
    ("locale", "language"),
    [("de-AT", "de"), ("fr_CA", "fr"), ("DE", "de"), ("ja", "en"), ("", "en"), (None, "en")],
)
def test_a_locale_that_there_is_not_is_english(locale, language):
    assert language_of(locale) == language

"""The account pages in English, German and French."""

import pytest

EMAIL = "enabled@sandbox.example"
LOG_IN = {
    "en": ["Log in", "Email", "Password", "Log in", "Forgot your password?", "Create account"],
    "de": ["Anmelden", "E-Mail", "Passwort", "Anmelden", "Passwort vergessen?", "Konto erstellen"],
    "fr": [
        "Se connecter",
        "E-mail",
        "Mot de passe",
        "Se connecter",
        "Mot de passe oublié ?",
        "Créer un compte",
    ],
}


@pytest.mark.parametrize(
    ("path", "header", "language"),
    [
        ("/account/login", "", "en"),
        ("/account/login", "de-CH,fr;q=0.8", "de"),
        ("/account/login", "ja, fr-CA;q=0.8, en;q=0.5", "fr"),
        ("/account/login", "ja", "en"),
        ("/account/login?locale=fr-FR", "de", "fr"),
        ("/account/login?locale=ja", "de", "de"),
    ],
)
async def test_a_page_is_in_the_language_of_locale_or_of_the_browser(
    browser, path, header, language
):
    seen = await browser.get(path, **{"Accept-Language": header})
    texts = LOG_IN[language]
    assert seen.all("html") == [{"lang": language}]
    assert seen.page.title == f"{texts[0]} - Storefront Sandbox"
    assert seen.lines == ["Storefront Sandbox", *texts, "Storefront Sandbox, world default"]


async def test_a_refusal_has_its_heading_in_that_language_and_its_text_as_the_api(browser):
    form = {"customer[email]": EMAIL, "customer[password]": "wrong"}
    seen = await browser.post("/account/login?locale=de", form)
    assert (seen.status, seen.page.title) == (422, "Fehler: Anmelden - Storefront Sandbox")
    assert seen.lines[2:4] == ["Es gibt ein Problem", "Unidentified customer"]


@pytest.mark.parametrize(
    ("locale", "title", "differ"),
    [
        ("de", "Neues Passwort", "Die Passwörter sind nicht gleich"),
        ("fr", "Nouveau mot de passe", "Les mots de passe ne sont pas identiques"),
    ],
)
async def test_the_page_of_a_mailed_link_has_a_language(browser, mailed, locale, title, differ):
    await browser.post("/account/recover", {"email": EMAIL})
    path = f"{await mailed()}?locale={locale}"
    form = {"customer[password]": "one-secret", "customer[password_confirmation]": "another"}
    seen = await browser.post(path, form)
    assert (seen.status, seen.lines[1], seen.lines[3]) == (422, title, differ)

"""The settings that a server shows, and where each was set."""

from sandbox.cli import parse
from sandbox.cli.serve import settings_of
from sandbox.control.settings import _shown
from sandbox.settings import Settings


def shown(settings):
    """Return value and source by option, of those that are not the default ones."""
    return {
        each.option: (each.value, each.source)
        for each in _shown(settings)
        if each.source != "default"
    }


async def test_all_are_listed_and_secrets_are_hidden(start):
    storefront = await start(control_token="let-me-in", seed=7, multipass=False)
    response = await storefront.client.get("/_sandbox/api/settings")
    settings = (await response.json())["settings"]
    by_option = {each.pop("option"): each for each in settings}
    assert by_option["control-token"] == {"value": "••••••••", "source": "program"}
    assert by_option["multipass-secret"] == {"value": "••••••••", "source": "default"}
    assert by_option["no-multipass"] == {"value": "on", "source": "program"}
    assert by_option["seed"] == {"value": "7", "source": "program"}
    assert by_option["throttles"] == {"value": "0", "source": "default"}
    assert len(settings) == len(Settings.__slots__) - 1


def test_each_names_where_it_was_set(tmp_path):
    file = tmp_path / "sandbox.toml"
    file.write_text("customers = 5\nseed = 4\n")
    words = ["serve", "--port", "0", "--config", str(file)]
    settings = settings_of(parse(words, variables={"STOREFRONT_SANDBOX_SEED": "9"}))
    assert shown(settings) == {
        "customers": ("5", f"{file}:1: `customers`"),
        "port": ("0", "command line"),
        "seed": ("9", "STOREFRONT_SANDBOX_SEED"),
    }


def test_without_variables_and_files_all_is_of_the_command_line(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    settings = settings_of(parse(["serve", "--host", "0.0.0.0"], variables={}))
    assert shown(settings) == {
        "default-token": ("", "follows from --host"),
        "host": ("0.0.0.0", "command line"),
    }


def test_the_password_in_the_url_of_a_store_is_hidden():
    settings = Settings(store="redis://user:secret@store.example:6379/0")
    assert shown(settings)["store"] == ("redis://••••••••@store.example:6379/0", "program")

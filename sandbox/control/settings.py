"""The settings of this server, and where each was set."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Final

from sandbox.control.route import ControlRequest, Empty, Route
from sandbox.control_models.settings import Setting, SettingList
from sandbox.settings import Settings

HIDDEN: Final = "••••••••"
_SECRETS: Final = frozenset({"multipass_secret", "control_token"})
_WITH_PASSWORD: Final = re.compile(r"://[^/@]*@")
_OPTIONS: Final[Mapping[str, str]] = {
    "multipass": "no-multipass",
    "names": "tls-name",
    "return_hosts": "return-host",
    "scenarios": "scenario",
}
"""Options that are not called as the setting."""


def list_settings(request: ControlRequest[Empty, Empty]) -> SettingList:
    return SettingList(tuple(sorted(_shown(request.settings), key=lambda one: one.option)))


def _shown(settings: Settings) -> Iterator[Setting]:
    usual = Settings()
    for field in fields(settings):
        if field.name == "sources":
            continue
        option = _OPTIONS.get(field.name, field.name.replace("_", "-"))
        value = getattr(settings, field.name)
        source = "default"
        if value != getattr(usual, field.name):
            source = settings.sources.get(f"--{option}") or settings.sources.get("", "program")
        yield Setting(option=option, value=_text(field.name, value), source=source)


def _text(name: str, value: object) -> str:
    if value is None:
        return ""
    if name in _SECRETS:
        return HIDDEN
    if name == "store":
        return _WITH_PASSWORD.sub(f"://{HIDDEN}@", str(value))
    match value:
        case bool():
            return "on" if value is not (name == "multipass") else "off"
        case tuple():
            return ", ".join(map(str, value))
        case _:
            return str(value)


ROUTES: Final = (
    Route(
        method="GET",
        path="/settings",
        handle=list_settings,
        summary="Show the settings of the server, and where each was set.",
        answers={200: SettingList},
    ),
)

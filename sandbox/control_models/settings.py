"""The settings of a server: what is in force, and where it was set."""

from msgspec import Struct


class Setting(Struct, frozen=True, kw_only=True):
    """An option of `serve`, without its dashes. Secrets are hidden.

    `source` is `default`, `command line`, the name of an environment variable, the place in a
    file, or `program` for a server that runs inside another program.
    """

    option: str
    value: str
    source: str


class SettingList(Struct, frozen=True):
    """The settings of a server, by option."""

    settings: tuple[Setting, ...]

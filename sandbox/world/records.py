"""The kinds of records that a world has of itself, whatever its departments keep."""

from typing import Final

from sandbox.store import Record
from sandbox.world.clock import ClockSetting
from sandbox.world.former_versions import FormerVersion
from sandbox.world.inbox import Mail
from sandbox.world.scenario_records import ScenarioOn, ScenarioOver, ScenarioProgress
from sandbox.world.sequences import Sequence
from sandbox.world.shop_setting import ShopSetting
from sandbox.world.throttles import ThrottleCount
from sandbox.world.used_tokens import UsedToken

RECORDS: Final[tuple[type[Record], ...]] = (
    ClockSetting,
    FormerVersion,
    Mail,
    ScenarioOn,
    ScenarioOver,
    ScenarioProgress,
    Sequence,
    ShopSetting,
    ThrottleCount,
    UsedToken,
)

"""Client for a running sandbox, in any process: the calls of the control API as typed methods.

`SandboxClient` blocks, `AsyncSandboxClient` is awaited.
"""

from sandbox.client.client import AsyncSandboxClient, SandboxClient
from sandbox.client.errors import ControlError, UnreachableError
from sandbox.client.storefront import StorefrontAnswer
from sandbox.client.world import AsyncWorld, World
from sandbox.control_models.multipass import Defect
from sandbox.faults import Fault
from sandbox.settings import LOCAL_URL

__all__ = [
    "SandboxClient",
    "World",
    "AsyncSandboxClient",
    "AsyncWorld",
    "StorefrontAnswer",
    "Defect",
    "LOCAL_URL",
    "ControlError",
    "Fault",
    "UnreachableError",
]

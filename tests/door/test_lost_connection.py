"""However a connection is lost, to the endpoint the client is gone."""

import asyncio

import pytest
from aiohttp import StreamReader
from aiohttp.base_protocol import BaseProtocol
from aiohttp.test_utils import make_mocked_request

from sandbox.door.received import receive


@pytest.mark.parametrize("error", [BrokenPipeError(), TimeoutError(), OSError(113, "No route")])
async def test_a_body_that_is_never_whole_is_a_connection_reset(error):
    loop = asyncio.get_running_loop()
    payload = StreamReader(BaseProtocol(loop), 2**16, loop=loop)
    payload.set_exception(error)
    request = make_mocked_request("POST", "/", payload=payload)
    with pytest.raises(ConnectionResetError, match="the client is gone"):
        await receive(request)

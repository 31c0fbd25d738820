"""What a path that nothing serves answers: the real service's JSON, not a page of aiohttp's."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from sandbox.storefront.http import encode, new_request_id, respond

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def errors_as_json(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except web.HTTPException as error:
        if error.status < web.HTTPBadRequest.status_code:
            raise
        body = encode({"errors": error.reason})
        return respond(body, request_id=new_request_id(), status=error.status)

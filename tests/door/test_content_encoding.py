"""Bodies that come compressed are read, or refused as any other body that is none."""

import gzip
import zlib

import pytest

from sandbox.door.content_encoding import decompressed
from sandbox.door.received import LARGEST_BODY
from sandbox.door.refusals import HttpRefusal

BODY = b'{"query": "{ __typename }"}'
TYPENAME = {"data": {"__typename": "QueryRoot"}, "extensions": {"cost": {"requestedQueryCost": 1}}}
MISSING_QUERY = {"errors": {"query": "Required parameter missing or invalid"}}


def deflated_bare(body):
    stream = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return stream.compress(body) + stream.flush()


async def post(storefront, body, encoding):
    return await storefront.client.post(
        storefront.path,
        data=body,
        headers={"Content-Type": "application/json", "Content-Encoding": encoding},
    )


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(BODY, mtime=0)),
        ("GZip", gzip.compress(BODY, mtime=0)),
        ("x-gzip", gzip.compress(BODY, mtime=0)),
        ("deflate", zlib.compress(BODY)),
        pytest.param("deflate", deflated_bare(BODY), id="deflate-without-its-frame"),
        ("identity", BODY),
    ],
)
async def test_reads_what_a_client_may_send(storefront, encoding, body):
    response = await post(storefront, body, encoding)
    assert response.status == 200
    assert await response.json() == TYPENAME


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"{}", id="not-compressed"),
        pytest.param(b"", id="empty"),
        pytest.param(gzip.compress(BODY)[:-4], id="gzip-cut-short"),
        pytest.param(zlib.compress(BODY)[:-4], id="deflate-cut-short"),
        pytest.param(gzip.compress(BODY) + b"more", id="gzip-with-more-behind"),
        pytest.param(zlib.compress(BODY) + b"more", id="deflate-with-more-behind"),
    ],
)
async def test_refuses_what_is_not_of_the_encoding(storefront, encoding, body):
    response = await post(storefront, body, encoding)
    assert response.status == 400
    assert await response.json() == MISSING_QUERY


async def test_refuses_a_small_body_that_holds_a_large_one(storefront):
    response = await post(storefront, gzip.compress(b" " * (LARGEST_BODY + 1)), "gzip")
    assert response.status == 413
    assert await response.json() == {"errors": "Payload Too Large"}


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "rot13"])
async def test_refuses_another_encoding_and_says_which_it_knows(storefront, encoding):
    response = await post(storefront, BODY, encoding)
    assert response.status == 415
    assert response.headers["Accept-Encoding"] == "gzip, deflate"
    assert await response.json() == {"errors": "Unsupported Media Type"}


def test_takes_as_much_as_it_says():
    assert decompressed(gzip.compress(b"x" * 9), "gzip", largest=9) == b"x" * 9


def test_takes_no_byte_more():
    with pytest.raises(HttpRefusal, match="a body has at most 8 bytes"):
        decompressed(gzip.compress(b"x" * 9), "gzip", largest=8)

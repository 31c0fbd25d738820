"""What a client says when there is no sandbox, or it does not answer."""

import socket
from threading import Thread

import pytest

from sandbox.client import AsyncSandboxClient, ControlError, SandboxClient, UnreachableError


@pytest.fixture
def listener():
    """A socket that listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener


@pytest.fixture
def url(listener):
    return f"http://127.0.0.1:{listener.getsockname()[1]}"


@pytest.fixture
def nobody(listener, url):
    """A URL where nothing listens any more."""
    listener.close()
    return url


@pytest.fixture
def heard():
    """What the server that is *saying* something was asked."""
    return []


@pytest.fixture
def saying(listener, url, heard):
    """Answer the next request by the bytes given, at the URL returned."""

    def answer(said):
        caller, _ = listener.accept()
        with caller:
            heard.append(caller.recv(65536))
            caller.sendall(said)

    def saying(said):
        threads.append(Thread(target=answer, args=(said,)))
        threads[0].start()
        return url

    threads = []
    yield saying
    threads[0].join()


WORDS = r"no sandbox answers at http://127.* \(.*\)\. Start one by `storefront-sandbox serve`"


def test_says_how_to_start_one_when_nothing_listens(nobody):
    with pytest.raises(UnreachableError, match=WORDS):
        SandboxClient(nobody).worlds()


async def test_says_how_to_start_one_when_nothing_listens_and_it_is_awaited(nobody):
    with pytest.raises(UnreachableError, match=WORDS):
        await AsyncSandboxClient(nobody).worlds()


def test_says_to_write_http_when_the_server_does_not_speak_https(saying):
    url = saying(b"HTTP/1.1 400 Bad Request\r\n\r\n").replace("http:", "https:")
    with pytest.raises(UnreachableError, match=r"speaks http: write http:// in the URL\.$"):
        SandboxClient(url).worlds()


@pytest.mark.parametrize(
    ("openssl", "remedy"),
    [
        ("[SSL: WRONG_VERSION_NUMBER] wrong version number", "write http:// in the URL."),
        ("[SSL: RECORD_LAYER_FAILURE] record layer failure", "write http:// in the URL."),
        (
            "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed",
            "set SSL_CERT_FILE to the file that `storefront-sandbox tls path` prints.",
        ),
    ],
)
def test_says_what_to_do_when_tls_fails(openssl, remedy):
    assert str(UnreachableError("https://localhost:7467", OSError(openssl))).endswith(remedy)


def test_says_how_long_it_has_waited(url):
    with pytest.raises(TimeoutError, match=r"did not answer GET .*/worlds within 0\.05 seconds"):
        SandboxClient(url, timeout=0.05).worlds()


async def test_says_how_long_it_has_waited_when_it_is_awaited(url):
    with pytest.raises(TimeoutError, match=r"did not answer GET .*/worlds within 0\.05 seconds"):
        await AsyncSandboxClient(url, timeout=0.05).worlds()


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", 200),
        (b'HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n{"worlds": 1}', 200),
        (b"HTTP/1.1 404 Not Found\r\nContent-Length: 5\r\n\r\nhello", 404),
    ],
    ids=["no-json", "other-json", "no-problem"],
)
def test_says_that_something_else_listens_there(saying, said, status):
    with pytest.raises(ControlError, match=r"Is it a Storefront Sandbox of this version") as caught:
        SandboxClient(saying(said)).worlds()
    assert (caught.value.status, caught.value.problem) == (status, "unexpected-answer")


@pytest.mark.parametrize("url", ["localhost:7467", "ftp://localhost", "http://", ""])
def test_refuses_what_is_no_url(url):
    with pytest.raises(ValueError, match="is not the URL of a sandbox: write it as"):
        SandboxClient(url)


SERVER = "http://localhost:7467"


@pytest.mark.parametrize(
    ("below", "world"),
    [
        ("/api/2026-10/graphql.json", ""),
        ("/api/graphql", ""),
        ("/_sandbox/", ""),
        ("/_sandbox/api/worlds", ""),
        ("/graphiql", ""),
        ("?x=1", ""),
        ("/w/blue", ", and name the world blue apart from it"),
        ("/w/blue/api/2026-10/graphql.json", ", and name the world blue apart from it"),
    ],
)
def test_refuses_the_url_of_what_a_server_has(below, world):
    with pytest.raises(ValueError, match="is not the URL of the server itself") as caught:
        SandboxClient(f"{SERVER}{below}")
    url = f"{SERVER}{below}".rstrip("/")
    assert str(caught.value) == (
        f"'{url}' is not the URL of the server itself: write {SERVER}{world}"
    )


@pytest.mark.parametrize("prefix", ["/shop", "/api", "/w", "/graphql"])
def test_takes_a_server_behind_the_prefix_of_a_proxy(prefix):
    assert SandboxClient(f"{SERVER}{prefix}").url == f"{SERVER}{prefix}"


def test_a_slash_at_the_end_of_the_url_does_no_harm(client):
    assert SandboxClient(f"{client.url}/").worlds() == client.worlds()


NO_WORLDS = b'HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n{"worlds":[]}'


def test_shows_the_control_token(saying, heard):
    assert SandboxClient(saying(NO_WORLDS), token="abc").worlds() == ()
    assert b"\r\nAuthorization: Bearer abc\r\n" in heard[0]


async def test_shows_the_control_token_when_it_is_awaited(saying, heard):
    assert await AsyncSandboxClient(saying(NO_WORLDS), token="abc").worlds() == ()
    assert b"\r\nAuthorization: Bearer abc\r\n" in heard[0]

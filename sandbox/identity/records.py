"""Records of new customer accounts: clients, sessions, logins, codes and tokens.

Tokens and codes are found by their whole text, which cannot be guessed. Those that are used up stay
for a while, so that the reason of a refusal can tell what became of them.
"""

from functools import lru_cache
from typing import Annotated, Any, ClassVar, Final, Literal

from msgspec import Meta, Struct

from sandbox.bounds import Count, Number
from sandbox.identity.scopes import ALL_SCOPES
from sandbox.world.clock import Moment

Uri = Annotated[str, Meta(min_length=1, max_length=2_000)]
Pem = Annotated[str, Meta(max_length=4_000)]
RSA_BITS: Final = 2048


class AccountClient(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A storefront or app that may log customers in. With a `secret` it is a confidential client.

    URIs are compared as whole strings. Without `redirect_uris` each address of this machine is
    one, and so it is for `origins` and `logout_uris`. `scopes` are what its tokens may read and
    write in the Customer Account API. A client with `has_legacy_scope` logs in with the scope of
    2023, and exchanges the token that it gets.
    """

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 1_000

    client_id: str
    name: str
    secret: str | None = None
    redirect_uris: tuple[Uri, ...] = ()
    origins: tuple[Uri, ...] = ()
    logout_uris: tuple[Uri, ...] = ()
    scopes: tuple[str, ...] = ALL_SCOPES
    has_legacy_scope: bool = False

    @property
    def id(self) -> str:
        return self.client_id

    @property
    def is_public(self) -> bool:
        return self.secret is None


class AccountSession(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A browser in which a customer is logged in: its cookie holds `id`, and `sid` is public."""

    KEYS: ClassVar[tuple[str, ...]] = ("sid",)
    LIMIT: ClassVar[int | None] = 10_000

    id: str
    sid: str
    customer_id: Number
    began_at: Moment


class LoginCode(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """The code that was mailed to the email `id`; `tries` are wrong ones that were typed."""

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 10_000

    id: str
    code: str
    expires_at: Moment
    tries: Count = 0


class AccountLogin(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A client that a customer is logged in to; its tokens end with it.

    `sid` is that of the browser session, or one of its own for a login without a browser;
    `previous` is the login before in that session. `ended` says why it is over.
    """

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 100_000

    id: Number
    client_id: str
    customer_id: Number
    sid: str
    scope: str
    grant: str
    began_at: Moment
    ended: str | None = None
    ended_at: Moment | None = None
    previous: Number | None = None


class LastLogin(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """The login that began last in the session of the `sid` that is its `id`."""

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 100_000

    id: str
    login_id: Number


class AuthorizationCode(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """What a browser brings back to the client. `login_id` is what it was exchanged for."""

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 10_000

    id: str
    client_id: str
    redirect_uri: str
    scope: str
    customer_id: Number
    sid: str
    expires_at: Moment
    challenge: str | None = None
    nonce: str | None = None
    used_at: Moment | None = None
    login_id: Number | None = None


class AccountRefreshToken(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """`rotated_at` is when another one came in its place: it is dead then."""

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 100_000

    id: str
    login_id: Number
    expires_at: Moment
    rotated_at: Moment | None = None


class AccountAccessToken(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """`logins` that began in the same second have the same token, since its text is a signature."""

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 100_000

    id: str
    logins: tuple[Number, ...]
    expires_at: Moment


class SigningKeys(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """The private keys of a world, as PEM: RSA for id tokens, Ed25519 for access tokens.

    Raises `ValueError` for keys of another kind, such as those of a snapshot that was edited.
    """

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 1

    rsa: Pem
    ed25519: Pem
    id: Literal["keys"] = "keys"

    def __post_init__(self) -> None:
        if getattr(read_key(self.rsa), "key_size", None) != RSA_BITS:
            raise ValueError(f"`rsa` must be a private RSA key of {RSA_BITS} bits, as PEM")
        if not hasattr(read_key(self.ed25519), "private_bytes_raw"):
            raise ValueError("`ed25519` must be a private Ed25519 key, as PEM")


@lru_cache(maxsize=500)
def read_key(pem: str) -> Any:
    """Return the private key that *pem* is, or None.

    That the primes of an RSA key are primes is not checked, which takes as long as drawing them.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        return load_pem_private_key(pem.encode(), None, unsafe_skip_rsa_key_validation=True)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return None


RECORDS = (
    AccountAccessToken,
    AccountClient,
    AccountLogin,
    AccountRefreshToken,
    AccountSession,
    AuthorizationCode,
    LastLogin,
    LoginCode,
    SigningKeys,
)

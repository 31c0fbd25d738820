"""A certificate authority whose key can sign only for the names it was made for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Self

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from sandbox.tls.names import USUAL, subject_name, subtree

LIFE: Final = timedelta(days=3650)
LEAF_LIFE: Final = timedelta(days=90)
"""Browsers refuse more than 398 days. A start makes a new leaf, so there is no need of so many."""

_SKEW: Final = timedelta(hours=1)
"""How far the clock of a client, in another machine or container, may be behind."""

_MAKER: Final = "Storefront Sandbox"
_SERVERS: Final = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])


@dataclass(frozen=True, slots=True)
class Authority:
    """The certificate that clients trust, and the key it signs with."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @classmethod
    def make(cls, names: Iterable[str], *, now: datetime) -> Self:
        """Make one that may sign for the usual names, for *names*, and for names below them.

        RFC 5280: what no constraint speaks of is allowed, so the use is constrained too.
        """
        key = new_key()
        mark = f"{x509.random_serial_number():040x}"[:8]  # tells one from the next in a list
        subject = _name(f"{_MAKER} authority {mark}")
        subtrees = [subtree(name) for name in dict.fromkeys((*USUAL, *names))]
        builder = (
            _builder(subject, subject, key.public_key(), now, now + LIFE)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(_usage(signs_certificates=True), critical=True)
            .add_extension(_SERVERS, critical=False)
            .add_extension(x509.NameConstraints(list(dict.fromkeys(subtrees)), None), critical=True)
        )
        return cls(builder.sign(key, SHA256()), key)

    @classmethod
    def read(cls, certificate: bytes, key: bytes) -> Self:
        """Read what `certificate_pem` and `key_pem` gave. Raises `ValueError`, `TypeError`."""
        read = cls(x509.load_pem_x509_certificate(certificate), _ec_key(key))
        if read.certificate.public_key() != read.key.public_key():
            raise ValueError("the key belongs to another certificate")
        return read

    def vouch(
        self, names: Sequence[str], key: ec.EllipticCurvePublicKey, *, now: datetime
    ) -> x509.Certificate:
        """Sign a certificate of *key* for these *names*, valid for `LEAF_LIFE` from *now*."""
        issuer = self.certificate.subject
        builder = (
            _builder(_name(f"{_MAKER} server"), issuer, key, now, now + LEAF_LIFE)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(signs_certificates=False), critical=True)
            .add_extension(_SERVERS, critical=False)
            .add_extension(
                x509.SubjectAlternativeName([subject_name(name) for name in names]), critical=False
            )
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()),
                critical=False,
            )
        )
        return builder.sign(self.key, SHA256())

    @property
    def reaches(self) -> list[str]:
        """The hosts, each with all hosts below it, and the networks that it may sign for."""
        constraints = self.certificate.extensions.get_extension_for_class(x509.NameConstraints)
        return [str(tree.value) for tree in constraints.value.permitted_subtrees or ()]

    @property
    def ends(self) -> datetime:
        return self.certificate.not_valid_after_utc

    @property
    def fingerprint(self) -> str:
        """SHA-256, written as browsers and keychains write it."""
        return self.certificate.fingerprint(SHA256()).hex(":").upper()

    def certificate_pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    def key_pem(self) -> bytes:
        return pem_of_key(self.key)


def new_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def pem_of_key(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _ec_key(pem: bytes) -> ec.EllipticCurvePrivateKey:
    key = load_pem_private_key(pem, password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError("the key is of another kind")
    return key


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePublicKey,
    begins: datetime,
    ends: datetime,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins - _SKEW)
        .not_valid_after(ends)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _name(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, _MAKER),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )

"""What an authority vouches for, and that clients believe it no more than that."""

import ssl
from datetime import timedelta

import pytest
from cryptography import x509

from sandbox.tls import Authority, context_signed_by
from sandbox.tls.authority import new_key


def validity(certificate: x509.Certificate) -> timedelta:
    return certificate.not_valid_after_utc - certificate.not_valid_before_utc


def test_a_client_that_names_a_host_is_shown_hosts_alone(now, shake_hands):
    authority = Authority.make(["shop.test", "10.0.0.1"], now=now)
    server = context_signed_by(authority, ["shop.test", "10.0.0.1"])
    for host in ("localhost", "shop.test"):
        shown = shake_hands(server, authority, host)
        assert shown["subjectAltName"] == (("DNS", "localhost"), ("DNS", "shop.test"))


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_a_client_believes_it_of_this_machine(authority, shake_hands, host):
    shown = shake_hands(context_signed_by(authority, []), authority, host)
    assert shown["subjectAltName"] == (
        ("DNS", "localhost"),
        ("IP Address", "127.0.0.1"),
        ("IP Address", "0:0:0:0:0:0:0:1"),
    )


@pytest.mark.parametrize(
    ("names", "host"),
    [
        (["my-shop.myshopify.com"], "my-shop.myshopify.com"),
        (["*.shop.test"], "blue.shop.test"),
        (["192.168.1.5"], "192.168.1.5"),
    ],
)
def test_a_client_believes_it_of_names_that_were_asked_for(now, shake_hands, names, host):
    authority = Authority.make(names, now=now)
    shown = shake_hands(context_signed_by(authority, names), authority, host)
    assert names[0] in [name for _, name in shown["subjectAltName"]]


@pytest.mark.parametrize("host", ["shop.example", "localhost.example", "10.0.0.1", "::2"])
def test_no_client_believes_it_of_anything_else(authority, shake_hands, host):
    with pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree violation"):
        shake_hands(context_signed_by(authority, [host]), authority, host)


def test_no_client_believes_it_of_another_authority(now, shake_hands):
    another = Authority.make([], now=now)
    with pytest.raises(ssl.SSLCertVerificationError, match="certificate verify failed"):
        shake_hands(context_signed_by(Authority.make([], now=now), []), another, "localhost")


def test_a_certificate_is_short_enough_for_browsers(authority, now):
    leaf = authority.vouch(["localhost"], new_key().public_key(), now=now)
    assert validity(leaf) <= timedelta(days=397)


def test_an_authority_is_for_ten_years(authority):
    assert validity(authority.certificate) == timedelta(days=3650, hours=1)


def test_says_how_far_it_reaches(now):
    assert Authority.make(["*.shop.test", "10.0.0.1"], now=now).reaches == [
        "localhost",
        "127.0.0.1/32",
        "::1/128",
        "shop.test",
        "10.0.0.1/32",
    ]


def test_signs_for_servers_alone_and_makes_no_authorities(authority):
    extensions = authority.certificate.extensions
    assert [
        extensions.get_extension_for_class(x509.BasicConstraints).value,
        extensions.get_extension_for_class(x509.ExtendedKeyUsage).value,
    ] == [
        x509.BasicConstraints(ca=True, path_length=0),
        x509.ExtendedKeyUsage([x509.ExtendedKeyUsageOID.SERVER_AUTH]),
    ]


def test_two_authorities_have_two_names(now):
    subjects = {Authority.make([], now=now).certificate.subject for _ in range(2)}
    assert len(subjects) == 2

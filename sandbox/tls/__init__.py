"""HTTPS for development: a certificate authority for local names, and the certificates it signs.

The authority is made once and kept, since trusting it takes a person. The server's own
certificates live in memory alone: a start makes them anew, and so does a server that runs on.
"""

from sandbox.tls.authority import Authority
from sandbox.tls.context import CertificateFileError, context_of_files, context_signed_by
from sandbox.tls.kept import AuthorityError, Kept
from sandbox.tls.names import InvalidNameError, read_name

__all__ = [
    "Authority",
    "AuthorityError",
    "Kept",
    "context_signed_by",
    "context_of_files",
    "CertificateFileError",
    "read_name",
    "InvalidNameError",
]

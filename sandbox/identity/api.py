"""New customer accounts: what a world keeps of them, on one screen."""

from typing import Final

from sandbox.department import Department
from sandbox.identity.clients import FILE, SEEDS, ClientsFile
from sandbox.identity.records import RECORDS

IDENTITY: Final = Department(
    records=RECORDS,
    seeds=SEEDS,
    files={FILE: ClientsFile},
    secrets=frozenset(
        {
            "assertion",
            "clientSecret",
            "codeVerifier",
            "idToken",
            "idTokenHint",
            "loginCode",
            "refreshToken",
            "subjectToken",
        }
    ),
)

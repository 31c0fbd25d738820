"""Multipass tokens for a world: minted, valid or with a defect, and explained."""

from typing import Final

from sandbox.client.call import Call, decoded, part
from sandbox.client.called import Part, Via, called
from sandbox.control_models.multipass import (
    Defect,
    Explanation,
    MintedToken,
    TokenRequest,
    TokenToExplain,
)

_token: Final = part(MintedToken, lambda minted: minted.token)
_url: Final = part(MintedToken, lambda minted: minted.url)


class MultipassCalls(Part[Via]):
    """The calls of a world for Multipass."""

    @called
    def multipass_token(self, /, *, defect: Defect | None = None, **customer: object) -> Call[str]:
        """Mint a token for a *customer*, given by the keys of a token: `email`, `first_name`, …

        With a *defect* the shop refuses the token.
        """
        body = TokenRequest(customer=customer, defect=defect)
        return Call(method="POST", path=f"{self._path}/multipass/tokens", body=body, read=_token)

    @called
    def multipass_url(self, /, *, defect: Defect | None = None, **customer: object) -> Call[str]:
        """Mint a token, and return the URL that logs a browser in with it."""
        body = TokenRequest(customer=customer, defect=defect)
        return Call(method="POST", path=f"{self._path}/multipass/tokens", body=body, read=_url)

    @called
    def explain_multipass(self, token: str) -> Call[Explanation]:
        """Explain a login with *token*: each step, the first that fails, and the likely cause."""
        path = f"{self._path}/multipass/explain"
        return Call(
            method="POST", path=path, body=TokenToExplain(token=token), read=decoded(Explanation)
        )

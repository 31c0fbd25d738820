"""User errors of the Customer Account API: codes, and messages in the viewer's language.

Shopify: codes and their English texts are the schema's; that they are the messages is our choice.
One French message is recorded, which has no field. The other translations are ours.
"""

from typing import Final

from sandbox.customer_account.messages import ENGLISH, TRANSLATED
from sandbox.reason import Reason
from sandbox.user_errors import Refused, UserError
from sandbox.viewer import Viewer

_WITHOUT_FIELD: Final = frozenset({"PHONE_NUMBER_NOT_VALID"})


def account_error(
    viewer: Viewer, code: str, *field: str, text: str | None = None, cause: str = ""
) -> UserError:
    """Return the error of a *code*; *field* is the path of the argument, none for null.

    *text* names the message where a code has several. *cause* is what the reason says instead.
    """
    name = text or code
    message = TRANSLATED.get(viewer.language, {}).get(name) or ENGLISH[name]
    path = field if field and code not in _WITHOUT_FIELD else None
    return UserError(code, path, message, cause)


def refusal(viewer: Viewer, code: str, *field: str, why: str, text: str | None = None) -> Refused:
    """Return the refusal for one error; *why* is for developers."""
    reason = Reason(f"account.{code.lower().replace('_', '-')}", why)
    return Refused(account_error(viewer, code, *field, text=text), reason=reason)

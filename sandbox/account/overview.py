"""`/account`: who is logged in."""

from sandbox.account.answers import moved, page
from sandbox.account.forms import form
from sandbox.account.html import Html, element, joined
from sandbox.account.returning import why_not_returned
from sandbox.account.texts import texts_for
from sandbox.account.visit import Visit
from sandbox.door.answers import Answer


def show_account(visit: Visit) -> Answer:
    """Show the customer, or lead to the login page."""
    customer = visit.customer
    if customer is None:
        return moved(visit.path("/account/login"), status=302)
    texts = texts_for(visit)
    facts = {
        texts.name: customer.display_name,
        texts.email: customer.email or texts.none,
        texts.addresses: str(len(customer.addresses)),
    }
    return page(
        visit,
        texts.account,
        why_not_returned(visit),
        element("dl", *(_fact(term, description) for term, description in facts.items())),
        form(
            (),
            button=texts.log_out,
            problem=texts.problem,
            action=visit.path("/account/logout"),
        ),
    )


def _fact(term: str, description: str) -> Html:
    return joined(element("dt", term), element("dd", description))

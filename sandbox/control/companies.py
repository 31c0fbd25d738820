"""Companies and price lists, as a merchant sees and changes them."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from sandbox.catalog import price_lists
from sandbox.catalog.merchant.price_lists import (
    create_price_list,
    delete_price_list,
    update_price_list,
)
from sandbox.companies import records
from sandbox.companies.merchant import create_company, delete_company, update_company
from sandbox.companies.roles import Assignment, assignments
from sandbox.control.parts_shown import show_amount
from sandbox.control.things import Things
from sandbox.control_models import companies as models
from sandbox.gid import gid
from sandbox.search_syntax import SearchFields, whole, words
from sandbox.world import World

FIELDS: Final = SearchFields(
    lambda thing: (thing.name,),
    {
        "id": whole(lambda thing: (str(thing.id),)),
        "name": words(lambda thing: thing.name),
    },
)


def show_company(_: World, company: records.Company) -> models.Company:
    roles = defaultdict[int, list[models.CompanyRole]](list)
    for assignment in assignments(company):
        roles[assignment.contact.id].append(_role(assignment))
    return models.Company(
        id=gid("Company", company.id),
        name=company.name,
        external_id=company.external_id,
        contacts=tuple(_contact(each, roles[each.id]) for each in company.contacts),
        locations=tuple(map(_location, company.locations)),
        created_at=company.created_at,
        updated_at=company.updated_at,
    )


def _contact(
    contact: records.CompanyContact, roles: Sequence[models.CompanyRole]
) -> models.CompanyContact:
    return models.CompanyContact(
        id=gid("CompanyContact", contact.id),
        email=contact.email,
        title=contact.title,
        locale=contact.locale,
        roles=tuple(roles),
    )


def _location(location: records.CompanyLocation) -> models.CompanyLocation:
    return models.CompanyLocation(
        id=gid("CompanyLocation", location.id),
        name=location.name,
        external_id=location.external_id,
        locale=location.locale,
        price_list=location.price_list,
        tax_identifier=location.tax_identifier,
    )


def _role(assignment: Assignment) -> models.CompanyRole:
    return models.CompanyRole(
        id=gid("CompanyContactRoleAssignment", assignment.id),
        location=assignment.location.name,
        role=assignment.role.value,
    )


def show_price_list(world: World, known: price_lists.PriceList) -> models.PriceList:
    currency = world.shop.payment_settings.currency_code
    return models.PriceList(
        id=gid("PriceList", known.id),
        handle=known.handle,
        name=known.name,
        percentage=float(known.percentage),
        prices=tuple(_list_price(number, terms, currency) for number, terms in known.terms.items()),
    )


def _list_price(variant_id: int, terms: price_lists.Terms, currency: str) -> models.ListPrice:
    return models.ListPrice(
        variant_id=gid("ProductVariant", variant_id),
        price=show_amount(terms.price, currency),
        compare_at_price=show_amount(terms.compare_at_price, currency),
        quantity_rule=models.QuantityRule(
            minimum=terms.minimum, maximum=terms.maximum, increment=terms.increment
        ),
        quantity_price_breaks=tuple(
            models.QuantityPriceBreak(
                minimum_quantity=each.minimum, price=show_amount(each.price, currency)
            )
            for each in terms.breaks
        ),
    )


def _company_named(world: World, name: str) -> records.Company | None:
    """Return the first company of that name: companies have no handle."""
    companies = world.store.after(records.Company, 0)
    return next((company for company in companies if company.name == name), None)


COMPANIES: Final = Things(
    path="companies",
    singular="company",
    name="Company",
    kept=records.Company,
    fields=lambda _: FIELDS,
    new=models.NewCompany,
    change=models.CompanyChange,
    shown=models.Company,
    page=models.CompanyPage,
    create=create_company,
    update=update_company,
    delete=delete_company,
    show=show_company,
    find_named=_company_named,
)
PRICE_LISTS: Final = Things(
    path="price-lists",
    singular="price-list",
    name="PriceList",
    kept=price_lists.PriceList,
    fields=lambda _: FIELDS,
    new=models.NewPriceList,
    change=models.PriceListChange,
    shown=models.PriceList,
    page=models.PriceListPage,
    create=create_price_list,
    update=update_price_list,
    delete=delete_price_list,
    show=show_price_list,
)
ROUTES: Final = (*COMPANIES.routes(), *PRICE_LISTS.routes())

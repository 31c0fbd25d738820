"""Companies in the API, on one screen."""

from typing import Final

from sandbox.companies import company_type
from sandbox.companies.records import Company
from sandbox.companies.seed import SEEDS, WrittenCompany
from sandbox.department import Department

COMPANIES: Final = Department(
    types={
        "Company": company_type.Company,
        "CompanyContact": company_type.CompanyContact,
        "CompanyLocation": company_type.CompanyLocation,
        "PurchasingCompany": company_type.PurchasingCompany,
    },
    records=(Company,),
    seeds=SEEDS,
    files={"companies/*.toml": WrittenCompany},
)

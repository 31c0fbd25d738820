"""What expires in a world, as its clock says."""

PATH = "/worlds/default/clock"
RECOVER = """mutation ($email: String!) {
  customerRecover(email: $email) { customerUserErrors { code } }
}"""


async def test_what_has_expired_is_not_listed(storefront, call, mint):
    await call("PUT", PATH, {"freeze": True})
    await storefront.login(mint())
    await storefront.ask(RECOVER, email="enabled@sandbox.example")
    await call("PUT", PATH, {"freeze": "2030-01-01T00:00:00Z"})
    _, gone = await call("GET", f"{PATH}/expiries")
    assert gone == {"expiries": []}


async def test_a_login_and_links_in_mails_expire_the_soonest_first(storefront, call):
    await call("PUT", PATH, {"freeze": "2026-11-23T10:00:00Z"})
    await storefront.ask(RECOVER, email="enabled@sandbox.example")
    answer = await storefront.ask(
        """mutation { customerAccessTokenCreate(
          input: {email: "enabled@sandbox.example", password: "enabled-password"}
        ) { customerAccessToken { expiresAt } } }"""
    )
    token = answer["data"]["customerAccessTokenCreate"]["customerAccessToken"]
    _, found = await call("GET", f"{PATH}/expiries")
    assert found["expiries"] == [
        {"kind": "reset-link", "of": "enabled@sandbox.example", "at": "2026-11-23T22:00:00Z"},
        {"kind": "login", "of": "enabled@sandbox.example", "at": token["expiresAt"]},
    ]


async def test_a_cart_expires_too(storefront, call):
    await call("PUT", PATH, {"freeze": "2026-11-23T10:00:00Z"})
    await storefront.ask("mutation { cartCreate { cart { id } } }")
    _, found = await call("GET", f"{PATH}/expiries")
    (cart,) = found["expiries"]
    assert (cart["kind"], cart["at"]) == ("cart", "2026-12-03T10:00:00Z")

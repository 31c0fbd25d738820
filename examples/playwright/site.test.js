/** What a customer sees of the site when the shop does what shops do. */

import { expect } from "@playwright/test";

import { test } from "./world.js";

const EMAIL = "ada@example.com"; // the same in all tests: worlds have nothing in common
const LOGIN = "customerAccessTokenCreateWithMultipass";
const CART = `mutation ($variant: ID!) {
  cartCreate(input: { lines: [{ merchandiseId: $variant, quantity: 2 }] }) { cart { checkoutUrl } }
}`;

async function logIn(site) {
  await site.getByLabel("Email", { exact: true }).fill(EMAIL);
  await site.getByLabel("First name").fill("Ada");
  await site.getByRole("button", { name: "Log in" }).click();
}

test("greets whoever logs in", async ({ site }) => {
  await expect(site.getByRole("status")).toHaveText("Please log in");
  await logIn(site);
  await expect(site.getByRole("status")).toHaveText("Hello Ada");
});

test("says what the shop says of an account that it has disabled", async ({ site, world }) => {
  await world.scenario("customer-disabled");
  await logIn(site);
  await expect(site.getByRole("status")).toHaveText("Customer is disabled");
  const [{ reason }] = await world.journal.entries({ operation: LOGIN }); // a shop never tells
  expect(reason.map(({ slug }) => slug)).toEqual(["scenario.customer-disabled"]);
});

test("asks again when the shop is busy", async ({ site, world }) => {
  await world.scenario("throttled", { times: 2, match: { operation: LOGIN } });
  await logIn(site);
  await expect(site.getByRole("status")).toHaveText("Hello Ada");
  const verified = await world.journal.verify({ operation: LOGIN, count: 3 });
  expect(verified).toMatchObject({ passed: true });
});

test("asks for another login after six weeks", async ({ site, world }) => {
  await logIn(site);
  await expect(site.getByRole("status")).toHaveText("Hello Ada");
  await world.clock.advance("P42DT1S");
  await site.reload();
  await expect(site.getByRole("status")).toHaveText("Please log in");
});

test("leads to a new password by mail", async ({ site, world }) => {
  await world.customers.create({ email: EMAIL, state: "ENABLED", password: "not so secret" });
  await site.getByLabel("Email of your account").fill(EMAIL);
  await site.getByRole("button", { name: "Send me a link" }).click();
  await expect(site.getByRole("status")).toHaveText("Look into your mail");
  const [mail] = await world.inbox.wait({ to: EMAIL, kind: "password-reset" });
  await site.goto(mail.urls[0]);
  await site.locator("[name='customer[password]']").fill("more secret");
  await site.locator("[name='customer[password_confirmation]']").fill("more secret");
  await site.locator("[name='customer[password_confirmation]']").press("Enter");
  await expect(site).toHaveURL(/\/account$/);
  await expect(site.getByText(EMAIL).first()).toBeVisible();
});

test("comes back from the shop's own login", async ({ site, world }) => {
  const { url } = await world.multipass({ email: EMAIL, return_to: process.env.SITE_URL });
  await site.goto(url);
  await expect(site).toHaveURL(process.env.SITE_URL);
});

test("buys at the shop's checkout, after a declined card", async ({ site, world }) => {
  const answer = await world.graphql(CART, { variant: "gid://shopify/ProductVariant/51000134217728" });
  await site.goto(answer.data.cartCreate.cart.checkoutUrl);
  const fields = { Email: EMAIL, "Last name": "Lovelace", City: "New York", "State/province": "NY", "Postal code": "10001" };
  for (const [label, text] of Object.entries(fields)) await site.getByLabel(label).fill(text);
  await site.getByLabel("Address", { exact: true }).fill("1 Engine Way");
  await site.getByRole("button", { name: "Continue to delivery" }).click();
  await site.getByRole("button", { name: "Continue to payment" }).click();
  await site.getByLabel("Outcome of the test payment").selectOption("PAYMENT_CARD_DECLINED");
  await site.getByRole("button", { name: "Pay now" }).click();
  await expect(site.getByRole("alert")).toContainText("Your card was declined");
  await site.getByRole("button", { name: "Pay now" }).click();
  await expect(site.getByRole("heading", { level: 1 })).toHaveText("Thank you for your order");
  const { orders } = await world.orders.list({ customer: EMAIL });
  expect(orders).toMatchObject([{ financialStatus: "PAID", lines: [{ quantity: 2 }] }]);
});

/** What a customer sees of the site when the shop does what shops do. */

import { expect } from "@playwright/test";

import { test } from "./world.js";

const EMAIL = "ada@example.com"; // the same in all tests: worlds have nothing in common
const LOGIN = "customerAccessTokenCreateWithMultipass";

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

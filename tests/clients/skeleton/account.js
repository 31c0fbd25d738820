/** The account of Hydrogen's template: new customer accounts, whose pages ask the Customer Account API. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { serveByHttps } from "./https_site.js";
import { click, fillCart, heading, pay, toCheckout } from "./shopping.js";
import { HYDRATED, here, isSound, open } from "./storefront.js";

const EMAIL = "with-orders@sandbox.example";
const ADDRESS = {
  "First name": "Ada",
  "Last name": "Lovelace",
  "Address line 1": "1 Engine Way",
  City: "New York",
  "State/Province": "NY",
  Zip: "10001",
  "Country code": "US",
};

const text = (page) => page.getByRole("main").last().innerText();

/** Logs a customer in with the code that a mail has. */
async function logIn(page) {
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("Email").fill(EMAIL);
  await click(page, "Continue");
  const [{ code }] = await here.world.inbox.wait({ kind: "login-code", to: EMAIL });
  await page.getByLabel("6-digit code").fill(code);
  await click(page, "Submit");
  await page.getByRole("heading", { name: "Welcome, Orla" }).waitFor();
}

/** Looks at the list of orders, finds one, and opens it. */
async function readOrders(page) {
  await page.goto("/account/orders", HYDRATED);
  const orders = page.getByRole("link", { name: "View Order" });
  assert.equal(await orders.count(), 10);
  await page.getByRole("searchbox", { name: "Order number" }).fill("1005");
  await click(page.getByRole("form", { name: "Search orders" }), "Search");
  await page.waitForURL(/name=1005/);
  await orders.nth(1).waitFor({ state: "detached" });
  await orders.click();
  await page.getByRole("heading", { name: "Order #1005" }).waitFor();
  assert.match(await text(page), /Total\s+\$151\.62/);
}

/** Buys something: the checkout knows the customer, and the account has the order. */
async function buy(page) {
  await fillCart(page);
  await toCheckout(page);
  assert.equal(await page.getByText("Logged in as").innerText(), "Logged in as Orla Dering");
  await click(page, "Continue to delivery");
  await click(page, "Continue to payment");
  await pay(page);
  assert.equal(await heading(page), "Thank you, Orla");
  const [{ name }] = (await here.world.orders.list({ changed: true })).orders;
  await page.goto("/account/orders", HYDRATED);
  await page.getByRole("link", { name }).click();
  await page.getByRole("heading", { name: `Order ${name}` }).waitFor();
  assert.match(await text(page), /Enamel Mug/);
}

async function changeProfile(page) {
  await page.goto("/account/profile", HYDRATED);
  await page.getByLabel("First name").fill("Olga");
  await click(page, "Update");
  await page.getByRole("heading", { name: "Welcome, Olga" }).waitFor();
}

/** Makes an address, changes it, and deletes it. */
async function changeAddresses(page) {
  await page.goto("/account/addresses", HYDRATED);
  const form = page.locator("form").filter({ has: page.getByRole("button", { name: "Create" }) });
  for (const [label, typed] of Object.entries(ADDRESS)) await form.getByLabel(label, { exact: true }).fill(typed);
  await click(form, "Create");
  const existing = page.locator("form").filter({ has: page.getByRole("button", { name: "Delete" }) });
  const made = existing.filter({ has: page.locator('input[value="1 Engine Way"]') });
  await made.waitFor();
  await made.getByLabel("City").fill("Albany");
  const saved = page.waitForResponse((response) => response.request().method() === "PUT");
  await click(made, "Save");
  await (await saved).finished();
  await page.reload(HYDRATED);
  assert.equal(await made.getByLabel("City").inputValue(), "Albany");
  await click(made, "Delete");
  await made.waitFor({ state: "detached" });
}

test("a customer logs in by code, sees orders, buys, changes the profile and addresses, and logs out", async () => {
  const site = await serveByHttps();
  try {
    const page = await open("/", site);
    await logIn(page);
    await readOrders(page);
    await buy(page);
    await changeProfile(page);
    await changeAddresses(page);
    await click(page, "Sign out");
    await page.waitForURL(`${site.url}/`);
    await page.getByRole("link", { name: "Sign in" }).waitFor();
    await isSound(page);
  } finally {
    await site.stop();
  }
});

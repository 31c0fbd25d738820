/** What a shopper does with the template and at the checkout. */

import { searchFor } from "./storefront.js";

const ADDRESS = {
  "Last name": "Lovelace",
  Address: "1 Engine Way",
  City: "New York",
  "State/province": "NY",
  "Postal code": "10001",
};

/** Finds a product, adds it, changes the quantity and applies a code; returns the sum that the cart shows. */
export async function fillCart(page) {
  await searchFor(page, "mug", "Enamel Mug");
  await page.getByRole("button", { name: "Add to cart" }).click();
  const cart = page.getByRole("dialog", { name: "CART" });
  await cart.getByText("Quantity: 1").waitFor();
  await cart.locator('button[aria-label="Increase quantity"]:enabled').click();
  await cart.getByText("Quantity: 2").waitFor();
  await cart.getByPlaceholder("Discount code").fill("SANDBOX10");
  await cart.getByRole("button", { name: "Apply discount code" }).click();
  await cart.getByText("SANDBOX10").waitFor();
  return cart.locator(".cart-subtotal dd").innerText();
}

export const toCheckout = (page) => page.getByRole("dialog", { name: "CART" }).getByRole("link", { name: "Continue to Checkout" }).click();
export const click = (page, name) => page.getByRole("button", { name }).click();
export const heading = (page) => page.getByRole("heading", { level: 1 }).innerText();

export async function fillAddress(page, email) {
  await page.getByLabel("Email").fill(email);
  for (const [label, text] of Object.entries(ADDRESS)) await page.getByLabel(label, { exact: true }).fill(text);
  await click(page, "Continue to delivery");
}

export async function pay(page, outcome = "PAID") {
  await page.getByLabel("Outcome of the test payment").selectOption(outcome);
  await click(page, "Pay now");
}

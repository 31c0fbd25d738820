/** Requests to the shop's Storefront API. Server routes give the event of the page request. */

import { getRequestHeader } from "h3";

/** Returns the data of an operation. Throws if the shop answers with errors. */
export async function askShop(event, query, variables) {
  const { SHOP_URL = "http://localhost:7467", SHOP_TOKEN = "sandbox-public", SANDBOX_WORLDS } = process.env;
  const world = SANDBOX_WORLDS === "1" && getRequestHeader(event, "X-Sandbox-World"); // in tests only
  const headers = {
    "Content-Type": "application/json",
    "X-Shopify-Storefront-Access-Token": SHOP_TOKEN,
    ...(world ? { "X-Sandbox-World": world } : {}),
  };
  const body = JSON.stringify({ query, variables });
  const response = await fetch(`${SHOP_URL}/api/2026-10/graphql.json`, { method: "POST", headers, body });
  if (!response.ok) throw new Error(`The shop answered with status ${response.status}.`);
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  return data;
}

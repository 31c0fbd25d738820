/** Requests to the shop's Storefront API. */

import { AsyncLocalStorage } from "node:async_hooks";

const SHOP_URL = process.env.SHOP_URL ?? "http://localhost:7467";
const SHOP_TOKEN = process.env.SHOP_TOKEN ?? "sandbox-public";
const world = new AsyncLocalStorage();

/** Express middleware: requests to the shop use the world that the page request names. Only for tests. */
export function useWorld(request, response, next) {
  world.run(request.get("X-Sandbox-World"), next);
}

/** Returns the data of an operation. Throws if the shop answers with errors. */
export async function ask(query, variables) {
  const headers = {
    "Content-Type": "application/json",
    "X-Shopify-Storefront-Access-Token": SHOP_TOKEN,
  };
  const name = world.getStore();
  if (name) headers["X-Sandbox-World"] = name;
  const body = JSON.stringify({ query, variables });
  const response = await fetch(`${SHOP_URL}/api/2026-10/graphql.json`, { method: "POST", headers, body });
  if (!response.ok) throw new Error(`The shop answered with status ${response.status}.`);
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  return data;
}

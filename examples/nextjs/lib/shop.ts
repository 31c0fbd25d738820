/** Requests to the shop's Storefront API, from the server only. */

import { headers } from "next/headers";

const SHOP_URL = process.env.SHOP_URL ?? "http://localhost:7467";
const SHOP_TOKEN = process.env.SHOP_TOKEN ?? "sandbox-public";

/** Returns the data of an operation. Throws if the shop answers with errors. */
export async function ask<Data>(query: string, variables: Record<string, unknown>): Promise<Data> {
  const response = await fetch(`${SHOP_URL}/api/2026-10/graphql.json`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "X-Shopify-Storefront-Access-Token": SHOP_TOKEN,
      ...(await world()),
    },
    body: JSON.stringify({ query, variables }),
    cache: "no-store", // another world or customer must not get this answer
  });
  if (!response.ok) throw new Error(`The shop answered with status ${response.status}.`);
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  return data;
}

/** The world that the page request names, in tests only. */
async function world(): Promise<Record<string, string>> {
  if (process.env.SANDBOX_WORLDS !== "1") return {};
  const name = (await headers()).get("X-Sandbox-World");
  return name ? { "X-Sandbox-World": name } : {};
}

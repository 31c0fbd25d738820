// Runs one operation with Shopify's own client: node storefront_api_client.mjs
// <{url, accessToken, apiVersion, method, operation, variables}
// `request` prints {headers, body}, the body as the client reads it; `fetch` {status, headers, body}.

import { readFileSync } from "node:fs";

import { createStorefrontApiClient } from "@shopify/storefront-api-client";

const { url, accessToken, apiVersion, method, operation, variables } = JSON.parse(
  readFileSync(0, "utf8"),
);
const client = createStorefrontApiClient({
  storeDomain: url,
  apiVersion,
  publicAccessToken: accessToken,
  // The client insists on https, and keeps host and port of storeDomain.
  customFetchApi: (address, init) => fetch(address.replace("https:", "http:"), init),
});

async function fetched() {
  const response = await client.fetch(operation, { variables });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

async function requested() {
  const { headers, ...body } = await client.request(operation, { variables });
  delete body.errors?.response; // the Response itself: no JSON
  return { headers, body };
}

const { headers, ...shown } = await { fetch: fetched, request: requested }[method]();
// Headers are undefined when the client took the answer for an error.
process.stdout.write(JSON.stringify({ ...shown, headers: Object.fromEntries(headers ?? []) }));

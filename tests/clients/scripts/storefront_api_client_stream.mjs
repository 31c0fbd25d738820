// Reads a deferred operation with Shopify's own client: node storefront_api_client_stream.mjs
// <{url, accessToken, apiVersion, operation}; prints a list of what the client yields.

import { readFileSync } from "node:fs";

import { createStorefrontApiClient } from "@shopify/storefront-api-client";

const { url, accessToken, apiVersion, operation } = JSON.parse(readFileSync(0, "utf8"));
const client = createStorefrontApiClient({
  storeDomain: url,
  apiVersion,
  publicAccessToken: accessToken,
  // The client insists on https, and keeps host and port of storeDomain.
  customFetchApi: (address, init) => fetch(address.replace("https:", "http:"), init),
});

const yielded = [];
for await (const { data, errors, hasNext } of await client.requestStream(operation)) {
  yielded.push({ data, errors: errors?.graphQLErrors, hasNext });
}
process.stdout.write(JSON.stringify(yielded));

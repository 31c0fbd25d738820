// Asks for the shop as everybody does: node storefront_api_client_tls.mjs <{host, accessToken}

import { readFileSync } from "node:fs";

import { createStorefrontApiClient } from "@shopify/storefront-api-client";

const { host, accessToken } = JSON.parse(readFileSync(0, "utf8"));
const client = createStorefrontApiClient({
  storeDomain: host,
  apiVersion: "2026-04",
  publicAccessToken: accessToken,
});
const { data, errors } = await client.request("{ shop { name } }");
process.stdout.write(JSON.stringify(errors ? { error: errors.message } : { name: data.shop.name }));

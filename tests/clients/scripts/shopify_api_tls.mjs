// Asks for the shop as everybody does: node shopify_api_tls.mjs <{host, privateToken}

import { readFileSync } from "node:fs";

import { Session, shopifyApi } from "@shopify/shopify-api";
import "@shopify/shopify-api/adapters/node";

const { host, privateToken } = JSON.parse(readFileSync(0, "utf8"));
const shopify = shopifyApi({
  apiKey: "unused",
  apiSecretKey: "unused",
  adminApiAccessToken: "unused",
  privateAppStorefrontAccessToken: privateToken,
  apiVersion: "2026-04",
  hostName: "localhost",
  isCustomStoreApp: true,
  isEmbeddedApp: false,
  logger: { log: () => {} },
});
const session = new Session({ id: "unused", state: "unused", isOnline: false, shop: host });
const shown = await new shopify.clients.Storefront({ session }).request("{ shop { name } }").then(
  ({ data }) => ({ name: data.shop.name }),
  (error) => ({ error: error.message }),
);
process.stdout.write(JSON.stringify(shown));

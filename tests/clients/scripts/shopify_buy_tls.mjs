// Asks for the shop as everybody does: node shopify_buy_tls.mjs <{host, accessToken}

import { readFileSync } from "node:fs";

import Client from "shopify-buy";

const { host, accessToken } = JSON.parse(readFileSync(0, "utf8"));
const client = Client.buildClient({ domain: host, storefrontAccessToken: accessToken });
const shown = await client.shop.fetchInfo().then(
  ({ name }) => ({ name }),
  (error) => ({ error: error.message }),
);
process.stdout.write(JSON.stringify(shown));

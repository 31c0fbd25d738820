// Serves the template's account routes: node serve.mjs STORE-DOMAIN
// Prints {event: "ready", url} as one line of JSON; ends at SIGTERM.
// The header X-Storefront-Token of a request stands for PUBLIC_STOREFRONT_API_TOKEN.

import { webcrypto } from "node:crypto";
import { createServer } from "node:http";
import { Readable } from "node:stream";

import { storeDomain } from "../../../examples/hydrogen/world.js";
import { loadTemplate } from "./template.mjs";

globalThis.crypto ??= webcrypto; // Node.js 18 has it under another name
// The host's cache: none, so that each page is asked for anew.
globalThis.caches = { open: async () => ({ match: async () => undefined, put: async () => {} }) };
const context = { waitUntil() {}, passThroughOnException() {} };
const [domain] = process.argv.slice(2);
const template = await loadTemplate();

async function answer(incoming, outgoing) {
  const { method, url, headers } = incoming;
  const body = ["GET", "HEAD"].includes(method) ? undefined : Readable.toWeb(incoming);
  const request = new Request(new URL(url, `http://${headers.host}`), {
    ...{ method, headers, body },
    duplex: "half",
  });
  const env = {
    SESSION_SECRET: "secret",
    PUBLIC_STORE_DOMAIN: storeDomain(request, { PUBLIC_STORE_DOMAIN: domain, SANDBOX_WORLDS: "1" }),
    PUBLIC_STOREFRONT_API_TOKEN: headers["x-storefront-token"],
  };
  const response = await template.fetch(request, env, context);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

const server = createServer(answer);
server.listen(0, "127.0.0.1", () => {
  const url = `http://127.0.0.1:${server.address().port}`;
  process.stdout.write(`${JSON.stringify({ event: "ready", url })}\n`);
});
process.on("SIGTERM", () => process.exit(0));

/** The template by https, whose login needs it, and with its host of accounts in front of the sandbox. */

import { readFile } from "node:fs/promises";
import { createServer } from "node:https";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { fetch, Request } from "@shopify/mini-oxygen";

import { here, serve } from "./storefront.js";

/** Serves it, and sends what the worker asks of https://shopify.com to the sandbox. */
export async function serveByHttps() {
  const outboundService = (request) => {
    const url = new URL(request.url);
    if (url.host === "shopify.com") url.host = here.sandbox.host;
    return fetch(url, request);
  };
  const site = await serve(process.env.STOREFRONT, here.sandbox, { outboundService });
  const pem = await readFile(process.env.CERTIFICATE);
  const server = createServer({ key: pem, cert: pem }, (incoming, outgoing) => answer(site, incoming, outgoing));
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const stop = async () => {
    server.close();
    server.closeAllConnections();
    await site.stop();
  };
  return { url: `https://localhost:${server.address().port}`, stop };
}

/** Lets the worker answer, as `vite preview` of the template does. */
async function answer(site, incoming, outgoing) {
  const { method, url, headers } = incoming;
  const body = ["GET", "HEAD"].includes(method) ? undefined : Readable.toWeb(incoming);
  const sent = { ...headers, "x-forwarded-host": headers.host, "accept-encoding": "identity" };
  const request = new Request(`https://${headers.host}${url}`, { method, headers: sent, body, duplex: "half" });
  const response = await site.ask(request);
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) {
    if (name !== "transfer-encoding") outgoing.appendHeader(name, value);
  }
  if (response.body) await pipeline(Readable.fromWeb(response.body), outgoing).catch(() => {});
  else outgoing.end();
}

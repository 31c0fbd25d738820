/** The site: its pages, and what only its server may do, which is to vouch for a customer. */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

import { seal } from "./multipass.js";

const PAGES = { "/": "index.html", "/site.js": "site.js", "/shop.js": "shop.js" };
const TYPES = { html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8" };
const LARGEST = 10_000; // bytes of a form

/** Serves the site on a free port; gives its host and what ends it. */
export async function serveSite(secret) {
  const server = createServer(async (request, response) => {
    if (request.method === "POST" && request.url === "/multipass") {
      const { email, firstName } = JSON.parse(await read(request));
      // A site of yours would look first whether it is they: by its own login.
      response.end(seal({ email, first_name: firstName }, secret));
    } else if (PAGES[request.url]) {
      const name = PAGES[request.url];
      response.setHeader("Content-Type", TYPES[name.split(".")[1]]);
      response.end(await readFile(new URL(name, import.meta.url)));
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () => new Promise((resolve) => server.close(resolve).closeAllConnections());
  return { host: `localhost:${server.address().port}`, stop };
}

async function read(request) {
  let body = "";
  for await (const chunk of request) {
    body += chunk;
    if (body.length > LARGEST) throw new Error("that is no form of ours");
  }
  return body;
}

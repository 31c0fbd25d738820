/** The built template, in workerd, as `shopify hydrogen preview` runs it, in front of a sandbox; and a browser for it. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, before } from "node:test";

import { createMiniOxygen } from "@shopify/mini-oxygen";

import { startSandbox } from "../../../clients/js/index.js";
import { chromium } from "../../dashboard/browser.js";

const CDN = "cdn.shopify.com";
const ACCOUNTS = "shopify.com";

/** React Router reports this for each request that it cancels itself, because the next one replaces it. */
const CANCELED = "signal is aborted without reason";

/**
 * A sandbox, the template and a browser for all tests. The host names that Hydrogen has in its code lead to the sandbox, and no other host
 * can be reached. `page` is one that tests share.
 */
export const here = {};

before(async () => {
  here.started = await startSandbox({ args: process.env.SANDBOX_OPTIONS.split(" ") });
  here.world = here.started.sandbox.world("default");
  here.sandbox = new URL(here.started.sandbox.url);
  here.site = await serve(process.env.STOREFRONT, here.sandbox);
  here.browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-dev-shm-usage", `--host-resolver-rules=${rules(here.sandbox)}`],
  });
  here.page = await open("/");
});

after(async () => {
  await here.browser?.close();
  await here.site?.stop();
  await here.started?.stop();
});

/** A page is ready for the mouse when React has hydrated it. Before, it reports an error in the console. */
export const HYDRATED = { waitUntil: "networkidle" };

/** Opens a page in a browser profile of its own. */
export async function open(path, site = here.site) {
  const context = await here.browser.newContext({ baseURL: site.url, ignoreHTTPSErrors: true });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  watch(page, [site.url, here.sandbox.origin, `https://${CDN}`, `https://${ACCOUNTS}`]);
  await page.goto(path, HYDRATED);
  return page;
}

/** Types into the template's search, and clicks a suggestion. */
export async function searchFor(page, text, suggestion) {
  await page.getByRole("button", { name: "Search" }).click();
  const dialog = page.getByRole("dialog", { name: "SEARCH" });
  await dialog.getByPlaceholder("Search").fill(text);
  await dialog.getByRole("link", { name: suggestion }).first().click();
  await page.getByRole("heading", { name: suggestion, level: 1 }).waitFor();
}

/** Fails if a page had a problem, or if the sandbox refused a request since the last look. */
export async function isSound(page) {
  assert.deepEqual(page.problems, []);
  assert.deepEqual(await refused(), []);
}

/** The requests that the sandbox refused since the last look. */
export async function refused() {
  const entries = (await here.world.journal.entries()).filter(isRefused);
  await here.world.journal.clear();
  return entries.map(({ document, errors, userErrors }) => ({ document, errors, userErrors }));
}

/** `ensureCookies` asks for a field that the public schema does not have: Hydrogen reads only the status of the answer. */
const isRefused = ({ outcome, operationName }) => outcome !== "ok" && operationName !== "ensureCookies";

/**
 * Serves the template that was built in a folder, with the settings of its `.env`.
 * @param {{ env?: object }} [worker] More settings, and more options of the worker.
 */
export async function serve(folder, sandbox, { env = {}, ...worker } = {}) {
  const path = join(folder, "dist/server/index.js");
  const oxygen = createMiniOxygen({
    host: "localhost",
    port: await freePort(),
    requestHook: null,
    assets: { port: await freePort(), directory: join(folder, "dist/client") },
    workers: [
      {
        name: "hydrogen",
        modulesRoot: join(folder, "dist/server"),
        modules: [{ type: "ESModule", path, contents: await readFile(path, "utf8") }],
        bindings: {
          PUBLIC_STORE_DOMAIN: sandbox.host,
          PUBLIC_CHECKOUT_DOMAIN: sandbox.host,
          PUBLIC_STOREFRONT_API_TOKEN: "0577a86cafb13212c4528dc1e1b12180",
          PUBLIC_STOREFRONT_ID: "1000001",
          PUBLIC_CUSTOMER_ACCOUNT_API_CLIENT_ID: "5a0db0c5-51e0-4000-8000-000000000001",
          SHOP_ID: "61000000001",
          SESSION_SECRET: "any-text",
          ...env,
        },
        ...worker,
      },
    ],
  });
  const { workerUrl } = await oxygen.ready;
  return { url: workerUrl.origin, ask: oxygen.dispatchFetch, stop: () => oxygen.dispose() };
}

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });

const rules = ({ port }) => [
  ...[CDN, ACCOUNTS].map((host) => `MAP ${host}:443 127.0.0.1:${port}`),
  "MAP * ~NOTFOUND",
  "EXCLUDE localhost",
  "EXCLUDE 127.0.0.1",
];

/** Collects what a page must not have: errors in the console, failed requests, other hosts. */
function watch(page, origins) {
  page.problems = [];
  page.on("console", (message) => message.type() === "error" && page.problems.push(`${message.text()} ${message.location().url}`));
  page.on("pageerror", (error) => error.message === CANCELED || page.problems.push(error.message));
  page.on("response", (response) => response.status() >= 400 && page.problems.push(`${response.status()} ${response.url()}`));
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (!origins.includes(origin) && protocol !== "data:") page.problems.push(`requested ${request.url()}`);
  });
}

/** Chromium, driven by Playwright, in front of a sandbox of the test's own. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before } from "node:test";

import { chromium } from "playwright-core";

import { startSandbox } from "../../clients/js/index.js";

export { chromium };

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const LOGIN = `mutation ($token: String!) {
  customerAccessTokenCreateWithMultipass(multipassToken: $token) {
    customerAccessToken { accessToken }
    customerUserErrors { code message }
  }
}`;

/**
 * Starts a sandbox and a browser for the tests of a file. Each `open` is a page of a browser profile of
 * its own, which fails the test for an error in the console and for a request to another host.
 * @param {string[]} [args] Of `storefront-sandbox serve`.
 */
export function prepare(args = []) {
  const here = {};
  before(async () => {
    here.started = await startSandbox({ args });
    here.sandbox = here.started.sandbox;
    here.browser = await chromium.launch({
      executablePath: process.env.CHROMIUM,
      args: ["--no-sandbox", "--disable-dev-shm-usage"],
    });
  });
  after(async () => {
    await here.browser?.close();
    await here.started?.stop();
  });
  here.open = async (path, options = {}) => {
    const context = await here.browser.newContext({ baseURL: here.sandbox.url, permissions: ["clipboard-read", "clipboard-write"], ...options });
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    page.problems = [];
    page.on("console", (message) => message.type() === "error" && page.problems.push(message.text()));
    page.on("pageerror", (error) => page.problems.push(error.message));
    page.on("request", (request) => new URL(request.url()).origin === new URL(here.sandbox.url).origin || page.problems.push(`requested ${request.url()}`));
    await visit(page, path);
    return page;
  };
  here.world = async (origin) => here.sandbox.freshWorld(origin);
  return here;
}

/** Makes a cart with a mug in it, of a guest, and returns its id. */
export async function makeCart(world) {
  const product = '{ product(handle: "enamel-mug") { variants(first: 1) { nodes { id } } } }';
  const { id } = (await world.graphql(product)).data.product.variants.nodes[0];
  const document = "mutation ($input: CartInput!) { cartCreate(input: $input) { cart { id } } }";
  const { data } = await world.graphql(document, { input: { lines: [{ merchandiseId: id }], buyerIdentity: { email: "guest@example.com" } } });
  return data.cartCreate.cart.id;
}

/** Goes to a page, and waits until its view is complete. */
export async function visit(page, path) {
  await page.goto(path);
  if (await page.locator("#view").count()) await page.locator('#view[aria-busy="false"]').waitFor({ state: "attached" });
}

/** What axe finds on a page, or in a part of it, each as its rule and the first element. */
export async function violations(page, part = "html") {
  await page.evaluate(AXE);
  const { violations: found } = await page.evaluate((root) => window.axe.run(root, { resultTypes: ["violations"] }), part);
  return found.map(({ id, nodes }) => `${id}: ${nodes.length} times, ${nodes[0].html} ${nodes[0].failureSummary}`);
}

/** Fails if the page had a problem that is not awaited. */
export const isSound = (page) => assert.deepEqual(page.problems, []);

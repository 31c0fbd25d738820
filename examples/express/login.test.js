/** Tests of the site: one server process, and a world of the sandbox for each test. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { startSandbox } from "storefront-sandbox";

let sandbox, stop, server, site;

before(async () => {
  ({ sandbox, stop } = await startSandbox());
  process.env.SHOP_URL = sandbox.url;
  const { app } = await import("./app.js"); // it reads SHOP_URL when it is loaded
  server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  site = `http://127.0.0.1:${server.address().port}`;
});

after(async () => {
  server.close();
  await stop();
});

/** Logs in to the site, as a visitor of *world*. */
async function logIn(world, email, firstName) {
  const headers = { "X-Sandbox-World": world.name };
  const body = new URLSearchParams({ email, firstName });
  return fetch(`${site}/login`, { method: "POST", headers, body, redirect: "manual" });
}

async function home(world, login) {
  const cookie = login?.headers.getSetCookie()[0].split(";")[0] ?? "";
  const response = await fetch(site, { headers: { "X-Sandbox-World": world.name, Cookie: cookie } });
  return response.text();
}

test("greets a customer who has logged in", async () => {
  const world = await sandbox.freshWorld();
  const login = await logIn(world, "ada@example.com", "Ada");
  assert.equal(login.status, 303);
  assert.equal(await home(world, login), "Hello Ada");
});

test("shows why a login is refused", async () => {
  const world = await sandbox.freshWorld();
  await world.scenario("customer-disabled");
  const login = await logIn(world, "ada@example.com", "Ada");
  assert.equal(login.status, 403);
  assert.equal(await home(world), "Please log in");
});

test("a login is for one world only", async () => {
  const [blue, green] = [await sandbox.freshWorld(), await sandbox.freshWorld()];
  const login = await logIn(blue, "ada@example.com", "Ada");
  assert.equal(await home(green, login), "Please log in");
});

test("two worlds at the same time do not mix", async () => {
  const names = ["Ada", "Grace", "Alan", "Edsger", "Barbara"];
  const greetings = names.map(async (name) => {
    const world = await sandbox.freshWorld();
    return home(world, await logIn(world, "same@example.com", name));
  });
  assert.deepEqual(await Promise.all(greetings), names.map((name) => `Hello ${name}`));
});

/** What a page shows, and how it goes on, when the network, the server, the login or the world fails it. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { startSandbox } from "../../clients/js/index.js";
import { isSound, prepare, violations, visit } from "./browser.js";

const here = prepare();
const RECOVER = 'mutation { customerRecover(email: "enabled@sandbox.example") { customerUserErrors { code } } }';
const shots = process.env.SHOTS;
const shot = (page, name) => shots && page.screenshot({ path: `${shots}/${name}.png` });

/** Delays each answer for the page. */
async function slowDown(page, latency) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, latency, downloadThroughput: 200_000, uploadThroughput: 200_000 });
}

test("over a slow network a view says that it is loading, and a button does once what it is pressed for twice", async () => {
  const world = await here.world();
  const page = await here.open(`/w/${world.name}/_sandbox/customers`);
  await slowDown(page, 2_000);
  await page.getByRole("searchbox").fill("enabled@sandbox.example");
  await page.locator('main [aria-busy="true"]').first().waitFor();
  await page.waitForTimeout(shots ? 900 : 0);
  await shot(page, "slow-search");
  await page.getByRole("row", { name: "enabled@sandbox.example" }).getByRole("button").click();
  await page.locator('.detail[aria-busy="true"]').waitFor({ state: "attached" });
  await shot(page, "slow-detail");
  const expire = page.getByRole("button", { name: "Expire logins now" });
  await expire.waitFor();
  const sent = [];
  page.on("request", (request) => request.method() === "POST" && sent.push(request.url()));
  await expire.click();
  await expire.click();
  await page.getByText("0 logins have expired.").waitFor();
  assert.equal(sent.length, 1);
  isSound(page);
});

test("a form that is sent twice over a slow network makes one customer", async () => {
  const world = await here.world();
  const page = await here.open(`/w/${world.name}/_sandbox/customers`);
  await page.getByRole("button", { name: "New customer" }).click();
  await slowDown(page, 1_500);
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("First name").fill("Grace");
  const email = dialog.getByLabel("Email");
  await email.fill("grace@example.com");
  await email.press("Enter");
  await email.press("Enter");
  await dialog.waitFor({ state: "detached" });
  assert.equal(await page.locator("#toasts .bad").count(), 0);
  isSound(page);
});

test("a page without a network says so, and goes on when it is back", async () => {
  const world = await here.world();
  const page = await here.open(`/w/${world.name}/_sandbox/metrics`);
  await page.context().setOffline(true);
  await page.getByText("not connected, trying again").waitFor();
  await page.getByText("The server does not answer. Is it still running?").waitFor();
  await shot(page, "offline-metrics");
  assert.equal(await page.locator("#toasts p").count(), 0);
  await page.context().setOffline(false);
  await page.getByText("live", { exact: true }).waitFor();
  await page.getByText("not connected").waitFor({ state: "detached" });
});

test("an action without a network says why it failed, and can be done again", async () => {
  const world = await here.world();
  const page = await here.open(`/w/${world.name}/_sandbox/clock`);
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Freeze now" }).click();
  await page.locator("#toasts").getByText("The server does not answer. Is it still running?").waitFor();
  await shot(page, "offline-action");
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Freeze now" }).click();
  await page.locator("main").getByText("frozen", { exact: true }).waitFor();
});

test("two pages of a world show the clock and the scenarios that the other one changes", async () => {
  const world = await here.world();
  const [one, other] = [await here.open(`/w/${world.name}/_sandbox/clock`), await here.open(`/w/${world.name}/_sandbox/clock`)];
  await one.getByRole("button", { name: "Freeze now" }).click();
  await other.locator("main").getByText("frozen", { exact: true }).waitFor();
  await other.locator("#bar").getByText("frozen", { exact: true }).waitFor();
  await one.locator("#bar").getByText("frozen", { exact: true }).waitFor();
  await Promise.all([one, other].map((page) => visit(page, `/w/${world.name}/_sandbox/scenarios`)));
  await one.getByRole("switch", { name: "customer-disabled", exact: true }).click();
  await other.locator('[role=switch][aria-checked="true"]').waitFor();
  await other.getByRole("switch", { name: "customer-disabled", exact: true }).click();
  await one.locator('[role=switch][aria-checked="true"]').waitFor({ state: "detached" });
  [one, other].forEach(isSound);
});

test("a world that is reset, emptied or deleted while its page is open is shown as it is then", async () => {
  const world = await here.world();
  await world.graphql(RECOVER);
  const page = await here.open(`/w/${world.name}/_sandbox/inbox`);
  await page.getByRole("article").waitFor();
  await world.reset();
  await page.getByText("No mail has come.").waitFor();
  await world.graphql(RECOVER);
  await page.getByRole("article").waitFor();
  await world.inbox.clear();
  await page.getByText("No mail has come.").waitFor();
  await world.graphql(RECOVER);
  await page.getByRole("article").waitFor();
  await world.forget();
  await page.getByText("No mail has come.").waitFor();
  await world.graphql(RECOVER);
  await page.getByRole("article").waitFor();
  isSound(page);
});

test("a text that the browser does not copy is shown, selected, to be copied by hand", async () => {
  const world = await here.world();
  const page = await here.open(`/w/${world.name}/_sandbox/multipass`, { permissions: [] });
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await page.getByLabel("Email").fill("ada@example.com");
  await page.getByRole("button", { name: "Make the token" }).click();
  await page.getByRole("button", { name: "Copy the token" }).click();
  const dialog = page.getByRole("dialog", { name: "Copy" });
  const token = await dialog.getByLabel("Text").inputValue();
  assert.match(token, /^[\w-]{100,}={0,2}$/);
  assert.equal(await page.evaluate(() => String(getSelection())), token);
  assert.deepEqual(await violations(page), []);
  await shot(page, "copy-by-hand");
  isSound(page);
});

test("a login that expires while a page is open is asked for anew, and the page goes on where it was", async () => {
  const started = await startSandbox({ args: ["--host", "0.0.0.0", "--control-token", "let-me-in"] });
  try {
    const address = `http://127.0.0.1:${new URL(started.sandbox.url).port}/w/blue/_sandbox/customers?query=enabled`;
    const page = await (await here.browser.newContext()).newPage();
    const logIn = async () => {
      await page.getByLabel("Control token").fill("let-me-in");
      await page.getByRole("button", { name: "Log in" }).click();
      await page.getByRole("row", { name: "enabled@sandbox.example" }).waitFor();
    };
    await page.goto(address);
    await logIn();
    await page.context().clearCookies();
    await page.getByRole("row", { name: "enabled@sandbox.example" }).getByRole("button").click();
    await page.getByLabel("Control token").waitFor();
    await shot(page, "login-expired");
    await logIn();
    assert.equal(new URL(page.url()).searchParams.get("query"), "enabled");
  } finally {
    await started.stop();
  }
});

test("open pages go on with the server that takes the place of one that stopped", async () => {
  const first = await startSandbox();
  const port = new URL(first.sandbox.url).port;
  await first.sandbox.world("default").graphql(RECOVER);
  const page = await here.open(`${first.sandbox.url}/_sandbox/inbox`);
  await page.getByRole("article").waitFor();
  await first.stop();
  await page.getByText("not connected").waitFor();
  await shot(page, "server-stopped");
  const second = await startSandbox({ args: ["--port", port] });
  try {
    await page.getByText("live", { exact: true }).waitFor();
    await page.getByText("No mail has come.").waitFor();
    await second.sandbox.world("default").graphql(RECOVER);
    await page.getByRole("article").waitFor();
  } finally {
    await second.stop();
  }
});

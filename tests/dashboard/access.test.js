/** The dashboard of a server that other machines can reach. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { isSound, prepare, violations } from "./browser.js";

const TOKEN = "let-me-in";
const here = prepare(["--host", "0.0.0.0", "--control-token", TOKEN]);

test("the token opens the dashboard, and is in no address and no storage", async () => {
  const page = await here.open("/_sandbox/journal");
  assert.deepEqual(await violations(page), []);
  page.problems.length = 0; // the 401 of the form
  await page.getByLabel("Control token").fill("wrong");
  await page.getByRole("button", { name: "Log in" }).click();
  await page.getByText("This is not the control token of this server.").waitFor();
  page.problems.length = 0;
  await page.getByLabel("Control token").fill(TOKEN);
  await page.getByRole("button", { name: "Log in" }).click();
  await page.getByText("live").waitFor();
  const [cookie] = await page.context().cookies();
  const seen = await page.evaluate(() => [location.href, document.cookie, JSON.stringify(localStorage), JSON.stringify(sessionStorage)].join());
  assert.deepEqual([cookie.httpOnly, cookie.sameSite, seen.includes(TOKEN), seen.includes(cookie.value)], [true, "Strict", false, false]);
  isSound(page);
  await page.getByRole("button", { name: "Log out" }).click();
  await page.getByLabel("Control token").waitFor();
});

const strict = prepare(["--strict-worlds"]);

test("with --strict-worlds, looking at a misspelt world does not make it", async () => {
  const page = await strict.open("/w/misspelt/_sandbox/worlds");
  await page.getByText("There is no world misspelt.").waitFor();
  assert.deepEqual((await strict.sandbox.worlds()).map(({ name }) => name), []);
});

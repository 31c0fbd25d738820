/** The login to new customer accounts, in a browser: accessible, narrow, and by keyboard alone. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { isSound, prepare, violations } from "../dashboard/browser.js";

const here = prepare();
const CHALLENGE = "Kf8z-wZgMSQZY6horeQjbdvcBVMpfiR3YlTLaIqMHcU";

/** Opens the first page of the login of a world. */
async function login(world, options, more = {}) {
  const query = new URLSearchParams({
    client_id: "5a0db0c5-51e0-4000-8000-000000000001",
    scope: "openid email customer-account-api:full",
    response_type: "code",
    redirect_uri: `${here.sandbox.url}/back`,
    state: "the-state",
    code_challenge: CHALLENGE,
    code_challenge_method: "S256",
    ...more,
  });
  return here.open(`/w/${world.name}/authentication/61000000001/oauth/authorize?${query}`, options);
}

const focused = (page) => page.evaluate(() => document.activeElement.name || document.activeElement.textContent);
const isBack = ({ pathname }) => pathname === "/back";

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing at any step, ${colorScheme}, at 360 pixels`, async () => {
    const world = await here.world();
    const page = await login(world, { colorScheme, viewport: { width: 360, height: 740 } });
    const found = {};
    const look = async () => {
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      const problems = [...(await violations(page)), ...(overflow > 0 ? [`${overflow} pixels too wide`] : [])];
      if (problems.length) found[await page.title()] = problems;
    };
    await look();
    await page.getByLabel("Email").fill("no email");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("alert").waitFor();
    await look();
    await page.getByLabel("Email").fill(`${"l".repeat(60)}@sandbox.example`);
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByLabel("6-digit code").waitFor();
    await look();
    await page.goto(`/w/${world.name}/authentication/61000000001/logout`);
    await look();
    assert.deepEqual(found, {});
  });
}

test("the keyboard alone logs in", async () => {
  const world = await here.world();
  const page = await login(world, { viewport: { width: 360, height: 740 } });
  assert.equal(await focused(page), "email");
  await page.keyboard.type("enabled@sandbox.example");
  await page.keyboard.press("Enter");
  await page.getByLabel("6-digit code").waitFor();
  assert.equal(await focused(page), "loginCode");
  const [mail] = await world.inbox.mails();
  await page.keyboard.type(mail.code);
  await page.keyboard.press("Enter");
  await page.waitForURL(isBack);
  assert.match(page.url(), /\?code=shcac_.*&state=the-state$/);
});

test("the keyboard alone reaches the personas and the other buttons", async () => {
  const page = await login(await here.world(), {}, { locale: "de" });
  const order = [];
  for (let at = 0; at < 3; at++) {
    await page.keyboard.press("Tab");
    order.push(await focused(page));
  }
  assert.deepEqual(order, ["Weiter", "enabled", "multipass-only"]);
  isSound(page);
  await page.keyboard.press("Enter");
  await page.waitForURL(isBack);
});

/** What a tester switches and sees in the dashboard, while an application uses the same world. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { isSound, LOGIN, prepare } from "./browser.js";

const here = prepare();

const codes = ({ data }) => data.customerAccessTokenCreateWithMultipass.customerUserErrors.map(({ code }) => code);

test("a scenario that is switched on in the page makes the next login fail", async () => {
  const world = await here.world();
  const page = await here.open(`/w/${world.name}/_sandbox/`);
  await page.getByRole("link", { name: "Scenarios", exact: true }).click();
  await page.getByRole("switch", { name: "customer-disabled", exact: true }).click();
  await page.locator('[role=switch][aria-checked="true"]').waitFor();
  const token = await world.multipassToken({ email: "ada@example.com" });
  assert.deepEqual(codes(await world.graphql(LOGIN, { token })), ["CUSTOMER_DISABLED"]);
  await page.getByRole("switch", { name: "customer-disabled", exact: true }).click();
  await page.locator('[role=switch][aria-checked="true"]').waitFor({ state: "detached" });
  assert.deepEqual(codes(await world.graphql(LOGIN, { token })), []);
  isSound(page);
});

test("a recovery mail appears without a reload, and its link works", async () => {
  const world = await here.world();
  const page = await here.open(`/w/${world.name}/_sandbox/inbox`);
  await page.getByText("No mail has come.").waitFor();
  await world.graphql('mutation { customerRecover(email: "enabled@sandbox.example") { customerUserErrors { code } } }');
  await page.getByRole("article").waitFor();
  isSound(page);
  await page.getByRole("link", { name: "Open the link here" }).click();
  assert.match(await page.locator("h1").innerText(), /password/i);
});

test("a request appears in the journal as it is made, with its reason in plain words", async () => {
  const world = await here.world();
  const page = await here.open(`/w/${world.name}/_sandbox/journal`);
  await page.getByText("No request has come.").waitFor();
  const token = await world.multipassToken({ email: "ada@example.com" }, { defect: "expired" });
  await world.graphql(LOGIN, { token });
  await page.getByRole("button", { name: /^#1 .*customerAccessTokenCreateWithMultipass/ }).click();
  await page.getByRole("region", { name: "Entry 1" }).getByText("multipass.expired").waitFor();
  await page.getByRole("button", { name: "Copy as curl" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^curl -si '.*\/api\/.*graphql\.json' -H 'Content-Type: application\/json'/);
  isSound(page);
});

test("an entry is made a scenario, which answers as the entry did", async () => {
  const world = await here.world();
  const token = await world.multipassToken({ email: "ada@example.com" }, { defect: "tampered" });
  await world.graphql(LOGIN, { token });
  const page = await here.open(`/w/${world.name}/_sandbox/journal`);
  await page.getByRole("button", { name: /^#1 / }).click();
  await page.getByRole("button", { name: "Make this a scenario" }).click();
  await page.getByRole("button", { name: "Switch on" }).click();
  await page.getByRole("switch", { name: "like-entry-1" }).waitFor();
  const good = await world.multipassToken({ email: "ada@example.com" });
  assert.deepEqual(codes(await world.graphql(LOGIN, { token: good })), ["INVALID_MULTIPASS_REQUEST"]);
  isSound(page);
});

test("a login has expired after the clock was moved in the page", async () => {
  const world = await here.world();
  const token = await world.multipassToken({ email: "ada@example.com" });
  const { data } = await world.graphql(LOGIN, { token });
  const { accessToken } = data.customerAccessTokenCreateWithMultipass.customerAccessToken;
  const page = await here.open(`/w/${world.name}/_sandbox/clock`);
  await page.getByRole("cell", { name: "ada@example.com" }).waitFor();
  await page.getByRole("button", { name: "+ 42 days and a second" }).click();
  await page.getByText("Nothing expires.").waitFor();
  const answer = await world.graphql("query ($token: String!) { customer(customerAccessToken: $token) { id } }", { token: accessToken });
  assert.equal(answer.data.customer, null);
  isSound(page);
});

test("a token with a defect is made, and explained step by step", async () => {
  const world = await here.world();
  const page = await here.open(`/w/${world.name}/_sandbox/multipass`);
  await page.getByLabel("Defect").selectOption("keys-swapped");
  await page.getByRole("button", { name: "Make the token" }).click();
  await page.getByRole("button", { name: "Explain it" }).click();
  await page.getByRole("heading", { name: "Likely cause" }).waitFor();
  assert.match(await page.locator(".steps li.bad").innerText(), /signature/);
  isSound(page);
});

test("a customer is found and invited", async () => {
  const world = await here.world();
  const page = await here.open(`/w/${world.name}/_sandbox/customers`);
  await page.getByRole("searchbox").fill("disabled@sandbox.example");
  await page.getByRole("row", { name: "disabled@sandbox.example" }).getByRole("button").click();
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByRole("heading", { name: /INVITED/ }).waitFor();
  assert.equal((await world.inbox.mails())[0].kind, "activation");
  isSound(page);
});

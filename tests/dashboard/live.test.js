/** What a tester switches and sees in the dashboard, while an application uses the same world. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { isSound, LOGIN, makeCart, prepare, violations } from "./browser.js";

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

test("a mail is shown as HTML, in a frame that runs and loads nothing, and its link works", async () => {
  const world = await here.world();
  await world.graphql('mutation { customerRecover(email: "enabled@sandbox.example") { customerUserErrors { code } } }');
  const page = await here.open(`/w/${world.name}/_sandbox/inbox`);
  await page.getByRole("button", { name: "Show HTML" }).click();
  const frame = page.frameLocator("iframe.mail");
  assert.equal(await frame.getByRole("heading").innerText(), "Customer account password reset");
  assert.equal(await page.locator("iframe.mail").getAttribute("sandbox"), "allow-popups allow-popups-to-escape-sandbox");
  assert.deepEqual(await violations(page), []);
  const opened = page.waitForEvent("popup");
  await frame.getByRole("link").click();
  const shop = await opened;
  assert.match(await shop.locator("h1").innerText(), /password/i);
  isSound(page);
});

test("a request appears in the journal as it is made, with its reason in plain words", async () => {
  const world = await here.world();
  const page = await here.open(`/w/${world.name}/_sandbox/journal`);
  await page.getByText("No request has come.").waitFor();
  const token = await world.multipassToken({ email: "ada@example.com" }, { defect: "expired" });
  await world.graphql(LOGIN, { token });
  await page.getByRole("button", { name: /^#1 .*customerAccessTokenCreateWithMultipass/ }).click();
  await page.getByRole("region", { name: "Entry 1" }).getByText("multipass.expired").first().waitFor();
  await page.locator(".steps li.bad").getByText(/window/).waitFor();
  await page.getByRole("button", { name: "Copy as curl" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^curl -si '.*\/api\/.*graphql\.json' -H 'Content-Type: application\/json'/);
  isSound(page);
});

test("a request is sent again with the password that the journal hides", async () => {
  const world = await here.world();
  const document = "mutation ($input: CustomerCreateInput!) { customerCreate(input: $input) { customer { id } customerUserErrors { code } } }";
  await world.graphql(document, { input: { email: "ada@example.com", password: "analytical" } });
  const page = await here.open(`/w/${world.name}/_sandbox/journal`);
  await page.getByRole("button", { name: /^#1 / }).click();
  await page.getByRole("button", { name: "Send again" }).click();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByText(/customer\.email-taken/).first().waitFor();
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

test("the journal shows which calls of the control API changed the world, and copies one as curl", async () => {
  const world = await here.world();
  await world.graphql("{ shop { name } }");
  await world.scenario("customer-disabled", { times: 2 });
  const page = await here.open(`/w/${world.name}/_sandbox/journal`);
  await page.getByRole("button", { name: /^#1 .* shop / }).waitFor();
  await page.getByLabel("Which", { exact: true }).selectOption("control");
  await page.getByRole("button", { name: /PUT .*\/scenarios\/customer-disabled/ }).click();
  await page.getByText('"times": 2').waitFor();
  await page.getByRole("button", { name: "Copy as curl" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, `curl -si -X PUT '${here.sandbox.url}/_sandbox/api/worlds/${world.name}/scenarios/customer-disabled' -H 'Content-Type: application/json' -d '{"times":2}'`);
  await world.clock.freeze();
  await page.getByRole("button", { name: "Show the newest" }).click();
  await page.getByRole("button", { name: /PUT .*\/clock/ }).waitFor();
  assert.deepEqual(await violations(page), []);
  await page.reload();
  await page.getByRole("button", { name: /PUT .*\/clock/ }).waitFor();
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

test("a customer is found, logged out and invited", async () => {
  const world = await here.world();
  const token = await world.multipassToken({ email: "enabled@sandbox.example" });
  await world.graphql(LOGIN, { token });
  const page = await here.open(`/w/${world.name}/_sandbox/customers`);
  await page.getByRole("searchbox").fill("enabled@sandbox.example");
  await page.getByRole("row", { name: "enabled@sandbox.example" }).getByRole("button").click();
  await page.getByRole("listitem").filter({ hasText: "expires" }).waitFor();
  await page.getByRole("button", { name: "Expire logins now" }).click();
  await page.getByText("1 logins have expired.").waitFor();
  await page.getByRole("listitem").filter({ hasText: "expires" }).waitFor({ state: "detached" });
  await page.getByRole("searchbox").fill("disabled@sandbox.example");
  await page.getByRole("row", { name: "disabled@sandbox.example" }).getByRole("button").click();
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByRole("heading", { name: /INVITED/ }).waitFor();
  assert.equal((await world.inbox.mails())[0].kind, "activation");
  isSound(page);
});

test("a login to new customer accounts is shown, and ended", async () => {
  const world = await here.world();
  const assertion = await world.multipassToken({ email: "enabled@sandbox.example" });
  const client = "5a0db0c5-51e0-4000-8000-000000000001";
  const body = new URLSearchParams({ grant_type: "urn:shopify:params:oauth:grant-type:multipass", client_id: client, assertion });
  const base = `${here.sandbox.url}/w/${world.name}/authentication/61000000001`;
  const { refresh_token: token } = await (await fetch(`${base}/oauth/token`, { method: "POST", body })).json();
  const page = await here.open(`/w/${world.name}/_sandbox/customers`);
  await page.getByRole("searchbox").fill("enabled@sandbox.example");
  await page.getByRole("row", { name: "enabled@sandbox.example" }).getByRole("button").click();
  const row = page.getByRole("list", { name: "Logins to new customer accounts" }).getByRole("listitem");
  await row.getByText("live").waitFor();
  assert.match(await row.innerText(), new RegExp(`^live multipass, began .*, client ${client} End now$`, "s"));
  await row.getByRole("button", { name: "End now" }).click();
  await row.getByText("ended by the control API").waitFor();
  const again = new URLSearchParams({ grant_type: "refresh_token", client_id: client, refresh_token: token });
  const refused = await fetch(`${base}/oauth/token`, { method: "POST", body: again, headers: { Origin: "http://localhost:3000" } });
  assert.equal((await refused.json()).error, "invalid_grant");
  isSound(page);
});

test("a purchase is seen in the carts, the orders and the journal as it happens", async () => {
  const world = await here.world();
  const [carts, orders, journal, inbox] = await Promise.all(["carts", "orders", "journal", "inbox"].map((view) => here.open(`/w/${world.name}/_sandbox/${view}`)));
  await carts.getByText("There is no cart.").waitFor();
  await makeCart(world);
  await journal.getByRole("button", { name: /cartCreate/ }).waitFor();
  await carts.getByRole("row", { name: "guest@example.com" }).getByRole("button").click();
  await carts.getByRole("button", { name: "Pay", exact: true }).click();
  await inbox.getByRole("article").getByText("order-confirmation").waitFor();
  await carts.getByText("There is no cart.").waitFor();
  const placed = await world.orders.list({ customer: "guest@example.com" });
  await orders.getByRole("button", { name: placed.orders[0].name, exact: true }).click();
  await orders.getByRole("button", { name: "Fulfil" }).click();
  await orders.getByRole("button", { name: "Send" }).click();
  await orders.getByText(`${placed.orders[0].name} is sent.`).waitFor();
  assert.equal((await world.orders.get(placed.orders[0].id)).fulfillmentStatus, "FULFILLED");
  [carts, orders, journal, inbox].forEach(isSound);
});

test("an order leads to its customer, the customer to the orders, and a mail to who gets it", async () => {
  const world = await here.world();
  const order = await world.orders.create({ customer: "enabled@sandbox.example", lines: [{ title: "Rope", price: "2.00" }] });
  await world.graphql('mutation { customerRecover(email: "enabled@sandbox.example") { customerUserErrors { code } } }');
  const page = await here.open(`/w/${world.name}/_sandbox/orders`);
  await page.getByRole("button", { name: order.name, exact: true }).click();
  await page.getByRole("link", { name: order.customer }).click();
  await page.getByRole("heading", { name: /Jane Doe/ }).waitFor();
  await page.locator(".detail dl").getByRole("link", { name: "1", exact: true }).click();
  await page.getByRole("button", { name: order.name, exact: true }).waitFor();
  await page.getByRole("link", { name: "Inbox", exact: true }).click();
  await page.getByRole("link", { name: "enabled@sandbox.example" }).click();
  await page.getByRole("row", { name: "Jane Doe" }).waitFor();
  isSound(page);
});

test("one world is copied into another", async () => {
  const [source, target] = [await here.world(), await here.world()];
  await source.customers.create({ email: "only@example.com" });
  const page = await here.open(`/w/${target.name}/_sandbox/snapshot`);
  await page.getByLabel("From the world").fill(source.name);
  await page.getByRole("button", { name: "Copy" }).click();
  await page.getByText(`${target.name} is restored.`).waitFor();
  const { customers } = await target.customers.list({ email: "only@example.com" });
  assert.equal(customers.length, 1);
  isSound(page);
});

test("a product is sold out in the page", async () => {
  const world = await here.world();
  const page = await here.open(`/w/${world.name}/_sandbox/products`);
  await page.getByRole("searchbox").fill("enamel mug");
  await page.getByRole("row", { name: /Enamel Mug/ }).getByRole("button").click();
  await page.getByRole("button", { name: "Sell out" }).first().click();
  await page.getByText(/ is changed\./).waitFor();
  const { data } = await world.graphql('{ product(handle: "enamel-mug") { variants(first: 1) { nodes { availableForSale } } } }');
  assert.equal(data.product.variants.nodes[0].availableForSale, false);
  isSound(page);
});

test("the keys and values of a scenario are completed by its schema", async () => {
  const page = await here.open("/w/completed/_sandbox/scenarios");
  const area = page.getByLabel("Definition");
  await area.fill('{"effect": {"customerUserErrors": [{"code": "CUSTOMER_DIS');
  await area.press("Control+Space");
  await page.getByRole("button", { name: "CUSTOMER_DISABLED", exact: true }).click();
  assert.match(await area.inputValue(), /"code": "CUSTOMER_DISABLED"$/);
  isSound(page);
});

test("two worlds that are compared show no private keys", async () => {
  const world = await here.world();
  await fetch(`${here.sandbox.url}/w/${world.name}/authentication/.well-known/jwks.json`);
  const page = await here.open(`/w/${world.name}/_sandbox/worlds`);
  await page.getByRole("button", { name: "Compare" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Compare" }).click();
  const rows = page.getByRole("region", { name: "Differences" });
  await rows.getByText("/records/SigningKeys/put/0/rsa").waitFor();
  assert.doesNotMatch(await page.getByRole("dialog").innerText(), /PRIVATE KEY/);
  assert.deepEqual(page.problems, []);
});

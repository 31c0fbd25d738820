/** Against a real server, which is found on the path. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { remedyFor } from "../../../clients/js/errors.js";
import { Sandbox, SandboxError, startSandbox } from "../../../clients/js/index.js";

const LOGIN = `mutation ($token: String!) {
  customerAccessTokenCreateWithMultipass(multipassToken: $token) {
    customerAccessToken { accessToken }
    customerUserErrors { code }
  }
}`;

/** @type {Awaited<ReturnType<typeof startSandbox>>} */
let started;

before(async () => {
  started = await startSandbox();
});

after(() => started.stop());

async function codes(world, token) {
  const { data } = await world.graphql(LOGIN, { token });
  return data.customerAccessTokenCreateWithMultipass.customerUserErrors.map(({ code }) => code);
}

test("a fresh world is made from the seed that is asked for", async () => {
  const world = await started.sandbox.freshWorld({ seed: 7, customers: 3 });
  const { name, seed, customers } = await world.state();
  assert.deepEqual({ name, seed, customers }, { name: world.name, seed: 7, customers: 3 });
});

test("a token that is minted logs in, once", async () => {
  const world = await started.sandbox.freshWorld();
  const token = await world.multipassToken({ email: "ada@lovelace.example" });
  assert.deepEqual(await codes(world, token), []);
  assert.deepEqual(await codes(world, token), ["INVALID_MULTIPASS_REQUEST"]);
});

test("a defect is minted, and explained", async () => {
  const world = await started.sandbox.freshWorld();
  const token = await world.multipassToken({ email: "ada@lovelace.example" }, { defect: "expired" });
  assert.match(JSON.stringify(await world.explain(token)), /expired/);
});

test("a scenario answers so many times, and is off at the end of its scope", async () => {
  const world = await started.sandbox.freshWorld();
  const scenario = await world.scenario("customer-disabled", { times: 1 });
  assert.deepEqual(await codes(world, "none"), ["CUSTOMER_DISABLED"]);
  assert.deepEqual(await codes(world, "none"), ["INVALID_MULTIPASS_REQUEST"]);
  await scenario[Symbol.asyncDispose]();
  assert.deepEqual((await world.scenarios()).on, []);
});

test("a scenario of one's own needs no file", async () => {
  const world = await started.sandbox.freshWorld();
  await world.scenario("teapot", { match: { operation: "*" }, effect: { status: 503 } });
  await assert.rejects(codes(world, "none"), (error) => error.status === 503);
  await world.allScenariosOff();
  assert.deepEqual(await codes(world, "none"), ["INVALID_MULTIPASS_REQUEST"]);
});

test("the clock stands, moves and runs", async () => {
  const world = await started.sandbox.freshWorld();
  await world.clock.freeze(new Date("2026-11-23T10:00:00Z"));
  await world.clock.advance("PT15M1S");
  assert.equal((await world.clock.now()).toISOString(), "2026-11-23T10:15:01.000Z");
  assert.equal((await world.clock.run()).frozen, false);
});

test("a reset clock runs with the machine's again", async () => {
  const world = await started.sandbox.freshWorld();
  await world.clock.freeze("2026-11-23T10:00:00Z");
  const { now, frozen } = await world.clock.reset();
  assert.equal(frozen, false);
  assert.ok(Math.abs(Date.parse(now) - Date.now()) < 60_000);
});

test("graphql sends a token, also to a server that asks for one", async () => {
  const { sandbox, stop } = await startSandbox({ args: ["--default-token", "none"] });
  try {
    const world = await sandbox.freshWorld();
    const token = await world.multipassToken({ email: "ada@lovelace.example" });
    assert.deepEqual(await codes(world, token), []);
    const [{ accessToken }] = await world.journal.entries();
    assert.equal(accessToken.kind, "public");
  } finally {
    await stop();
  }
});

test("the shop is what the merchant has switched on", async () => {
  const world = await started.sandbox.freshWorld();
  const changed = await world.shop.update({ name: "Blue", customerAccounts: "DISABLED" });
  assert.deepEqual(await world.shop.get(), changed);
  const { errors } = await world.graphql('mutation { customerRecover(email: "a@b.example") { __typename } }');
  assert.equal(errors[0].message, "Customer accounts are disabled.");
});

test("the logins of a customer expire", async () => {
  const world = await started.sandbox.freshWorld();
  const login = `mutation ($token: String!) {
    customerAccessTokenCreateWithMultipass(multipassToken: $token) { customerAccessToken { accessToken } }
  }`;
  await world.graphql(login, { token: await world.multipassToken({ email: "enabled@sandbox.example" }) });
  const { customers } = await world.customers.list({ email: "enabled@sandbox.example" });
  assert.equal(await world.customers.expireTokens(customers[0].id), 1);
  assert.equal(await world.customers.expireTokens(customers[0].id), 0);
});

test("customers are what a merchant makes of them, and mails wait in the inbox", async () => {
  const world = await started.sandbox.freshWorld();
  const { id } = await world.customers.create({ email: "grace@hopper.example", firstName: "Grace" });
  await world.customers.addAddress(id, { city: "Arlington", default: true });
  await world.customers.update(id, { tags: ["vip"] });
  await world.customers.invite(id);
  const [mail] = await world.inbox.wait({ kind: "activation", timeout: 5 });
  const customer = await world.customers.get(id);
  assert.equal(mail.to, "grace@hopper.example");
  assert.deepEqual(customer.tags, ["vip"]);
  assert.equal(customer.defaultAddress.city, "Arlington");
  assert.equal(customer.state, "INVITED");
  await world.inbox.clear();
  assert.deepEqual(await world.inbox.mails(), []);
  await world.customers.delete(id);
  assert.deepEqual((await world.customers.list({ email: "grace@hopper.example" })).customers, []);
});

test("orders are what a merchant makes of them", async () => {
  const world = await started.sandbox.freshWorld();
  const line = { title: "Mug", price: "9.50" };
  const customer = await world.customers.create({ email: "grace@hopper.example", orders: [{ lines: [line] }] });
  const made = await world.orders.create({ customer: customer.id, lines: [{ ...line, quantity: 2 }] });
  const { orders } = await world.orders.list({ customer: "grace@hopper.example" });
  assert.deepEqual(orders.map(({ totalPrice }) => totalPrice), ["9.50", "19.00"]);
  assert.deepEqual(orders[1], made);
  const changed = await world.orders.update(made.id, { email: "g@hopper.example" });
  assert.deepEqual(await world.orders.get(made.id), changed);
  assert.equal((await world.orders.fulfil(made.id)).fulfillmentStatus, "FULFILLED");
  const refunded = await world.orders.refund(made.id, { lines: [{ line: 0, quantity: 1 }] });
  assert.equal(refunded.totalRefunded, "9.50");
  assert.equal((await world.orders.cancel(made.id)).cancelReason, "OTHER");
  await world.orders.delete(made.id);
  assert.equal((await world.orders.list({ customer: customer.id })).orders.length, 1);
});

test("products are what a merchant makes of them", async () => {
  const world = await started.sandbox.freshWorld();
  const made = await world.products.create({ title: "Mug", variants: [{ price: "9.50" }] });
  const [variant] = made.variants;
  const { availableForSale } = await world.updateVariant(variant.id, { quantityAvailable: 0 });
  assert.equal(availableForSale, false);
  const { vendor } = await world.products.update(made.id, { vendor: "Potter" });
  assert.deepEqual([vendor, (await world.products.get("mug")).vendor], ["Potter", "Potter"]);
  const { products } = await world.products.list({ query: "vendor:Potter" });
  assert.deepEqual(products.map(({ handle }) => handle), ["mug"]);
  await world.products.delete("mug");
  assert.deepEqual((await world.products.list({ query: "vendor:Potter" })).products, []);
});

test("a reset brings the seed back", async () => {
  const world = await started.sandbox.freshWorld();
  await world.customers.create({ email: "gone@hopper.example" });
  await world.reset();
  assert.deepEqual((await world.customers.list({ email: "gone@hopper.example" })).customers, []);
});

test("a forgotten world is none of the list", async () => {
  const world = await started.sandbox.freshWorld();
  await world.forget();
  const names = (await started.sandbox.worlds()).map(({ name }) => name);
  assert.equal(names.includes(world.name), false);
});

test("worlds are listed in pages, by a part of their names", async () => {
  for (const name of ["page-of-b", "page-of-a", "page-of-c"]) await started.sandbox.world(name).make();
  const names = async (filter) => (await started.sandbox.worlds({ query: "page-of", ...filter })).map(({ name }) => name);
  assert.deepEqual(await names({ first: 2 }), ["page-of-a", "page-of-b"]);
  assert.deepEqual(await names({ first: 2, after: "page-of-b" }), ["page-of-c"]);
});

test("a refusal says what was wrong, and where", async () => {
  const world = await started.sandbox.freshWorld();
  await assert.rejects(world.customers.create({ email: "no email" }), (error) => {
    assert(error instanceof SandboxError);
    assert.equal(error.status, 422);
    assert.deepEqual(error.problem.errors, [{ pointer: "#/email", detail: "Email is invalid" }]);
    return true;
  });
});

test("a server that is not there is told as such", async () => {
  const nowhere = new Sandbox({ url: "http://127.0.0.1:9" });
  await assert.rejects(nowhere.worlds(), /No sandbox answers at http:\/\/127\.0\.0\.1:9: start one/);
});

for (const [code, remedy] of [
  ["ERR_SSL_WRONG_VERSION_NUMBER", /write http:\/\/ in the URL/],
  ["UND_ERR_SOCKET", /write https:\/\/ in the URL/],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", /set NODE_EXTRA_CA_CERTS/],
  ["ECONNREFUSED", /start one with/],
]) {
  test(`the message says what to do about ${code}`, () => {
    assert.match(remedyFor(new TypeError("fetch failed", { cause: { code } })), /** @type {RegExp} */ (remedy));
  });
}

for (const url of ["localhost:46127", "ftp://localhost", "http://", ""]) {
  test(`'${url}' is refused, since it is not the URL of a sandbox`, () => {
    const message = `'${url}' is not the URL of a sandbox: write it as http://localhost:7467`;
    assert.throws(() => new Sandbox({ url }), { name: "TypeError", message });
  });
}

for (const [below, apart] of [
  ["/api/2026-10/graphql.json", ""],
  ["/api/graphql", ""],
  ["/_sandbox/", ""],
  ["/graphiql", ""],
  ["/w/blue", ", and name the world blue apart from it"],
  ["/w/blue/api/2026-10/graphql.json", ", and name the world blue apart from it"],
]) {
  test(`the URL of ${below} is refused, since it is not the one of the server`, () => {
    const url = `http://localhost:7467${below}`;
    const message = `'${url}' is not the URL of the server itself: write http://localhost:7467${apart}`;
    assert.throws(() => new Sandbox({ url }), { name: "TypeError", message });
  });
}

test("a server behind the prefix of a proxy is taken", () => {
  assert.equal(new Sandbox({ url: "http://localhost:7467/shop/" }).url, "http://localhost:7467/shop");
});

test("a URL that is not in an object is refused", () => {
  const message = "Sandbox takes an object: write new Sandbox({ url: 'http://localhost:8000' })";
  // @ts-expect-error: it takes an object
  assert.throws(() => new Sandbox("http://localhost:8000"), { name: "TypeError", message });
});

test("an option that is not known is refused, with those that are", async () => {
  // @ts-expect-error: the option is controlToken
  const make = () => new Sandbox({ token: "abc" });
  assert.throws(make, { name: "TypeError", message: "Sandbox has no option 'token': it takes url and controlToken" });
  // @ts-expect-error: the option is args
  const start = startSandbox({ arg: ["--customers", "3"] });
  await assert.rejects(start, { name: "TypeError", message: "startSandbox has no option 'arg': it takes args and command" });
});

test("a server that does not start is told with its exit code", async () => {
  await assert.rejects(startSandbox({ args: ["--custmers", "3"] }), /ended with exit code 2 before it listened\. Its standard error says why\./);
});

test("a command that is not there is told as such", async () => {
  await assert.rejects(startSandbox({ command: ["no-such-sandbox"] }), /cannot be started\. .* is not installed/);
});

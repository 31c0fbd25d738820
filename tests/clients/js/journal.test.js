/** The journal as it happens, of a real server. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { startSandbox } from "../../../clients/js/index.js";
import { journalOf } from "../../../clients/js/report.js";

const SHOP = "{ shop { name } }";
const RECOVER = 'mutation { customerRecover(email: "nobody") { customerUserErrors { code } } }';

/** @type {Awaited<ReturnType<typeof startSandbox>>} */
let started;

before(async () => {
  started = await startSandbox();
});

after(() => started.stop());

async function ids(entries) {
  const found = [];
  for await (const { id } of entries) found.push(id);
  return found;
}

test("the report of a failed test has the messages of GraphQL errors, and reasons where there are some", async () => {
  const world = await started.sandbox.freshWorld();
  for (const document of [SHOP, "{ shop { nam } }", RECOVER]) await world.graphql(document);
  const lines = (await journalOf(world)).replaceAll(/\d+\.?\d* ms/g, "… ms").split("\n");
  const [, , error, message, refused, reason] = lines;
  assert.deepEqual(lines.slice(0, 2), [`storefront sandbox journal, world ${world.name}`, "#1 shop: ok (200, … ms)"]);
  assert.deepEqual([error, message], ["#2 shop: errors, undefinedField (200, … ms)", "    Field 'nam' doesn't exist on type 'Shop'"]);
  assert.match(refused, /^#3 customerRecover: user-errors, /);
  assert.match(reason, /^ {4}customer/);
});

test("a stream tells what was asked before, then what is asked", async () => {
  const world = await started.sandbox.freshWorld();
  await world.graphql(SHOP);
  const operations = [];
  for await (const entry of world.journal.stream()) {
    operations.push(entry.operations);
    if (operations.length === 2) break;
    await world.graphql(RECOVER);
  }
  assert.deepEqual(operations, [["shop"], ["customerRecover"]]);
});

test("a stream tells of an operation, an outcome, and what is past an id alone", async () => {
  const world = await started.sandbox.freshWorld();
  for (const document of [RECOVER, SHOP, SHOP, RECOVER]) await world.graphql(document);
  const entries = world.journal.stream({ operation: "customerRecover", outcome: "user-errors", after: 1 });
  const { value } = await entries.next();
  await entries.return();
  assert.deepEqual([value.id, value.userErrors[0].operation], [4, "customerRecover"]);
});

test("an entry larger than what comes at once is told whole, in any script", async () => {
  const world = await started.sandbox.freshWorld();
  const asked = `# ${"žluťoučký 馬 🐎 ".repeat(2000)}\n${SHOP}`;
  await world.graphql(asked);
  const { value } = await world.journal.stream().next();
  assert.equal(value.document, asked);
});

test("a return ends a stream that waits", async () => {
  const world = await started.sandbox.freshWorld();
  const entries = world.journal.stream();
  const waiting = entries.next();
  assert.deepEqual(await entries.return(), { done: true, value: undefined });
  assert.deepEqual(await waiting, { done: true, value: undefined });
});

test("a stream ends when its signal is aborted", async () => {
  const world = await started.sandbox.freshWorld();
  await world.graphql(SHOP);
  const ending = new AbortController();
  const found = [];
  for await (const { id } of world.journal.stream({ signal: ending.signal })) {
    found.push(id);
    setImmediate(() => ending.abort());
  }
  assert.deepEqual(found, [1]);
});

test("a signal that is aborted already lets nothing be asked", async () => {
  const world = started.sandbox.world("no name at all");
  assert.deepEqual(await ids(world.journal.stream({ signal: AbortSignal.abort() })), []);
});

test("what is refused is told by the first step", async () => {
  const world = started.sandbox.world("no name at all");
  await assert.rejects(ids(world.journal.stream()), { name: "SandboxError", status: 400 });
});

test("a stream ends with the server", async () => {
  const { sandbox, stop } = await startSandbox();
  const entries = sandbox.world("last").journal.stream();
  await sandbox.world("last").graphql(SHOP);
  assert.equal((await entries.next()).value.id, 1);
  await stop();
  assert.deepEqual(await entries.next(), { done: true, value: undefined });
});

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { startContainer } from "./sandbox.js";

const LOGIN = `mutation ($token: String!) {
  customerAccessTokenCreateWithMultipass(multipassToken: $token) { customerUserErrors { code } }
}`;
let sandbox, stop;

before(async () => {
  ({ sandbox, stop } = await startContainer());
});

after(() => stop());

test("a customer logs in", async () => {
  const world = await sandbox.freshWorld();
  const token = await world.multipassToken({ email: "ada@example.com" });
  const { data } = await world.graphql(LOGIN, { token });
  assert.deepEqual(data.customerAccessTokenCreateWithMultipass.customerUserErrors, []);
});

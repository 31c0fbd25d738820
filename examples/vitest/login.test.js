/** What the application is to do when the shop does what shops do. */

import { expect } from "vitest";

import { ATTEMPTS, greeting, logIn, LoginRefusedError } from "./login.js";
import { test } from "./world.js";

const ADA = { email: "ada@example.com", first_name: "Ada" };
const LOGIN = "customerAccessTokenCreateWithMultipass";
const REFUSED = new LoginRefusedError("INVALID_MULTIPASS_REQUEST");

test("greets whoever is logged in", async ({ world, shop }) => {
  const token = await logIn(shop, await world.multipassToken(ADA));
  expect(await greeting(shop, token)).toBe("Hello Ada");
});

test.for([
  ["expired", "multipass.expired"],
  ["wrong-secret", "multipass.signature-mismatch"],
  ["truncated", "multipass.truncated"],
])("lets nobody in with a token that is %s", async ([defect, slug], { world, shop }) => {
  const token = await world.multipassToken(ADA, { defect });
  await expect(logIn(shop, token)).rejects.toThrow(REFUSED);
  const [{ reason }] = await world.journal.entries({ operation: LOGIN }); // a shop never tells
  expect(reason.map((each) => each.slug)).toEqual([slug]);
});

test("logs in with a token once", async ({ world, shop }) => {
  const token = await world.multipassToken(ADA);
  await logIn(shop, token);
  await expect(logIn(shop, token)).rejects.toThrow(REFUSED);
});

test("asks for another login after six weeks", async ({ world, shop }) => {
  const token = await logIn(shop, await world.multipassToken(ADA));
  await world.clock.advance("P42DT1S");
  expect(await greeting(shop, token)).toBe("Please log in");
});

test("asks again when the shop is busy", async ({ world, shop }) => {
  await world.scenario("throttled", { times: ATTEMPTS - 1 });
  const multipassToken = await world.multipassToken(ADA);
  await logIn(shop, multipassToken);
  const expected = { operation: LOGIN, variables: { multipassToken }, count: ATTEMPTS };
  expect(await world.journal.verify(expected)).toMatchObject({ passed: true });
});

test("gives up when the shop stays busy", async ({ world, shop }) => {
  await world.scenario("throttled");
  const token = await world.multipassToken(ADA);
  await expect(logIn(shop, token)).rejects.toThrow("too busy 3 times");
});

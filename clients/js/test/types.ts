/** Not run: that it compiles is the test. */

import { Sandbox, SandboxError, startSandbox, type Customer, type Mail } from "../index.js";

export async function uses(): Promise<[Customer, Mail[], number]> {
  const { sandbox, stop } = await startSandbox();
  const world = await sandbox.freshWorld({ seed: 1 });
  await using _scenario = await world.scenario("customer-disabled", { times: 2 });
  const customer = await world.customers.create({ email: "a@b.example", state: "ENABLED" });
  const token: string = await world.multipassToken({ email: customer.email ?? undefined });
  await world.graphql("{ shop { name } }", { token });
  for await (const { operations, reason } of world.journal.stream({ outcome: "user-errors" })) {
    const told: [string[], string] = [operations, reason[0].slug];
    if (told) break;
  }
  const mails = await world.inbox.wait({ kind: "welcome" });
  await stop();
  // @ts-expect-error: a state is one of four words
  await world.customers.update(customer.id, { state: "GONE" });
  // @ts-expect-error: an outcome is one of five words
  world.journal.stream({ outcome: "refused" });
  // @ts-expect-error: a duration is text
  await world.clock.advance(15);
  return [customer, mails, new SandboxError("words").status];
}

export const shown: string = new Sandbox().url;

/** Not run: that it compiles is the test. */

import { Sandbox, SandboxError, startSandbox, type Address, type Customer, type Mail } from "../../../clients/js/index.js";

export async function uses(): Promise<[Customer, Address, Mail[], number]> {
  const { sandbox, stop } = await startSandbox();
  const world = await sandbox.freshWorld({ seed: 1 });
  await using _scenario = await world.scenario("customer-disabled", { times: 2 });
  const customer = await world.customers.create({ email: "a@b.example", state: "ENABLED" });
  const address = await world.customers.addAddress(customer.id, { city: "Ottawa", countryCode: "CA" });
  const token: string = await world.multipassToken({ email: customer.email ?? undefined }, { defect: "expired" });
  const { data } = await world.graphql<{ shop: { name: string } }>("{ shop { name } }", { token });
  const name: string = data.shop.name;
  for await (const { operations, reason } of world.journal.stream({ outcome: "user-errors" })) {
    const shown: [string[], string] = [operations, reason[0].slug];
    if (shown) break;
  }
  const { passed, nearest } = await world.journal.verify({ operation: "customerRecover", count: 1 });
  const pointer: string = nearest[0].differences[0].pointer;
  const cause: string | undefined = (await world.explain(token)).cause?.remedy;
  const met: number = (await world.coverage()).share.codes.met;
  const mails = await world.inbox.wait({ kind: "welcome", timeout: 5 });
  await world.restore(await world.snapshot());
  await world.clock.reset();
  await world.shop.update({ customerAccounts: "NEW", multipassClock: "MACHINE" });
  // @ts-expect-error: a kind of accounts is one of three
  await world.shop.update({ customerAccounts: "CLASSIC" });
  await stop();
  // @ts-expect-error: a state is one of four
  await world.customers.update(customer.id, { state: "GONE" });
  // @ts-expect-error: a field has one spelling
  await world.customers.update(customer.id, { firstname: "Ada" });
  // @ts-expect-error: an outcome is one of five
  world.journal.stream({ outcome: "refused" });
  // @ts-expect-error: a duration is text
  await world.clock.advance(15);
  // @ts-expect-error: a defect has a name that is documented
  await world.multipassToken({}, { defect: "late" });
  console.log(name, passed, pointer, cause, met);
  return [customer, address, mails, new SandboxError("message").status];
}

export const shown: string = new Sandbox().url;

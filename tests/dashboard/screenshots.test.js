/** The pictures of the dashboard in the documentation. With SCREENSHOTS=1 they are taken anew. */

import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { test } from "node:test";

import { isSound, LOGIN, makeCart, prepare } from "./browser.js";

const here = prepare();
const DOCS = new URL("../../docs/", import.meta.url);
const SIZE = { width: 1200, height: 720 };
const GUIDE = await readFile(new URL("dashboard.md", DOCS), "utf8");

/** A world whose clock is stopped, in which something has happened. */
async function used() {
  const world = here.sandbox.world("blue");
  await world.make();
  await world.clock.freeze("2026-11-23T10:00:00Z");
  await world.graphql('mutation { customerRecover(email: "enabled@sandbox.example") { customerUserErrors { code } } }');
  await makeCart(world);
  for (const defect of [undefined, "keys-swapped", "expired"]) {
    await world.graphql(LOGIN, { token: await world.multipassToken({ email: "ada@example.com" }, { defect }) });
  }
  await world.scenario("customer-disabled", { times: 2 });
  return world;
}

/** Width and height of a PNG. */
const sizeOf = (png) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });

test("each picture of the guide shows a view that there is", async () => {
  const world = await used();
  await mkdir(new URL("images/", DOCS), { recursive: true });
  const pictures = [...GUIDE.matchAll(/\(images\/dashboard-(\w+)\.png\)/g)].map(([, slug]) => slug);
  assert.deepEqual(pictures, ["journal", "scenarios", "graphiql"]);
  for (const slug of pictures) {
    const path = slug === "graphiql" ? "graphiql" : `_sandbox/${slug}`;
    const page = await here.open(`/w/${world.name}/${path}`, { viewport: SIZE, colorScheme: slug === "scenarios" ? "dark" : "light" });
    if (slug === "journal") {
      await page.getByRole("button", { name: /^#\d+ .*signature-mismatch/ }).click();
      await page.getByText("Likely cause").waitFor();
    }
    if (slug === "graphiql") {
      await page.getByLabel("Example", { exact: true }).selectOption({ label: "product" });
      await page.getByRole("button", { name: /Execute query/ }).click();
      await page.locator("#reason").getByText("Status 200").waitFor();
    }
    const file = new URL(`images/dashboard-${slug}.png`, DOCS);
    const taken = await page.screenshot();
    if (process.env.SCREENSHOTS) await writeFile(file, taken);
    assert.deepEqual([sizeOf(taken), sizeOf(await readFile(file))], [SIZE, SIZE]);
    isSound(page);
  }
});

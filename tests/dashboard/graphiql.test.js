/** GraphiQL, in the world and with the settings that its controls choose. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { inLanguage } from "../../sandbox/dashboard/files/in_language.js";
import { isSound, prepare, violations } from "./browser.js";

const here = prepare();

test("an example is run in the world of the page, with a scenario and its reason", async () => {
  const world = await here.world();
  const page = await here.open(`/w/${world.name}/graphiql`);
  await page.locator(".graphiql-query-editor").waitFor();
  await page.getByLabel("Example", { exact: true }).selectOption({ label: "customerRecover" });
  await page.getByLabel("Scenario", { exact: true }).selectOption("recover-throttled");
  await page.getByRole("button", { name: /Execute query/ }).click();
  await page.locator("#reason").getByText("scenario.recover-throttled").waitFor();
  const entries = await world.journal.entries({ operation: "customerRecover" });
  assert.deepEqual(entries.map(({ scenario }) => scenario), ["recover-throttled"]);
  isSound(page);
});

test("the schema is that of the chosen version, the language that of the control", async () => {
  const world = await here.world();
  const page = await here.open(`/w/${world.name}/graphiql`);
  await page.getByLabel("Version", { exact: true }).selectOption("2025-10");
  await page.getByLabel("Language", { exact: true }).selectOption("DE");
  await page.getByLabel("Example", { exact: true }).selectOption({ label: "product" });
  await page.getByRole("button", { name: /Execute query/ }).click();
  await page.locator("#reason").getByText("Status 200").waitFor();
  const [entry] = await world.journal.entries({ operation: "product" });
  assert.equal(entry.version, "2025-10");
  assert.match(entry.document, /@inContext\(language: DE\)/);
  isSound(page);
});

test("the Customer Account API is asked as the chosen customer", async () => {
  const world = await here.world();
  const page = await here.open(`/w/${world.name}/graphiql`);
  await page.getByLabel("API", { exact: true }).selectOption({ label: "Customer Account" });
  await page.getByLabel("Customer", { exact: true }).selectOption("tagged@sandbox.example");
  await page.getByLabel("Example", { exact: true }).selectOption({ label: "customer" });
  await page.getByRole("button", { name: /Execute query/ }).click();
  await page.locator("#reason").getByText("Status 200").waitFor();
  await page.locator(".graphiql-response").getByText("Tag Hunter").waitFor();
  isSound(page);
});

test("axe finds nothing in the controls, in both themes, wide and narrow", async () => {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [360, 1440]) {
      const page = await here.open("/graphiql", { colorScheme, viewport: { width, height: 900 } });
      await page.locator(".graphiql-query-editor").waitFor();
      assert.deepEqual(await violations(page, "header"), []);
      await page.context().close();
    }
  }
});

test("a document is put into the context of a language", () => {
  assert.equal(inLanguage("{ shop { name } }", "DE"), "query @inContext(language: DE) { shop { name } }");
  assert.equal(inLanguage('query A($i: I = {a: "{"}) { a }', "DE"), 'query A($i: I = {a: "{"}) @inContext(language: DE) { a }');
  assert.equal(inLanguage("fragment F on A { a }\nquery { ...F }", "DE"), "fragment F on A { a }\nquery @inContext(language: DE) { ...F }");
  assert.equal(inLanguage("query @inContext(country: DE) { a }", "FR"), "query @inContext(country: DE) { a }");
  assert.equal(inLanguage("{ a }", ""), "{ a }");
});

/** Coverage: which operations and error codes the tests have met, and which are missing. */

import { PUBLIC_TOKEN, put, read, world } from "../api.js";
import { badge, button, copyButton, empty, facts, fill, h, remember, remembered, searchBox, select, table, toast, whenTyped } from "../dom.js";

/** @typedef {import("../../../../clients/js/control-api.js").OperationCoverage} OperationCoverage */
/** @typedef {import("../../../../clients/js/control-api.js").CodeCoverage} CodeCoverage */
/** @typedef {import("../../../../clients/js/control-api.js").Coverage} Coverage */

/** @param {HTMLElement} place */
export async function show(place) {
  const { share, operations, anyOperation } = /** @type {Coverage} */ (await read("/coverage"));
  const search = searchBox("Operation or code", remembered("query"));
  const which = select([["", "all"], ["met", "met"], ["missing", "with something missing"]], { "aria-label": "Which" }, remembered("which"));
  const grid = h("div", {});
  const all = [...operations, .../** @type {OperationCoverage[]} */ (anyOperation.length ? [{ operation: "any operation", type: "other", asked: 0, succeeded: 0, codes: anyOperation }] : [])];
  const draw = () => {
    remember({ query: search.value, which: which.value });
    const text = search.value.toLowerCase();
    const found = all.filter((each) => `${each.operation} ${each.codes.map(({ code }) => code).join(" ")}`.toLowerCase().includes(text) && fits(each, which.value));
    fill(grid, found.length ? table("Operations and codes", ["Operation", "Requests", "Without errors", "Codes"], found.map(cells)) : empty("Nothing is found.", "Choose all, or use fewer words."));
  };
  whenTyped(search, draw);
  which.addEventListener("change", draw);
  const met = ({ met, known } = { met: 0, known: 0 }) => h("span", {}, h("progress", { max: known, value: met, "aria-label": "Met" }), ` ${met} of ${known}`);
  fill(place, h("p", {}, "What this world has answered since it was made or reset: what your tests made your application face."),
    facts([["Operations met", met(share.operations)], ["Error codes met", met(share.codes)]]), h("div", { class: "bar" }, search, which), grid);
  draw();
}

/** @param {OperationCoverage} each @param {string} which */
function fits({ asked, codes }, which) {
  if (which === "met") return asked > 0 || codes.some(({ count }) => count > 0);
  return which !== "missing" || asked === 0 || codes.some(({ count }) => count === 0);
}

/** @param {OperationCoverage} each */
const cells = (each) => [each.operation, each.asked || badge("never", "warn"), each.succeeded, h("span", { class: "actions" }, each.codes.map((code) => codeOf(each.operation, code)))];

/** @param {string} operation @param {CodeCoverage} coverage */
function codeOf(operation, { code, count, scenarios }) {
  const name = scenarios[0];
  if (count > 0 || !name) return badge(`${code} ${count}`, count ? "good" : "");
  const force = async () => {
    await put(`/scenarios/${name}`, { times: 1 });
    toast(`The next ${operation} answers ${code}.`);
  };
  return h("span", { class: "cells" }, badge(`${code} 0`, "warn"), button("Force", force, { "aria-label": `Force ${code} of ${operation}` , class: "plain" }), copyButton(testOf(operation, code, name), "Copy a test", { class: "plain", "aria-label": `Copy a test of ${code} of ${operation}` }));
}

/** A test in JavaScript that makes the application face a code. @param {string} operation @param {string} code @param {string} scenario */
function testOf(operation, code, scenario) {
  return `import { expect, test } from "vitest";
import { Sandbox } from "storefront-sandbox";

test("${operation} answers ${code}", async () => {
  const world = new Sandbox({ url: "${location.origin}" }).world("${world}");
  await world.scenario("${scenario}", { times: 1 });
  // Call your application here: it uses ${world === "default" ? location.origin : `the access token ${PUBLIC_TOKEN}.${world}`}.
  const passed = await world.journal.verify({ operation: "${operation}" });
  expect(passed.passed).toBe(true);
});
`;
}

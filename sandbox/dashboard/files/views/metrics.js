/** Metrics of the server: counts and durations, as small charts. */

import { call, request } from "../api.js";
import { duration } from "../dates.js";
import { badge, become, empty, facts, fill, h, section, table } from "../dom.js";
import { liveBadge } from "../live.js";

/** @typedef {import("../../../../clients/js/control-api.js").StoreState} StoreState */
/** @typedef {import("../../../../clients/js/control-api.js").StoreCallCount} StoreCallCount */
/** @typedef {{ name: string, labels: Record<string, string>, value: number }} Sample */

const EVERY = 3_000;
const BARS = 60;
const PREFIX = "storefront_sandbox";

/** @param {HTMLElement} place */
export async function show(place) {
  /** @type {number[]} */
  const rates = [];
  const live = liveBadge();
  const drawn = h("div", {});
  let [before, store] = await Promise.all([samples(), call("GET", "/store")]);
  const draw = (/** @type {Sample[]} */ now) => {
    const made = (sum(now, "requests_total") - sum(before, "requests_total")) / (EVERY / 1_000);
    rates.push(made);
    if (rates.length > BARS) rates.shift();
    before = now;
    become(drawn, page(now, rates, store));
  };
  const next = async () => {
    const now = await samples();
    if (store.keptIn !== "memory") store = await call("GET", "/store");
    draw(now);
    live.acts.open();
  };
  fill(place, h("div", { class: "bar" }, live.element), drawn);
  draw(before);
  live.acts.open();
  setInterval(() => document.hidden || next().catch(live.acts.refused), EVERY);
}

async function samples() {
  const text = await (await request("/metrics", { headers: { Accept: "text/plain" } })).text();
  return text.split("\n").filter((line) => line && !line.startsWith("#")).map(parsed);
}

/** @param {string} line @returns {Sample} */
function parsed(line) {
  const [, name, labels = "", value] = line.match(/^([^{\s]+)(?:\{(.*)\})?\s+(\S+)/) ?? [];
  const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key, text]) => [key, text]);
  return { name: name ?? "", labels: Object.fromEntries(pairs), value: Number(value) };
}

/** @param {Sample[]} all @param {string} name @param {Record<string, string>} [labels] */
function sum(all, name, labels = {}) {
  const wanted = all.filter((each) => each.name === `${PREFIX}_${name}` && Object.entries(labels).every(([key, value]) => each.labels[key] === value));
  return wanted.reduce((total, { value }) => total + value, 0);
}

/** @param {Sample[]} all @param {number[]} rates @param {StoreState} store */
function page(all, rates, store) {
  const process = (/** @type {string} */ name) => all.find((each) => each.name === name)?.value ?? 0;
  const operations = [...new Set(all.filter(({ name }) => name === `${PREFIX}_requests_total`).map(({ labels }) => labels.operation))].sort();
  return h("div", {},
    facts([
      ["Requests", sum(all, "requests_total")], ["Worlds", sum(all, "worlds")], ["Worlds deleted for room", sum(all, "worlds_evicted_total")],
      ["Memory", `${(process("process_resident_memory_bytes") / 1e6).toFixed(0)} MB`], ["Processor time", `${process("process_cpu_seconds_total").toFixed(1)} s`],
      ["Running for", duration(Date.now() / 1_000 - process("process_start_time_seconds"))],
    ]),
    section("Requests in a second", chart(rates, `${(rates.at(-1) ?? 0).toFixed(1)} in a second now, ${Math.max(...rates).toFixed(1)} at most`)),
    section("Operations", operations.length ? table("Operations", ["Operation", "Requests", "Outcomes", "Mean duration"], operations.map((operation) => cells(all, operation)))
      : empty("No request has come.", "Send one to the Storefront API of any world.")),
    section("Store", ...storePart(store)));
}

/** @param {StoreState} store */
function storePart(store) {
  if (store.keptIn === "memory") return [h("p", {}, "The worlds are in the memory of this process.")];
  const state = store.isAvailable ? badge("answers", "good") : badge("does not answer", "bad");
  const clock = store.clockAheadMs === null ? "not compared yet" : store.clockAheadMs === 0 ? "agree" : `this machine's is ${store.clockAheadMs} ms ahead`;
  return [
    facts([
      ["Address", h("code", {}, store.address)], ["State", state], ["Round trip", store.roundTripMs === null ? "none" : `${store.roundTripMs} ms`],
      ["Repeated, as another process was faster", store.conflicts], ["Last failure", store.lastFailure || "none"],
      ["Clocks", store.warning ? h("span", {}, badge("differ", "bad"), ` ${store.warning}`) : clock],
    ]),
    table("Calls of the store", ["Call", "Done", "Failed", "Mean duration"], store.calls.map((/** @type {StoreCallCount} */ each) => [
      each.kind, each.done, each.failed ? badge(String(each.failed), "warn") : 0, `${each.meanMs.toFixed(2)} ms`])),
  ];
}

/** @param {Sample[]} all @param {string} operation */
function cells(all, operation) {
  const count = sum(all, "request_duration_seconds_count", { operation });
  const outcomes = [...new Set(all.filter((each) => each.labels.operation === operation && each.labels.outcome).map(({ labels }) => labels.outcome))];
  const mean = (sum(all, "request_duration_seconds_sum", { operation }) / (count || 1)) * 1e3;
  return [operation || "unknown", sum(all, "requests_total", { operation }), h("span", {}, outcomes.map((outcome) => badge(`${outcome} ${sum(all, "requests_total", { operation, outcome })}`, outcome === "ok" ? "good" : "warn"))), `${mean.toFixed(2)} ms`];
}

const SVG = "http://www.w3.org/2000/svg";

/** @param {number[]} values @param {string} label */
function chart(values, label) {
  const most = Math.max(...values, 1);
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${BARS} 20`);
  svg.setAttribute("class", "chart");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  svg.setAttribute("preserveAspectRatio", "none");
  for (const [index, value] of values.entries()) {
    const bar = document.createElementNS(SVG, "rect");
    const height = Math.max(0.2, (value / most) * 20);
    for (const [name, size] of Object.entries({ x: BARS - values.length + index, y: 20 - height, width: 0.8, height })) bar.setAttribute(name, String(size));
    svg.append(bar);
  }
  return h("figure", {}, svg, h("figcaption", {}, label));
}

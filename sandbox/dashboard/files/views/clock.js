/** The clock of the world: stopped, moved, and what expires when. */

import { put, read } from "../api.js";
import { distance, setClock, time, utc, worldNow } from "../dates.js";
import { badge, button, empty, facts, field, fill, form, h, input, section, table } from "../dom.js";
import { whenChanged } from "../live.js";

/** @typedef {import("../../../../clients/js/control-api.js").ClockState} ClockState */
/** @typedef {import("../../../../clients/js/control-api.js").Expiry} Expiry */

const STEPS = [["1 minute", "PT1M"], ["15 minutes and a second", "PT15M1S"], ["1 hour", "PT1H"], ["1 day", "P1D"], ["42 days and a second", "P42DT1S"]];

/** @param {HTMLElement} place */
export async function show(place) {
  const state = h("div", {});
  const line = h("div", {});
  const draw = async (/** @type {ClockState} */ clock) => {
    setClock(clock);
    fill(state, facts([
      ["Time of the world", h("span", { class: "now" }, `${utc(clock.now)} UTC`)],
      ["Clock", clock.frozen ? badge("frozen", "warn") : badge("running", "good")],
      ["Time of this machine", `${utc(Date.now())} UTC`],
    ]));
    fill(line, await timeLine());
  };
  const change = async (/** @type {object} */ body) => draw(await put("/clock", body));
  const live = whenChanged(async () => draw(await read("/clock")), "clock");
  const at = input({ name: "freeze", type: "datetime-local", step: "1", value: utc(worldNow()).replace(" ", "T"), required: true });
  const length = input({ name: "advance", value: "PT15M1S", required: true });
  fill(place, h("div", { class: "bar" }, live), state,
    section("Move", h("div", { class: "actions" }, STEPS.map(([text, by]) => button(`+ ${text}`, () => change({ advance: by })))),
      form("Advance", () => change({ advance: length.value }), field("Duration", length, "ISO 8601, such as PT15M1S, or 90s."))),
    section("Stop and run",
      h("div", { class: "actions" }, button("Freeze now", () => change({ freeze: true }), { class: "primary" }), button("Run on", () => change({ run: true })), button("Run with the machine's clock", () => change({ reset: true }))),
      form("Freeze there", () => change({ freeze: `${at.value}Z` }), field("Instant, in UTC", at))),
    section("What expires", line));
  await draw(await read("/clock"));
}

async function timeLine() {
  const { expiries } = /** @type {{ expiries: Expiry[] }} */ (await read("/clock/expiries"));
  if (!expiries.length) return empty("Nothing expires.", "Logins expire after 42 days, links in mails after theirs. Log a customer in to see one here.");
  const now = worldNow();
  const most = Math.max(...expiries.map(({ at }) => Date.parse(at) - now), 1);
  const rows = expiries.map(({ kind, of, at }) => [
    kind, of, h("progress", { max: most, value: Math.max(0, Date.parse(at) - now), "aria-label": `Time left of ${kind}, ${of}` }), distance(at), time(at),
  ]);
  return table("What expires", ["What", "Whose", "Time left", "", "At"], rows);
}

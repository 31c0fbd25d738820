/** Times, in that of the world. The title of each says what it is on this machine. */

import { h } from "./dom.js";

/** Milliseconds by which the world is ahead of the machine. */
let ahead = 0;

/** At which instant the world is stopped. @type {number | null} */
let stopped = null;

/** @param {import("../../../clients/js/control-api.js").ClockState} clock */
export function setClock({ now, frozen }) {
  ahead = Date.parse(now) - Date.now();
  stopped = frozen ? Date.parse(now) : null;
}

/** Whether the clock of the world is stopped. */
export const isStopped = () => stopped !== null;

/** The present time of the world. */
export const worldNow = () => stopped ?? Date.now() + ahead;

/** @param {number | string | Date} at */
export const utc = (at) => new Date(at).toISOString().replace("T", " ").replace(/(\.\d+)?Z$/, "");

/** @param {string | null | undefined} at An instant in ISO 8601. */
export function time(at) {
  if (!at) return "never";
  const machine = new Date(Date.parse(at) - ahead);
  return h("time", { datetime: at, title: `${distance(at)}; on this machine ${machine.toLocaleString()}` }, utc(at));
}

/** @type {[number, string][]} */
const UNITS = [[86_400, "d"], [3_600, "h"], [60, "min"], [1, "s"]];

/** How far an instant is from the world's present. @param {string | number} at */
export function distance(at) {
  const seconds = (new Date(at).getTime() - worldNow()) / 1_000;
  return seconds < 0 ? `${duration(-seconds)} ago` : `in ${duration(seconds)}`;
}

/** @param {number} seconds */
export function duration(seconds) {
  const found = UNITS.findIndex(([length]) => seconds >= length);
  if (found < 0) return "0 s";
  const [length, unit] = UNITS[found];
  const whole = Math.floor(seconds / length);
  const next = UNITS[found + 1];
  const rest = next ? Math.floor((seconds - whole * length) / next[0]) : 0;
  return rest && next ? `${whole} ${unit} ${rest} ${next[1]}` : `${whole} ${unit}`;
}

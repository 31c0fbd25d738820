/** Says when the world was asked something, so that a view can read again what it shows. */

import { inWorld } from "./api.js";

const RATE = 4;
const QUIET = 300;

/** Calls *act* soon after a request to this world, once for several. @param {() => unknown} act */
export async function whenRequested(act) {
  const { lastId } = await (await fetch(`/_sandbox/api${inWorld("/journal", { last: 1 })}`)).json();
  const stream = new EventSource(`/_sandbox/api${inWorld("/journal/stream", { after: lastId ?? 0, rate: RATE })}`);
  let timer = 0;
  const soon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(act, QUIET);
  };
  for (const kind of ["entry", "forgotten", "reset"]) stream.addEventListener(kind, soon);
}

/** Follows the requests to the world of this page, while the page can be seen. */

import { inWorld, read } from "./api.js";
import { badge, fill, h } from "./dom.js";

/** @typedef {import("../../../clients/js/control-api.js").JournalEntry} JournalEntry */
/** @typedef {(data: any) => void} Act */

const RATE = 40;
const SOON = 500;
const AGAIN = 3_000;

/**
 * Follows the journal, without what is in bodies. A page that cannot be seen does not follow it: browsers open few
 * connections to a server at once. When it is seen again, the entries since then come.
 * @param {number} after The id of the newest entry that is known.
 * @param {Record<string, Act>} acts For the events: `open`, `error`, `entry`, `forgotten`, `reset`, `calls`.
 * @param {Record<string, string>} [query]
 * @returns {() => void} What ends it.
 */
export function follow(after, acts, query = {}) {
  /** @type {EventSource | undefined} */
  let stream;
  let isEnded = false;
  const open = () => {
    stream?.close();
    stream = undefined;
    if (document.hidden || isEnded) return;
    stream = new EventSource(`/_sandbox/api${inWorld("/journal/stream", { ...query, after, rate: RATE, detail: "false" })}`);
    for (const [kind, act] of Object.entries(acts)) {
      stream.addEventListener(kind, (event) => {
        const { data, lastEventId } = /** @type {MessageEvent} */ (event);
        const sent = data && JSON.parse(data);
        after = kind === "reset" ? 0 : kind === "forgotten" ? after + sent.count : Number(lastEventId || after);
        act(sent);
      });
    }
    stream.addEventListener("error", () => stream?.readyState === EventSource.CLOSED && again());
  };
  const again = () => setTimeout(() => read("/journal", { last: 1, detail: "false" }).then(open, again), AGAIN);
  open();
  document.addEventListener("visibilitychange", open);
  return () => {
    isEnded = true;
    document.removeEventListener("visibilitychange", open);
    stream?.close();
  };
}

/** A badge that says whether what is shown is live: and the acts of a stream that keep it so. */
export function liveBadge() {
  const element = h("span", { role: "status" });
  return {
    element,
    acts: {
      open: () => fill(element, badge("live", "good")),
      error: () => fill(element, badge("not connected, trying again", "bad")),
    },
  };
}

/**
 * Calls *act* soon after the world may have changed, once for several changes: after a request that *concerns* it, a call of the
 * control API, or a reset. Returns a badge that says whether it does.
 * @param {() => unknown} act
 * @param {(entry: JournalEntry) => boolean} concerns
 */
export function whenChanged(act, concerns) {
  const live = liveBadge();
  let timer = 0;
  const soon = () => {
    timer ||= window.setTimeout(() => { timer = 0; act(); }, SOON);
  };
  const start = (/** @type {number} */ after) => follow(after, { ...live.acts, entry: (entry) => concerns(entry) && soon(), forgotten: soon, reset: soon, calls: soon }, { calls: "true" });
  read("/journal", { last: 1, detail: "false" }).then(({ lastId }) => start(lastId), (error) => fill(live.element, badge("not live", "warn"), ` ${error.message}`));
  return live.element;
}

/** Whether a request may have changed what has such a name. @param {RegExp} name @returns {(entry: JournalEntry) => boolean} */
export const touching = (name) => ({ operations, path, scenario }) => name.test([...operations, path, scenario].join());

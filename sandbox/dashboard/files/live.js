/** Follows what happens in the world of this page, while the page can be seen. */

import { inWorld, read } from "./api.js";
import { badge, fill, h } from "./dom.js";

/** @typedef {(data: any) => void} Act */

const RATE = 40;
const AGAIN = 3_000;

/**
 * Follows the journal, without what is in bodies. A page that cannot be seen does not follow it: browsers open few
 * connections to a server at once. When it is seen again, the entries since then come.
 * @param {number} after The id of the newest entry that is known.
 * @param {Record<string, Act>} acts For the events: `open`, `error`, `entry`, `forgotten`, `reset`, `changed`, and `refused` with why the server does not answer.
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
  const again = () => setTimeout(() => read("/clock").then(open, (error) => {
    acts.refused?.(error);
    again();
  }), AGAIN);
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
      refused: (/** @type {Error} */ { message }) => fill(element, badge("not connected, trying again", "bad"), ` ${message}`),
    },
  };
}

/**
 * Calls *act* when what *changes* names may have changed in the world: soon, and once for several changes. The server
 * does nothing for requests that do not concern them. Returns a badge that says whether the page is live.
 * @param {() => unknown} act
 * @param {"carts" | "clock" | "mails" | "orders" | "scenarios"} changes
 */
export function whenChanged(act, changes) {
  const live = liveBadge();
  follow(0, { ...live.acts, changed: act }, { changes });
  return live.element;
}

/** The journal of a world: its requests, its answers, and the reasons. */

import { SandboxError } from "./errors.js";

export class Journal {
  #call;
  #follow;

  /**
   * @param {import("./types.js").Call} call
   * @param {(query: Record<string, unknown>, signal: AbortSignal) => Promise<Response>} follow opens the stream
   */
  constructor(call, follow) {
    this.#call = call;
    this.#follow = follow;
  }

  /**
   * @param {import("./control-api.js").ListEntriesQuery} [filter]
   * @returns {Promise<import("./control-api.js").JournalEntry[]>}
   */
  async entries(filter) {
    return (await this.#call("GET", "/journal", { query: filter })).entries;
  }

  /**
   * Yields the entries that exist, then each new one, until `break` or the `signal`.
   * @param {import("./control-api.js").ListEntriesQuery & { signal?: AbortSignal }} [filter]
   * @returns {AsyncIterableIterator<import("./control-api.js").JournalEntry>}
   */
  stream({ signal, ...query } = {}) {
    const ending = new AbortController();
    const end = () => ending.abort();
    if (signal?.aborted) end();
    signal?.addEventListener("abort", end, { once: true, signal: ending.signal });
    const entries = entriesOf(() => this.#follow(query, ending.signal), ending);
    return {
      [Symbol.asyncIterator]() {
        return this;
      },
      next: () => entries.next(),
      // A generator would let this wait for the next entry, if one is being waited for.
      return() {
        end();
        return entries.return(undefined);
      },
    };
  }

  /**
   * @param {import("./control-api.js").ExpectedRequest} expected
   * @returns {Promise<import("./control-api.js").Verification>}
   */
  verify(expected) {
    return this.#call("POST", "/journal/verify", { body: expected });
  }

  /**
   * Explains the Multipass token of an entry, as it was when the request came.
   * @param {number} id
   * @returns {Promise<import("./control-api.js").Explanation>}
   */
  explain(id) {
    return this.#call("GET", `/journal/${id}/multipass`);
  }

  async clear() {
    await this.#call("DELETE", "/journal");
  }
}

/**
 * @param {() => Promise<Response>} open
 * @param {AbortController} ending
 * @returns {AsyncGenerator<import("./control-api.js").JournalEntry, undefined>}
 */
async function* entriesOf(open, ending) {
  const { signal } = ending;
  if (signal.aborted) return;
  try {
    const { body } = await open();
    for await (const { kind, data } of events(lines(body))) {
      if (signal.aborted) return;
      if (kind === "entry") yield JSON.parse(data);
    }
  } catch (cause) {
    if (signal.aborted) return;
    if (cause instanceof SandboxError) throw cause;
    throw new SandboxError("The sandbox broke off the stream of its journal.", { cause });
  } finally {
    ending.abort();
  }
}

/**
 * Reads server-sent events; the sandbox writes the data of an event in one line.
 * @param {AsyncIterable<string>} lines
 */
async function* events(lines) {
  let kind = "";
  for await (const line of lines) {
    const [name, value] = line.split(/: (.*)/s, 2);
    if (name === "event") kind = value;
    if (name === "data") yield { kind, data: value };
  }
}

/**
 * @param {ReadableStream<Uint8Array> | null} body
 * @returns {AsyncGenerator<string>}
 */
async function* lines(body) {
  const decoder = new TextDecoder();
  /** The parts of a line that is not complete yet. @type {string[]} */
  let parts = [];
  for await (const chunk of body ?? []) {
    const [first, ...others] = decoder.decode(chunk, { stream: true }).split("\n");
    parts.push(first);
    for (const next of others) {
      yield parts.join("");
      parts = [next];
    }
  }
}

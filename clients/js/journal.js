/** The journal of a world: what was asked of it, what it answered, and why. */

import { SandboxError } from "./errors.js";

export class Journal {
  #world;

  /** @param {import("./world.js").World} world */
  constructor(world) {
    this.#world = world;
  }

  /** @param {import("./index.js").JournalFilter} [filter] */
  async entries(filter) {
    return (await this.#world.call("GET", "/journal", { query: { ...filter } })).entries;
  }

  /**
   * Yields the entries that there are, then each as it comes, until `break` or the `signal`.
   * @param {import("./index.js").JournalFilter & { signal?: AbortSignal }} [filter]
   * @returns {AsyncIterableIterator<import("./index.js").Entry>}
   */
  stream({ signal, ...query } = {}) {
    const ending = new AbortController();
    const end = () => ending.abort();
    if (signal?.aborted) end();
    signal?.addEventListener("abort", end, { once: true, signal: ending.signal });
    const entries = follow(this.#world, query, ending);
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

  /** @param {{ operation: string, variables?: unknown, count?: number }} expected */
  verify(expected) {
    return this.#world.call("POST", "/journal/verify", { body: expected });
  }

  async clear() {
    await this.#world.call("DELETE", "/journal");
  }
}

/**
 * @param {import("./world.js").World} world
 * @param {Record<string, unknown>} query
 * @param {AbortController} ending
 * @returns {AsyncGenerator<import("./index.js").Entry, undefined>}
 */
async function* follow({ name, sandbox }, query, ending) {
  const { signal } = ending;
  if (signal.aborted) return;
  const path = `/_sandbox/api/worlds/${encodeURIComponent(name)}/journal/stream`;
  try {
    const { body } = await sandbox.send("GET", path, { query, signal });
    for await (const { kind, told } of events(lines(body))) {
      if (signal.aborted) return;
      if (kind === "entry") yield JSON.parse(told);
    }
  } catch (cause) {
    if (signal.aborted) return;
    if (cause instanceof SandboxError) throw cause;
    throw new SandboxError(`The sandbox at ${sandbox.url} broke off its journal.`, { cause });
  } finally {
    ending.abort();
  }
}

/**
 * Reads server-sent events; the sandbox writes what an event tells in one line.
 * @param {AsyncIterable<string>} lines
 */
async function* events(lines) {
  let kind = "";
  for await (const line of lines) {
    const [name, value] = line.split(/: (.*)/s, 2);
    if (name === "event") kind = value;
    if (name === "data") yield { kind, told: value };
  }
}

/**
 * @param {ReadableStream<Uint8Array> | null} body
 * @returns {AsyncGenerator<string>}
 */
async function* lines(body) {
  const decoder = new TextDecoder();
  /** What came of a line before its end: kept in pieces, as a line may come in many. @type {string[]} */
  let begun = [];
  for await (const chunk of body ?? []) {
    const [first, ...others] = decoder.decode(chunk, { stream: true }).split("\n");
    begun.push(first);
    for (const next of others) {
      yield begun.join("");
      begun = [next];
    }
  }
}

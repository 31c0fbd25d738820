/** Calls of the control API, for the world of this page. */

/** @typedef {import("../../../clients/js/control-api.js").Problem} Problem */

const page = document.documentElement.dataset;

export const world = page.world ?? "default";
export const view = page.view ?? "worlds";
export const prefix = page.prefix ?? "";
export const PUBLIC_TOKEN = "sandbox-public";

/** A call that was refused. */
export class ControlError extends Error {
  /**
   * @param {number} status
   * @param {Partial<Problem>} problem
   */
  constructor(status, problem) {
    const faults = (problem.errors ?? []).map(({ pointer, detail }) => `${pointer}: ${detail}`);
    super([problem.detail ?? `The server answered ${status}.`, ...faults].join("\n"));
    this.status = status;
    this.faults = problem.errors ?? [];
  }
}

/**
 * Fetches a path of the server. If the login has expired, its form takes the place of the page.
 * @param {string} path
 * @param {RequestInit} options
 */
export async function request(path, options) {
  const response = await fetch(path, options).catch((cause) => {
    throw new Error("The server does not answer. Is it still running?", { cause });
  });
  if (response.status === 401) location.reload();
  return response;
}

/**
 * Calls a path below `/_sandbox/api`, and returns the body of the answer.
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 */
export async function call(method, path, body, signal) {
  const headers = body === undefined ? undefined : { "Content-Type": "application/json" };
  const sent = body === undefined ? undefined : JSON.stringify(body);
  const response = await request(`/_sandbox/api${path}`, { method, headers, body: sent, signal });
  if (response.status === 204) return undefined;
  const answer = await response.json();
  if (!response.ok) throw new ControlError(response.status, answer);
  return answer;
}

/**
 * The path of something in a world, such as `/worlds/blue/customers?first=50`.
 * @param {string} path
 * @param {Record<string, string | number | undefined>} [query] What is undefined or empty is left out.
 * @param {string} [name]
 */
export function inWorld(path, query = {}, name = world) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)]));
  return `/worlds/${name}${path}${given.length ? `?${search}` : ""}`;
}

/** @param {string} path @param {Record<string, string | number | undefined>} [query] */
export const read = (path, query) => call("GET", inWorld(path, query));

/** @param {string} path @param {unknown} [body] */
export const post = (path, body) => call("POST", inWorld(path), body);

/** @param {string} path @param {unknown} body */
export const put = (path, body) => call("PUT", inWorld(path), body);

/** @param {string} path @param {unknown} body */
export const patch = (path, body) => call("PATCH", inWorld(path), body);

/** @param {string} path */
export const remove = (path) => call("DELETE", inWorld(path));

/**
 * The address of a view.
 * @param {string} slug
 * @param {string} [name] The world.
 */
export function addressOf(slug, name = world) {
  return `${name === world ? prefix : `/w/${name}`}/_sandbox/${slug}`;
}

/** The address of a view that shows something. @param {string} slug @param {Record<string, string>} query */
export const addressWith = (slug, query) => `${addressOf(slug)}?${new URLSearchParams(query)}`;

/** The number at the end of a global id. @param {string} id */
export const numberIn = (id) => /** @type {string} */ (id.split("?")[0].split("/").at(-1));

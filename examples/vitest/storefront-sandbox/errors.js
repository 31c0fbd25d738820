/** What goes wrong when a sandbox is called. */

/** A call that the sandbox refused. `status` is 0 if nothing answered. */
export class SandboxError extends Error {
  /**
   * @param {string} message
   * @param {{ status?: number, problem?: import("./control-api.js").Problem, cause?: unknown }} [about]
   */
  constructor(message, { status = 0, problem, cause } = {}) {
    super(message, { cause });
    this.name = "SandboxError";
    this.status = status;
    this.problem = problem;
  }
}

/**
 * Returns the error for a response that refuses a call.
 * @param {Response} response
 * @param {string} asked
 */
export async function refusal(response, asked) {
  const text = await response.text();
  const isProblem = response.headers.get("content-type")?.startsWith("application/problem+json");
  const problem = isProblem ? JSON.parse(text) : undefined;
  const why = problem ? `${problem.title}. ${problem.detail}` : text.slice(0, 200);
  const message = `${asked} was refused with ${response.status}: ${why}`;
  return new SandboxError(message, { status: response.status, problem });
}

/**
 * Throws a `TypeError` if there are `unknown` options.
 * @param {string} name of what was called
 * @param {object} unknown
 * @param {string[]} known
 */
export function checkOptions(name, unknown, known) {
  const [first] = Object.keys(unknown);
  if (first !== undefined) throw new TypeError(`${name} has no option '${first}': it takes ${known.join(" and ")}`);
}

const UNTRUSTED = new Set(["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "SELF_SIGNED_CERT_IN_CHAIN", "DEPTH_ZERO_SELF_SIGNED_CERT"]);

/**
 * Returns what to do about a request that could not be sent.
 * @param {unknown} error of `fetch`, which has the error of the connection as its cause
 */
export function remedyFor(error) {
  const code = /** @type {{ cause?: { code?: string } }} */ (error).cause?.code ?? "";
  if (code === "ERR_SSL_WRONG_VERSION_NUMBER") return "the server there speaks http: write http:// in the URL.";
  if (code === "UND_ERR_SOCKET") {
    return "the connection was closed. A scenario drops it, or the server speaks https: then write https:// in the URL.";
  }
  if (UNTRUSTED.has(code)) {
    return 'its certificate is not trusted: set NODE_EXTRA_CA_CERTS to the file that "storefront-sandbox tls path" prints.';
  }
  return 'start one with "storefront-sandbox serve", or give its address by url or STOREFRONT_SANDBOX_URL.';
}

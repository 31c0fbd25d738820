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

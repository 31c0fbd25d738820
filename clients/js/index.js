/** Sets up a running Storefront Sandbox and reads what happened in it. No dependencies; Node 20 or newer. */

export { SandboxError } from "./errors.js";
export { Sandbox } from "./sandbox.js";
export { startSandbox } from "./start.js";
export { World } from "./world.js";

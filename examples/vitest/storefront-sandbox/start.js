/** Starts a sandbox as a process of its own, and ends it. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

import { SandboxError } from "./errors.js";
import { Sandbox } from "./sandbox.js";

/**
 * Starts `storefront-sandbox serve` on a free port, and waits until it listens.
 * @param {{ command?: string[], args?: string[] }} [options]
 */
export async function startSandbox({ command = ["storefront-sandbox"], args = [] } = {}) {
  const [program, ...before] = command;
  const all = [...before, "serve", "--port", "0", "--log-format", "json", ...args];
  const child = spawn(program, all, { stdio: ["ignore", "pipe", "inherit"] });
  const failed = once(child, "error").then(([cause]) => {
    const words = `${program} cannot be started: install it with "pip install storefront-sandbox".`;
    throw new SandboxError(words, { cause });
  });
  const ended = once(child, "exit").then(([code]) => {
    throw new SandboxError(`${command.join(" ")} ended with ${code} before it listened.`);
  });
  const ready = once(createInterface({ input: child.stdout }), "line");
  const [line] = await Promise.race([ready, failed, ended]);
  failed.catch(() => {});
  ended.catch(() => {});
  const { url, controlToken } = JSON.parse(line);
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  };
  return { sandbox: new Sandbox({ url, controlToken }), stop };
}

/** Starts a sandbox as a process of its own, and ends it. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

import { findCommand, MISSING } from "./command.js";
import { checkOptions, SandboxError } from "./errors.js";
import { Sandbox } from "./sandbox.js";

/**
 * Starts `storefront-sandbox serve` on a free port, and waits until it listens.
 *
 * The server ends with this process, whatever ends that, and does not keep it running. Throws a `TypeError` for an option
 * that it does not have.
 * @param {{ command?: string[], args?: string[] }} [options]
 */
export async function startSandbox({ command = findCommand(), args = [], ...unknown } = {}) {
  checkOptions("startSandbox", unknown, ["args", "command"]);
  if (command === undefined) throw new SandboxError(MISSING);
  const [program, ...before] = command;
  const options = ["serve", "--port", "0", "--log-format", "json", "--log-level", "warning", "--stop-with-stdin"];
  const child = spawn(program, [...before, ...options, ...args], { stdio: ["pipe", "pipe", "inherit"] });
  const failed = once(child, "error").then(([cause]) => {
    throw new SandboxError(`${program} cannot be started. ${MISSING}`, { cause });
  });
  const ended = once(child, "exit").then(([code]) => {
    throw new SandboxError(`${command.join(" ")} ended with exit code ${code} before it listened. Its standard error says why.`);
  });
  const ready = once(createInterface({ input: child.stdout }), "line");
  const [line] = await Promise.race([ready, failed, ended]);
  failed.catch(() => {});
  ended.catch(() => {});
  for (const held of [child, child.stdin, child.stdout]) /** @type {{ unref(): void }} */ (held).unref();
  const { url, controlToken } = JSON.parse(line);
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.ref();
    child.kill("SIGTERM");
    await once(child, "exit");
  };
  return { sandbox: new Sandbox({ url, controlToken }), stop };
}

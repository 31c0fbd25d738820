#!/usr/bin/env node
/** `npx storefront-sandbox …`: runs the sandbox's own program, or says how to install it. */

import { spawn } from "node:child_process";

import { findCommand, MISSING } from "./command.js";

const NOT_FOUND = 127;

const [program, ...before] = findCommand() ?? [];
if (program === undefined) {
  console.error(MISSING);
  process.exit(NOT_FOUND);
}
const child = spawn(program, [...before, ...process.argv.slice(2)], { stdio: "inherit" });
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
  process.on(signal, () => child.kill(signal));
}
child.on("exit", (code, signal) => {
  process.exitCode = code ?? 1;
  if (signal) console.error(`storefront-sandbox was ended by ${signal}`);
});

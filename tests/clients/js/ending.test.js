/** The server ends with the program that started it, whatever ends that; and does not keep it running. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";

const CLIENT = new URL("../../../clients/js/index.js", import.meta.url);
const START = `
  import { startSandbox } from "${CLIENT}";
  const { sandbox, stop } = await startSandbox();
  await sandbox.freshWorld();
`;

/**
 * Runs a program that starts a sandbox. It is over when nobody writes to its pipes any more, and the server has one of
 * them: so it is over for the server, too.
 */
async function run(ending, { signal } = {}) {
  const program = spawn(process.execPath, ["--input-type=module", "--eval", START + ending], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  program.stdout.once("data", () => signal && program.kill(signal));
  program.stderr.resume();
  const [code, by] = await once(program, "close");
  return by ?? code;
}

const patience = { timeout: 60_000 };

test("a stop that was forgotten keeps nothing running", patience, async () => {
  assert.equal(await run(""), 0);
});

test("a stop is waited for", patience, async () => {
  assert.equal(await run("await stop(); await stop();"), 0);
});

test("an uncaught error leaves no server behind", patience, async () => {
  assert.equal(await run('throw new Error("of a test");'), 1);
});

test("a killed program leaves no server behind", patience, async () => {
  const ending = "console.log('ready'); setInterval(() => {}, 1000);";
  assert.equal(await run(ending, { signal: "SIGKILL" }), "SIGKILL");
});

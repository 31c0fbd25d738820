/** Finds the program of the sandbox, which comes with a Python package. */

import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, dirname, join } from "node:path";

export const MISSING = `"storefront-sandbox" is not installed here. It is a Python program, and not in a package index yet.
Build it with "make dist" in its repository, and install the file:
  pip install dist/storefront_sandbox-*.whl         (Python 3.11 or newer)
  uv tool install dist/storefront_sandbox-*.whl     (with uv)
Or use a server that runs elsewhere: new Sandbox({ url }), STOREFRONT_SANDBOX_URL.`;

const IS_WINDOWS = process.platform === "win32";
const PROGRAM = IS_WINDOWS ? "storefront-sandbox.exe" : "storefront-sandbox";
const SCRIPTS = IS_WINDOWS ? "Scripts" : "bin";
const OURS = join("node_modules", ".bin");

/**
 * Returns the command that starts the sandbox: of a virtual environment in this folder or above it,
 * else of the path, else of a Python on the path that has the package. Undefined if there is none.
 * @returns {string[] | undefined}
 */
export function findCommand() {
  for (const folder of [...environments(process.cwd()), ...onPath()]) {
    const program = join(folder, PROGRAM);
    if (isExecutable(program)) return [program];
  }
  for (const python of ["python3", "python"]) {
    const found = spawnSync(python, ["-c", "import storefront_sandbox"], { stdio: "ignore" });
    if (found.status === 0) return [python, "-m", "storefront_sandbox"];
  }
  return undefined;
}

/** @param {string} folder */
function* environments(folder) {
  for (let here = folder, above = ""; here !== above; above = here, here = dirname(here)) {
    for (const name of [".venv", "venv"]) yield join(here, name, SCRIPTS);
  }
}

/** The folders of the path, without those in which npm puts this package's own program. */
function onPath() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.filter((folder) => folder && !folder.endsWith(OURS));
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

import { existsSync } from "node:fs";

import { defineConfig } from "@playwright/test";

// Debian's Chromium; without one Playwright takes its own: `npx playwright install chromium`.
const executablePath = [process.env.CHROMIUM, "/usr/bin/chromium"].find((path) => path && existsSync(path));
const isRoot = process.getuid?.() === 0; // for whom Chromium has no sandbox

export default defineConfig({
  testMatch: "*.test.js",
  globalSetup: "./setup.js",
  fullyParallel: true,
  workers: 2,
  reporter: "list",
  use: {
    browserName: "chromium",
    launchOptions: {
      executablePath,
      args: [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-gpu",
        "--disable-quic",
        "--disable-sync",
        "--no-first-run",
        ...(isRoot ? ["--no-sandbox"] : []),
      ],
    },
  },
});

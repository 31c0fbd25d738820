import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: "storefront-sandbox/setup", // one sandbox for all tests
    include: ["*.test.js"],
  },
});

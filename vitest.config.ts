import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/pwa/**/*.test.ts"],
    environment: "node",
    setupFiles: ["fake-indexeddb/auto"],
    pool: "threads",
    maxWorkers: "100%", // else a processor is left alone
  },
});

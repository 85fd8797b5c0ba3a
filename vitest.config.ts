import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/pwa/**/*.test.ts"],
    environment: "node",
    setupFiles: ["fake-indexeddb/auto"],
    globalSetup: "tests/pwa/room.ts",
    pool: "threads",
    maxWorkers: "100%", // else a processor is left alone
  },
});

/** The simulator and the app's own code in one file for Node. */
import { defineConfig } from "vite";

export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true }, // it may lie anywhere: nothing is looked up beside it
  build: {
    ssr: "tests/simulation/main.ts",
    emptyOutDir: false,
    target: "node20",
    minify: false,
    rolldownOptions: { output: { entryFileNames: "app.mjs" } },
  },
});

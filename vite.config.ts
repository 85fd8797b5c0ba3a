import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";

const TEMPLATES = "pwa/templates";

/** The shell is a page that the server makes: its revision changes with what it is made of. */
function shellRevision(builtFiles: readonly string[]): string {
  const hash = createHash("sha256").update(builtFiles.join());
  const pages = readdirSync(TEMPLATES).filter((name) => name.endsWith(".html"));
  for (const name of pages.sort()) hash.update(readFileSync(join(TEMPLATES, name)));
  return hash.digest("hex").slice(0, 16);
}

export default defineConfig({
  publicDir: false,
  base: "/static/build/",
  build: {
    outDir: "pwa/static/build",
    emptyOutDir: true,
    manifest: true,
    target: "es2022",
    rolldownOptions: {
      input: "pwa/app/main.tsx",
      // All that the start needs is one file: in thirty they are larger, and a bad line asks for each. So is what
      // the other screens share.
      output: {
        codeSplitting: {
          groups: [
            { name: "start", tags: ["$initial"], priority: 2 },
            { name: "shared", test: /(pwa\/app\/(parts|coaching|store|record|sync)|lucide)\//, priority: 1 },
          ],
        },
      },
    },
  },
  plugins: [
    VitePWA({
      strategies: "injectManifest",
      srcDir: "pwa/app/worker",
      filename: "sw.ts",
      outDir: "pwa/static/build",
      injectRegister: false,
      manifest: false,
      injectManifest: {
        rollupFormat: "iife",
        globPatterns: ["assets/*.{js,css}"],
        manifestTransforms: [
          (entries) => {
            const files = entries.map((entry) => ({
              ...entry,
              url: `/static/build/${entry.url}`,
              revision: null, // the name holds the hash of the content
            }));
            const shell = { url: "/", revision: shellRevision(files.map(({ url }) => url)), size: 0 };
            return { manifest: [...files, shell], warnings: [] };
          },
        ],
      },
    }),
  ],
});

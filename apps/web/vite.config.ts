import adapter from "@sveltejs/adapter-node";
import { sveltekit } from "@sveltejs/kit/vite";
import { defineConfig, type Plugin } from "vite";
import { pureSchemas } from "./pure-schemas.ts";

const api = process.env["API_URL"] ?? "http://127.0.0.1:3001";

/** The grammar of targets serves many pages, but none of them in its first view. */
const isWantedAtOnce = (id: string): boolean => !id.includes("/domain/src/target/");

/** What nearly every page uses comes to the browser in one file instead of twenty. */
const commonFile: Plugin = {
  name: "common-file",
  configEnvironment: (name) =>
    name === "client"
      ? {
          build: {
            rolldownOptions: {
              output: { codeSplitting: { groups: [{ name: "common", minShareCount: 22, test: isWantedAtOnce }] } },
            },
            // A later part names its styles, not the files it needs: that list weighs more than it hastens.
            modulePreload: { resolveDependencies: () => [] },
          },
        }
      : undefined,
};

export default defineConfig({
  plugins: [
    pureSchemas(),
    commonFile,
    sveltekit({
      adapter: adapter({ precompress: true }),
      // A new version of the program is met at the next navigation; nobody's text is reloaded away by a poll.
      version: { pollInterval: 0 },
      // Forty small files of styles would wait for each other; together they come with the page.
      inlineStyleThreshold: 4_000,
      csp: {
        mode: "nonce",
        directives: {
          "default-src": ["self"],
          "script-src": ["self"],
          "style-src": ["self"],
          // Svelte writes `style:` directives as attributes when it renders on the server.
          "style-src-attr": ["unsafe-inline"],
          "img-src": ["self", "data:"],
          "font-src": ["self"],
          "connect-src": ["self"],
          "object-src": ["none"],
          "base-uri": ["none"],
          "form-action": ["self"],
          "frame-ancestors": ["none"],
        },
      },
    }),
  ],
  // The worker that reads texts fetches a dictionary when it meets its language.
  worker: { format: "es", plugins: () => [pureSchemas()] },
  server: { proxy: { "/api": { target: api } } },
});

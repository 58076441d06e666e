import adapter from "@sveltejs/adapter-node";
import { sveltekit } from "@sveltejs/kit/vite";
import { defineConfig } from "vite";
import { pureSchemas } from "./pure-schemas.ts";

const api = process.env["API_URL"] ?? "http://127.0.0.1:3001";

export default defineConfig({
  plugins: [
    pureSchemas(),
    sveltekit({
      adapter: adapter({ precompress: true }),
      // A new version of the program is met at the next navigation; nobody's text is reloaded away by a poll.
      version: { pollInterval: 0 },
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
  worker: { format: "es" },
  server: { proxy: { "/api": { target: api } } },
});

// npm run dev: the API restarts by itself on port 3001, the web is served by vite and reloads.
import { join } from "node:path";
import { cleanEnvironment, root } from "./environment.mjs";
import { supervise } from "./supervise.mjs";

export async function develop(node) {
  const env = cleanEnvironment();
  const api = supervise(node, ["--watch", join(root, "apps/api/src/server.ts")], {
    cwd: root,
    env: { ...env, PORT: "3001" },
    ownGroup: true,
  });
  const web = supervise("pnpm", ["--filter", "@salus/web", "dev"], {
    cwd: root,
    env: { ...env, API_URL: "http://127.0.0.1:3001" },
  });
  return Math.max(...(await Promise.all([api, web])).map((end) => end.code));
}

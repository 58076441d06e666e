// npm run dev: the API restarts by itself on port 3001, the web is served by vite and reloads.
import { join } from "node:path";
import { cleanEnvironment, root } from "./environment.mjs";
import { supervise } from "./supervise.mjs";

export async function develop(node) {
  const env = { ...cleanEnvironment(), API_URL: "http://127.0.0.1:3001" };
  const web = join(root, "apps/web");
  const programs = [
    supervise(node, ["--watch", join(root, "apps/api/src/server.ts")], {
      cwd: root,
      env: { ...env, PORT: "3001" },
      ownGroup: true,
    }),
    supervise(join(web, "node_modules/.bin/vite"), ["dev"], {
      cwd: web,
      env,
      stdio: ["ignore", "inherit", "inherit"],
      ownGroup: true,
    }),
  ];
  const first = await Promise.race(programs);
  process.kill(process.pid, "SIGTERM"); // the one that is left gets it from us
  await Promise.all(programs);
  return first.code;
}

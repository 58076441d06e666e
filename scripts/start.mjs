// npm start: builds the web when it changed, then runs the one program that serves web and API.
import { existsSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { cleanEnvironment, Refusal, root, say } from "./environment.mjs";
import { fingerprint, stampMatches, writeStamp } from "./fingerprint.mjs";
import { supervise } from "./supervise.mjs";

/** What the built web is made of; a change in any of these builds it anew. */
const WEB_SOURCES = [
  "apps/web",
  "apps/api/src",
  "packages/domain/src",
  "packages/i18n/src",
  "packages/templates",
  "pnpm-lock.yaml",
];
const PORT_PATIENCE_MS = 3_000;

/** Throws a Refusal unless the address can be listened on: nothing else is done before that is known. */
export async function demandPort() {
  const port = Number(process.env.PORT ?? 3000);
  const host = process.env.HOST ?? "127.0.0.1";
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Refusal(`PORT=${process.env.PORT} is not a port: use for example PORT=3001 npm start`);
  const until = Date.now() + PORT_PATIENCE_MS;
  for (;;) {
    const problem = await listenOnce(port, host);
    if (problem === null) return { port, host };
    // A server that was just stopped or killed needs a moment to go.
    if (problem === "EADDRINUSE" && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 200));
    else throw new Refusal(reasonFor(problem, port, host));
  }
}

function listenOnce(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(error.code ?? error.message));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

function reasonFor(problem, port, host) {
  const next = port === 65_535 ? port - 1 : port + 1;
  if (problem === "EADDRINUSE")
    return `Port ${port} is taken, perhaps by a Salus that runs already: stop that one, or choose another port: PORT=${next} npm start`;
  if (problem === "EACCES") return `Port ${port} is reserved for root: choose a port above 1023: PORT=3000 npm start`;
  return `Salus cannot listen on ${host} (${problem}): check HOST, or leave it out to serve this computer only.`;
}

async function buildWeb(env) {
  const stamp = join(root, "apps/web/build/.salus-stamp");
  const wanted = fingerprint(root, WEB_SOURCES);
  if (stampMatches(stamp, wanted)) return;
  say("Salus: building the web pages (half a minute, only after a change)");
  rmSync(stamp, { force: true });
  const { code, output } = await supervise(
    "turbo",
    ["run", "build", "--filter=@salus/web", "--env-mode=loose", "--ui=stream"],
    {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  if (code !== 0) throw new Refusal(`${output.trim()}\nThe web pages could not be built; the reason stands above.`);
  writeStamp(stamp, wanted);
}

export async function start(node) {
  const env = cleanEnvironment();
  await buildWeb(env);
  const { port, host } = await demandPort();
  const program = join(root, "apps/api/src/server.ts");
  if (!existsSync(program))
    throw new Refusal(`${program} is missing: this copy of Salus is incomplete, fetch it anew.`);
  const follow = pathToFileURL(join(root, "scripts/follow-parent.mjs")).href;
  const { code } = await supervise(node, ["--import", follow, program], {
    cwd: root,
    env: { ...env, PORT: String(port), HOST: host },
    stdio: ["ignore", "inherit", "inherit"],
    ownGroup: true,
  });
  return code;
}

// The one file that plain npm runs on a fresh machine (Node 18 or newer, nothing installed).
import { join } from "node:path";
import { cleanEnvironment, Refusal, root, say } from "./environment.mjs";
import { explain } from "./reasons.mjs";
import { supervise } from "./supervise.mjs";

const commands = {
  async start() {
    const { demandPort, start } = await import("./start.mjs");
    await demandPort();
    return start(await installed());
  },
  async dev() {
    const { develop } = await import("./dev.mjs");
    return develop(await installed());
  },
  async test() {
    const { test } = await import("./test.mjs");
    return test(await installed());
  },
  async salus(args) {
    const { code } = await supervise(await installed(), [join(root, "apps/api/src/cli.ts"), ...args], {
      cwd: process.env.INIT_CWD ?? process.cwd(),
      env: cleanEnvironment(),
    });
    return code;
  },
};

async function installed() {
  const { install } = await import("./install.mjs");
  return install();
}

const [name = "", ...args] = process.argv.slice(2);
try {
  if (Number(process.versions.node.split(".")[0]) < 18)
    throw new Refusal(`Salus starts on Node 18 or newer; this is ${process.version}.`);
  if (process.platform === "win32") throw new Refusal("Salus and its database do not run on Windows itself: use WSL.");
  if (!Object.hasOwn(commands, name))
    throw new Refusal("Use npm start, npm test, npm run dev or npm run -s salus -- COMMAND.");
  process.exitCode = await commands[name](args);
} catch (error) {
  const refusal = error instanceof Refusal ? error : explain(String(error.code));
  if (refusal === null) throw error;
  say(refusal.message);
  process.exitCode = 1;
}

// Finds a Chromium for the tests in a browser, or installs one and says how.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { Refusal, root, say } from "./environment.mjs";

// The one without a window is first: it does the same tests in two thirds of the time.
const NAMES = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
];
const MAC = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The path of a browser that starts: CHROMIUM_PATH, an installed one, Playwright's own, else a new one. */
export function findBrowser(env) {
  if (process.env.CHROMIUM_PATH !== undefined) {
    if (starts(process.env.CHROMIUM_PATH)) return process.env.CHROMIUM_PATH;
    throw new Refusal(
      `CHROMIUM_PATH=${process.env.CHROMIUM_PATH} is not a browser that starts: correct it, or leave it out.`,
    );
  }
  const found = installed();
  if (found !== undefined) return found;
  for (const attempt of ways(env)) {
    say(
      `Salus: no browser here; installing one for the tests: ${attempt.map((command) => command.join(" ")).join(" && ")}`,
    );
    const done = attempt.every(([program, ...args]) => run(program, args, env));
    const browser = installed();
    if (done && browser !== undefined) return browser;
    say("Salus: that did not work");
  }
  throw new Refusal(
    "No browser for the tests could be installed: install Chromium or Chrome, or set CHROMIUM_PATH, then run npm test again.",
  );
}

function installed() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...MAC, playwrights()].find((file) => file !== null && existsSync(file) && starts(file));
}

/** Where Playwright keeps its own browser, whether or not it is there. */
function playwrights() {
  const fromWeb = createRequire(join(root, "apps/web/package.json"));
  try {
    return fromWeb("@playwright/test").chromium.executablePath();
  } catch (error) {
    say(`Salus: Playwright cannot say where its browser is (${error.message})`);
    return null;
  }
}

function starts(file) {
  return spawnSync(file, ["--version"], { timeout: 20_000, stdio: "ignore" }).status === 0;
}

function ways(env) {
  const playwright = join(root, "apps/web/node_modules/.bin/playwright");
  const download = [[playwright, "install", "chromium"]];
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return [download];
  // Ubuntu's package only points to a snap.
  if (/^ID=ubuntu$/m.test(readFileSync("/etc/os-release", "utf8")))
    return [[[playwright, "install", "--with-deps", "chromium"]]];
  env.DEBIAN_FRONTEND = "noninteractive";
  return [
    [
      ["apt-get", "update", "-q"],
      ["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium-headless-shell", "fonts-liberation2"],
    ],
    download,
  ];
}

function run(program, args, env) {
  return spawnSync(program, args, { cwd: root, env, stdio: ["ignore", 2, 2], timeout: 300_000 }).status === 0;
}

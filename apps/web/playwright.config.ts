import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";

const root = join(import.meta.dirname, "../..");

// The workers read this file again and must find the same port and folder.
process.env["E2E_PORT"] ??= freePort();
process.env["E2E_DATA"] ??= mkdtempSync(join(tmpdir(), "salus-e2e-"));
const port = process.env["E2E_PORT"];
const address = `http://localhost:${port}`;

const longest = /(whole-path|main-journey)\.spec\.ts$/;

function freePort(): string {
  const ask =
    "const s=require('node:net').createServer().listen(0,'127.0.0.1',()=>{console.log(s.address().port);s.close()})";
  return execFileSync(process.execPath, ["-e", ask], { encoding: "utf8" }).trim();
}

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  globalSetup: "./e2e/towns.ts",
  globalTeardown: "./e2e/teardown.ts",
  fullyParallel: true,
  forbidOnly: true,
  // A test waits a third of its time: three keep two cores busy.
  workers: 3,
  // What passes the second time only is named at the end: it is a fault to look for, in the test or in the program.
  retries: process.env["CI"] ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: address,
    trace: process.env["E2E_TRACE"] ? "retain-on-failure" : "off",
    locale: "nl-BE",
    timezoneId: "Europe/Brussels",
    launchOptions: {
      ...(process.env["CHROMIUM_PATH"] ? { executablePath: process.env["CHROMIUM_PATH"] } : {}),
      chromiumSandbox: false,
      args: ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"],
    },
  },
  // What takes longest begins first, or the others would all have ended while it still runs.
  projects: [
    { name: "long", testMatch: longest },
    { name: "all", testIgnore: longest },
  ],
  webServer: {
    command: `"${process.execPath}" apps/api/src/server.ts`,
    cwd: root,
    url: `${address}/api/v1/health`,
    timeout: 120_000,
    reuseExistingServer: false,
    stdout: "ignore",
    stderr: "pipe",
    // The database is stopped in order, its folder goes afterwards.
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    env: {
      PORT: port,
      HOST: "127.0.0.1",
      SALUS_DATA_DIR: process.env["E2E_DATA"],
      SALUS_DEMO: "yes",
      DATABASE_URL: "",
    },
  },
});

import { lstat, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Connection, connectionFromUrl, connectionToUrl, startEmbedded } from "../embedded/index.ts";
import { processMark } from "../embedded/process.ts";
import { adoptServer, stopServer } from "../embedded/server.ts";

/** Where the workers of a test run find the administrator's connection, as `connectionToUrl` writes it. */
export const ADMIN_URL_VARIABLE = "SALUS_TEST_ADMIN_URL";

const FOLDER = /^salus-test-(\d+)-/;

/** One real PostgreSQL server for a whole test run, in a temporary folder; it forgets everything at `stop`. */
export async function startTestServer(): Promise<{ adminUrl: string; stop: () => Promise<void> }> {
  await removeLeftovers();
  const dataDir = await mkdtemp(join(tmpdir(), `salus-test-${String(process.pid)}-`));
  const server = await startEmbedded({ dataDir, durability: "throwaway" });
  return {
    adminUrl: connectionToUrl(server.connection("postgres")),
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The administrator's connection inside a test; the run's global set-up started the server. */
export function testAdminConnection(): Connection {
  const url = process.env[ADMIN_URL_VARIABLE];
  if (url === undefined)
    throw new Error(`${ADMIN_URL_VARIABLE} is not set: this test needs the set-up of vitest.config.ts`);
  return connectionFromUrl(url);
}

/** A run that was killed leaves its server behind: it is stopped and its folder removed. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = FOLDER.exec(name)?.[1];
    if (pid === undefined || processMark(Number(pid)) !== null) continue;
    const dataDir = join(tmpdir(), name);
    if ((await lstat(dataDir)).uid !== process.getuid?.()) continue;
    const left = await adoptServer(join(dataDir, "cluster"));
    if (left !== null) await stopServer(left);
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

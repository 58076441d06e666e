import { ADMIN_URL_VARIABLE, startTestServer } from "./server.ts";

let stop: (() => Promise<void>) | null = null;

/** Vitest runs this once before all test files: one real server for the whole run. */
export async function setup(): Promise<void> {
  if (process.env[ADMIN_URL_VARIABLE] !== undefined) return;
  const server = await startTestServer();
  process.env[ADMIN_URL_VARIABLE] = server.adminUrl;
  stop = server.stop;
}

export async function teardown(): Promise<void> {
  await stop?.();
}

import { ADMIN_URL_VARIABLE, startTestServer } from "./server.ts";

/** Vitest runs this once before all test files and the returned function after them. */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env[ADMIN_URL_VARIABLE] !== undefined) return () => Promise.resolve();
  const server = await startTestServer();
  process.env[ADMIN_URL_VARIABLE] = server.adminUrl;
  return server.stop;
}

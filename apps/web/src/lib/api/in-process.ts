/** The API as a function: the server program puts it here when API and web run in one process. */
const key = Symbol.for("salus.api");

type Fetch = (request: Request) => Promise<Response>;

export function apiInProcess(): Fetch | null {
  const found = (globalThis as Record<symbol, unknown>)[key];
  return typeof found === "function" ? (found as Fetch) : null;
}

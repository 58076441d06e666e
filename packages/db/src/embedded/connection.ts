/** What postgres.js needs to connect; `host` is a folder when the server listens on a private socket. */
export type Connection = { host: string; port: number; username: string; database: string; password?: string };

/**
 * Reads a PostgreSQL URL, also the libpq form for sockets (`postgres://role@localhost/db?host=/run/postgresql`),
 * which postgres.js does not understand by itself.
 */
export function connectionFromUrl(url: string): Connection {
  const parsed = new URL(url);
  const username = decodeURIComponent(parsed.username);
  const password = decodeURIComponent(parsed.password);
  return {
    host: parsed.searchParams.get("host") ?? parsed.hostname,
    port: Number(parsed.searchParams.get("port") ?? (parsed.port || 5432)),
    username: username || "postgres",
    database: decodeURIComponent(parsed.pathname.slice(1)) || username || "postgres",
    ...(password === "" ? {} : { password }),
  };
}

/** The inverse of `connectionFromUrl`: one string that fits in an environment variable. */
export function connectionToUrl(connection: Connection): string {
  const url = new URL("postgres://localhost");
  url.username = encodeURIComponent(connection.username);
  if (connection.password !== undefined) url.password = encodeURIComponent(connection.password);
  url.pathname = `/${encodeURIComponent(connection.database)}`;
  url.searchParams.set("host", connection.host);
  url.searchParams.set("port", String(connection.port));
  return url.href;
}

import { join } from "node:path";
import { connect, type Db, poolSizes, serverProblems, type ServerProblem, sql } from "@salus/db";
import { type Connection, connectionFromUrl, startEmbedded } from "@salus/db/embedded";
import { ensureDatabase, ensureRoles, migrate } from "@salus/db/migrate";
import { seedDemonstration, seedReference } from "@salus/db/seed";
import { hashPassword } from "../auth/password.ts";
import type { Environment } from "./environment.ts";
import { Refusal } from "./refusal.ts";

/** One password for every account of the demonstration; it is printed and shown. */
export const demonstrationPassword = "samen-ensemble-2026";

export type Database = {
  app: Db;
  federal: Db;
  close: () => Promise<void>;
};

type Doors = { app: Connection; federal: Connection; owner: Connection | null; stop: () => Promise<void> };

export const root = join(import.meta.dirname, "../../../..");
const DATABASE = "salus";

/** How each role reaches the database; starts the embedded one when no server is named. */
export async function findDatabase(urls: Environment["urls"], log: (line: string) => void): Promise<Doors> {
  if (urls) {
    return {
      app: connectionFromUrl(urls.app),
      federal: connectionFromUrl(urls.federal),
      owner: urls.owner === null ? null : connectionFromUrl(urls.owner),
      stop: () => Promise.resolve(),
    };
  }
  const embedded = await startEmbedded({ dataDir: process.env["SALUS_DATA_DIR"] || join(root, ".salus"), log });
  try {
    const superuser = embedded.connection("postgres");
    await ensureRoles(superuser);
    await ensureDatabase(superuser, DATABASE);
  } catch (error) {
    await embedded.stop();
    throw error;
  }
  return {
    app: embedded.connection("salus_app", DATABASE),
    federal: embedded.connection("salus_federal", DATABASE),
    owner: embedded.connection("salus_owner", DATABASE),
    stop: embedded.stop,
  };
}

/** The database, migrated and seeded where the owner's connection is known, and safe to serve from. */
export async function openDatabase(env: Environment, now: Date, log: (line: string) => void): Promise<Database> {
  const doors = await findDatabase(env.urls, log);
  const app = connect({ ...doors.app, applicationName: "salus" });
  const federal = connect({ ...doors.federal, max: poolSizes.federal, applicationName: "salus federal" });
  const close = async () => {
    await Promise.all([app.close(), federal.close()]);
    await doors.stop();
  };
  try {
    if (doors.owner) await prepare(doors.owner, { demonstration: env.demonstration, now });
    await refuseUnsafeServer(app, "salus_app");
    await refuseUnsafeServer(federal, "salus_federal");
    if (!env.demonstration) await refuseDemonstrationData(app);
  } catch (error) {
    await close();
    throw error;
  }
  return { app, federal, close };
}

/** Migrations and seeds; both change nothing the second time. */
async function prepare(owner: Connection, { demonstration, now }: { demonstration: boolean; now: Date }) {
  await migrate(owner);
  const db = connect({ ...owner, max: 2, applicationName: "salus seed" });
  try {
    if (demonstration) await seedDemonstration(db, { now, passwordHash: await hashPassword(demonstrationPassword) });
    else await seedReference(db);
  } finally {
    await db.close();
  }
}

const unsafe: Record<ServerProblem, string> = {
  "server-old": "This PostgreSQL has known holes in row-level security: use 15.14, 16.10, 17.6 or newer.",
  "role-superuser": "A superuser stands above the policies that keep municipalities apart",
  "role-bypasses": "This role bypasses the policies that keep municipalities apart",
  "role-owns": "This role owns tables and could switch off what keeps municipalities apart",
  "writes-not-durable":
    "The server may lose what it acknowledged: switch fsync, full_page_writes and synchronous_commit on.",
};

/** What isolation and durability stand on, asked of the server itself. */
async function refuseUnsafeServer(db: Db, role: string): Promise<void> {
  const [problem] = await serverProblems(db);
  if (problem !== undefined) {
    const remedy = problem.startsWith("role-") ? `: give ${role} in the URL (infra/postgres/roles.sql).` : "";
    throw new Refusal(unsafe[problem] + remedy);
  }
  const [found] = await db.execute<{ migrated: boolean }>(
    sql`select to_regclass('public.submission') is not null as migrated`,
  );
  if (!found?.migrated) throw new Refusal("The database is empty: run npm run -s salus -- migrate first.");
}

async function refuseDemonstrationData(db: Db): Promise<void> {
  const [found] = await db.execute(sql`select from tenant where demonstration limit 1`);
  if (found) {
    throw new Refusal(
      "This database holds the demonstration with its known passwords: start it with SALUS_DEMO=yes, or give another database.",
    );
  }
}

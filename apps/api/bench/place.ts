import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { account, connect, type Db, membership, session, tenant, withTenant } from "@salus/db";
import { type Connection, connectionToUrl, startEmbedded } from "@salus/db/embedded";
import { ensureDatabase, ensureRoles, migrate } from "@salus/db/migrate";
import { readPlanFiles, seedReference } from "@salus/db/seed";
import { newId, type NisCode, type TenantId, type UserId } from "@salus/domain";
import { municipalities } from "@salus/templates";
import { newToken, sessionIdOf } from "../src/auth/session.ts";

const root = join(import.meta.dirname, "../../..");
const port = Number(process.env["BENCH_PORT"] ?? 3977);

export type Sender = { tenantId: TenantId; cookie: string };
export type Place = { port: number; superuser: Connection; senders: Sender[]; stop: () => Promise<void> };

/** A durable database of its own with so many municipalities, and the real program in a process of its own. */
export async function aPlace(senders: number): Promise<Place> {
  const dataDir = await mkdtemp(join(tmpdir(), "salus-bench-"));
  const embedded = await startEmbedded({ dataDir });
  const at = (role: string) => embedded.connection(role, "salus");
  await ensureRoles(embedded.connection("postgres"));
  await ensureDatabase(embedded.connection("postgres"), "salus");
  await migrate(at("salus_owner"));
  const owner = connect({ ...at("salus_owner"), max: 2 });
  await seedReference(owner);
  const people = await aCoordinatorIn(owner, senders);
  await owner.close();
  const program = spawn(process.execPath, [join(root, "apps/api/src/server.ts")], {
    env: {
      PATH: process.env["PATH"],
      PORT: String(port),
      DATABASE_URL: connectionToUrl(at("salus_app")),
      DATABASE_FEDERAL_URL: connectionToUrl(at("salus_federal")),
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise<void>((resolve) => program.once("exit", () => resolve()));
  await untilHealthy();
  return {
    port,
    superuser: at("postgres"),
    senders: people,
    stop: async () => {
      program.kill("SIGTERM");
      await ended;
      await embedded.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function aCoordinatorIn(owner: Db, count: number): Promise<Sender[]> {
  const now = new Date();
  const later = new Date(now.getTime() + 8 * 3_600_000);
  const senders: Sender[] = [];
  const current = municipalities().filter(({ validTo }) => validTo === null);
  for (const { nis, name, languageRegime } of current.slice(0, count)) {
    const tenantId = newId<TenantId>();
    const accountId = newId<UserId>();
    const token = newToken();
    const localized = { nl: name.nl, fr: name.fr };
    await owner.insert(tenant).values({
      id: tenantId,
      kind: "municipality",
      nis: nis as NisCode,
      name: localized,
      languageRegime,
      createdAt: now,
    });
    await owner
      .insert(account)
      .values({ id: accountId, email: `${nis}@bench.salus.example`, name: "Bench", locale: "nl", createdAt: now });
    await withTenant(owner, tenantId, (tx) =>
      tx.insert(membership).values({ tenantId, accountId, roles: ["coordinator"], createdAt: now }),
    );
    await owner.insert(session).values({
      id: sessionIdOf(token),
      accountId,
      tenantId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: later,
      absoluteExpiresAt: later,
    });
    senders.push({ tenantId, cookie: `__Host-salus=${token}` });
  }
  return senders;
}

async function untilHealthy(): Promise<void> {
  const until = Date.now() + 60_000;
  for (;;) {
    const answered = await fetch(`http://127.0.0.1:${port}/api/v1/health`).catch(() => null);
    if (answered?.ok) return;
    if (Date.now() > until) throw new Error("the program did not start within a minute");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The demonstration's Mechelen plan of 2020, the size of a real one. */
export async function aRealPlan() {
  const found = (await readPlanFiles()).find(({ file }) => file === "mechelen-svpp-2020.json");
  if (!found) throw new Error("the demonstration has no plan of Mechelen for 2020");
  return { framework: found.framework, document: found.document };
}

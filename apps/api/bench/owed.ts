// node apps/api/bench/owed.ts: who owes the federal side what: twelve months of deadlines of all municipalities.
import { account, connect, membership, session, tenant, withTenant } from "@salus/db";
import { newId, type TenantId, type UserId } from "@salus/domain";
import { municipalities } from "@salus/templates";
import { newToken, sessionIdOf } from "../src/auth/session.ts";
import { aPlace, type Place } from "./place.ts";

const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 100);
const count = municipalities().filter(({ validTo }) => validTo === null).length;
const place = await aPlace(count);
try {
  const rows = await owing(place);
  const cookie = await anAdviser(place);
  const base = `http://localhost:${place.port}`;
  console.log(`${count} municipalities, ${rows} deadlines; bar: 200 ms\n`);
  for (const [name, path] of [
    ["the list, by day", "/api/v1/federal/obligations"],
    ["what is late, by municipality", "/api/v1/federal/obligations?state=late&sort=municipality"],
    ["the last page", "/api/v1/federal/obligations?page=99"],
    ["a name", "/api/v1/federal/obligations?q=mechelen"],
    ["the page itself", "/nl/federal/obligations"],
  ] as const) {
    const taken: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const start = performance.now();
      const answer = await fetch(`${base}${path}`, { headers: { cookie } });
      const text = await answer.text();
      taken.push(performance.now() - start);
      if (!answer.ok) throw new Error(`${path} answered ${answer.status} ${text.slice(0, 200)}`);
    }
    const [first = 0] = taken;
    taken.sort((a, b) => a - b);
    const at = (share: number): string => `${(taken[Math.floor((taken.length - 1) * share)] ?? 0).toFixed(0)} ms`;
    console.log(`${name.padEnd(32)} fastest ${at(0)}, p50 ${at(0.5)}, p99 ${at(0.99)}, first ${first.toFixed(0)} ms`);
  }
} finally {
  await place.stop();
}

/** A deadline a month for every municipality: half of the past is met. */
async function owing({ superuser }: Place): Promise<number> {
  const db = connect({ ...superuser, max: 1 });
  const sql = db.$client;
  const { count: written } = await sql`
    insert into obligation (tenant_id, key, nis, framework, instrument, kind, due_on, met_on)
    select t.id, 'month ' || m, t.nis, f.code, f.instrument, 'activity-report',
      current_date + (m - 6) * 30, case when m < 6 and m % 2 = 0 then current_date + (m - 6) * 30 end
    from tenant t, generate_series(1, 12) m, (select code, instrument from framework order by code limit 1) f
    where t.nis is not null`;
  await sql`analyze obligation`;
  await db.close();
  return written;
}

async function anAdviser({ owner: at }: Place): Promise<string> {
  const owner = connect({ ...at, max: 1 });
  const now = new Date();
  const later = new Date(now.getTime() + 8 * 3_600_000);
  const [tenantId, accountId, token] = [newId<TenantId>(), newId<UserId>(), newToken()];
  const name = { nl: "Federaal", fr: "Fédéral" };
  await owner.insert(tenant).values({ id: tenantId, kind: "federal", name, languageRegime: "nl-fr", createdAt: now });
  const person = { email: "adviser@bench.salus.example", name: "Bench", locale: "nl" as const };
  await owner.insert(account).values({ id: accountId, ...person, createdAt: now });
  await withTenant(owner, tenantId, (tx) =>
    tx.insert(membership).values({ tenantId, accountId, roles: ["adviser"], createdAt: now }),
  );
  const span = { createdAt: now, lastSeenAt: now, expiresAt: later, absoluteExpiresAt: later };
  await owner.insert(session).values({ id: sessionIdOf(token), accountId, tenantId, ...span });
  await owner.close();
  return `__Host-salus=${token}`;
}

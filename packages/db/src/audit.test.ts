import { newId, type TenantId, type UserId } from "@salus/domain";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appendAudit, type AuditEntry, verifyAudit } from "./audit.ts";
import { withTenant } from "./doors.ts";
import { auditEntry } from "./schema/index.ts";
import { aTenant, createTestDatabase, type TestDatabase } from "./testing/index.ts";

let database: TestDatabase;
beforeAll(async () => void (database = await createTestDatabase()));
afterAll(() => database[Symbol.asyncDispose]());

const anEntry = (overrides: Partial<AuditEntry> = {}): AuditEntry => ({
  at: new Date("2025-03-03T09:00:00.123Z"),
  actor: { userId: newId(), tenantId: newId() },
  action: "node.save",
  entity: "node",
  entityId: newId<UserId>(),
  before: { text: { nl: "Inbraak" }, "b é": 1.5 },
  after: { "b é": null, text: { nl: "Inbraken", fr: "Cambriolages" } },
  ...overrides,
});

/** A tenant whose chain has so many entries. */
async function aChain(length: number): Promise<TenantId> {
  const { id } = await aTenant(database.owner);
  for (let entry = 0; entry < length; entry++) {
    await withTenant(database.app, id, (tx) => appendAudit(tx, anEntry({ after: { entry } })));
  }
  return id;
}

const verdict = async (tenantId: TenantId) => (await verifyAudit(database.owner, tenantId))[0];

describe("a chain that nobody touched", () => {
  it("is whole, numbered from one, and each tenant has its own", async () => {
    const [first, second] = [await aChain(3), await aChain(2)];
    expect(await verdict(first)).toEqual({ tenantId: first, entries: 3, broken: null });
    expect(await verdict(second)).toEqual({ tenantId: second, entries: 2, broken: null });
    const rows = await withTenant(database.app, first, (tx) => tx.select().from(auditEntry).orderBy(auditEntry.seq));
    expect(rows.map((row) => row.seq)).toEqual([1, 2, 3]);
    expect(rows[1]?.prevHash).toEqual(rows[0]?.hash);
  });

  it("is whole for a tenant without entries, and every tenant is reported", async () => {
    const empty = await aChain(0);
    const reports = await verifyAudit(database.owner);
    expect(reports).toContainEqual({ tenantId: empty, entries: 0, broken: null });
    expect(reports.length).toBeGreaterThan(1);
  });

  it("stays whole under 40 writers at once", async () => {
    const { id } = await aTenant(database.owner);
    await Promise.all(
      Array.from({ length: 40 }, () => withTenant(database.app, id, (tx) => appendAudit(tx, anEntry()))),
    );
    expect(await verdict(id)).toEqual({ tenantId: id, entries: 40, broken: null });
  });

  it("is whole whatever the time zone of the session", async () => {
    const id = await aChain(1);
    await withTenant(database.app, id, async (tx) => {
      await tx.execute(sql`set local time zone 'Europe/Brussels'`);
      await appendAudit(tx, anEntry());
    });
    expect((await verdict(id))?.broken).toBeNull();
  });

  it("does not keep an entry of work that was undone", async () => {
    const id = await aChain(1);
    const work = withTenant(database.app, id, async (tx) => {
      await appendAudit(tx, anEntry());
      throw new Error("stop");
    });
    await expect(work).rejects.toThrow("stop");
    expect(await verdict(id)).toEqual({ tenantId: id, entries: 1, broken: null });
  });

  it("takes neither number nor hash from whoever writes", async () => {
    const id = await aChain(2);
    const forged = { tenantId: id, seq: 99, hash: new Uint8Array([1]), prevHash: new Uint8Array([2]) };
    await withTenant(database.app, id, (tx) =>
      tx.insert(auditEntry).values({ ...forged, at: new Date(), action: "x", entity: "x", entityId: "x" }),
    );
    expect(await verdict(id)).toEqual({ tenantId: id, entries: 3, broken: null });
  });
});

describe("a chain that somebody touched", () => {
  it.each([
    ["an edited entry", "update audit_entry set after = '{}' where tenant_id = $1 and seq = 3", 3, "edited"],
    ["another actor", "update audit_entry set actor_id = null where tenant_id = $1 and seq = 2", 2, "edited"],
    [
      "another day",
      "update audit_entry set at = at - interval '1 microsecond' where tenant_id = $1 and seq = 5",
      5,
      "edited",
    ],
    ["another hash", "update audit_entry set hash = sha256('x') where tenant_id = $1 and seq = 4", 4, "edited"],
    [
      "another previous hash",
      "update audit_entry set prev_hash = sha256('x') where tenant_id = $1 and seq = 4",
      4,
      "edited",
    ],
    [
      "an edited entry with its hash made again",
      `update audit_entry set after = '{}' where tenant_id = $1 and seq = 3;
       update audit_entry e set hash = audit_hash(e) where tenant_id = $1 and seq = 3`,
      3,
      "edited",
    ],
    ["a deleted entry in the middle", "delete from audit_entry where tenant_id = $1 and seq = 3", 3, "missing"],
    ["a deleted first entry", "delete from audit_entry where tenant_id = $1 and seq = 1", 1, "missing"],
    ["two entries in each other's place", swap(2, 3), 2, "reordered"],
    ["two far entries in each other's place", swap(1, 5), 1, "reordered"],
    ["a cut tail", "delete from audit_entry where tenant_id = $1 and seq > 3", 4, "tail_cut"],
    ["everything gone", "delete from audit_entry where tenant_id = $1", 1, "tail_cut"],
    ["a head that is gone", "delete from audit_head where tenant_id = $1", 6, "tail_cut"],
    [
      "a head that was set back",
      `update audit_head set (seq, hash) = (select seq, hash from audit_entry where tenant_id = $1 and seq = 3)
         where tenant_id = $1`,
      4,
      "edited",
    ],
    ["a head of another chain", "update audit_head set hash = sha256('x') where tenant_id = $1", 5, "edited"],
  ])("shows %s", async (_, tamper, seq, reason) => {
    const id = await aChain(5);
    const untouched = await aChain(1);
    await database.superuser.begin(async (tx) => {
      for (const statement of tamper.split(";")) await tx.unsafe(statement, [id]);
    });
    expect(await verdict(id)).toMatchObject({ broken: { seq, reason } });
    expect((await verdict(untouched))?.broken).toBeNull();
  });

  it("names the first of several broken links", async () => {
    const id = await aChain(6);
    await database.superuser`delete from audit_entry where tenant_id = ${id} and seq in (4, 6)`;
    await database.superuser`update audit_entry set action = 'x' where tenant_id = ${id} and seq = 2`;
    expect((await verdict(id))?.broken).toEqual({ seq: 2, reason: "edited" });
  });
});

describe("append-only", () => {
  it.each([
    "update audit_entry set action = 'x'",
    "delete from audit_entry",
    "truncate audit_entry",
    "insert into audit_head (tenant_id, seq, hash) values (gen_random_uuid(), 1, '')",
    "update audit_head set seq = 0",
    "delete from audit_head",
    "truncate audit_head",
    "alter table audit_entry disable trigger all",
    "select append_audit_entry()",
    "set session_replication_role = replica",
  ])("refuses the application %s", async (statement) => {
    const id = await aChain(1);
    await expect(withTenant(database.app, id, (tx) => tx.execute(statement))).rejects.toMatchObject({
      cause: { code: "42501" },
    });
  });

  it.each(["update audit_entry set action = 'x'", "delete from audit_entry", "truncate audit_entry"])(
    "refuses the owner %s",
    async (statement) => {
      const id = await aChain(1);
      await expect(withTenant(database.owner, id, (tx) => tx.execute(statement))).rejects.toMatchObject({
        cause: { code: "42501" },
      });
    },
  );

  it("refuses an entry in another tenant's chain", async () => {
    const [ours, theirs] = [await aChain(1), await aChain(1)];
    await expect(
      withTenant(database.app, ours, (tx) =>
        tx.insert(auditEntry).values({ tenantId: theirs, at: new Date(), action: "x", entity: "x", entityId: "x" }),
      ),
    ).rejects.toMatchObject({ cause: { code: "42501" } });
    expect(await verdict(theirs)).toEqual({ tenantId: theirs, entries: 1, broken: null });
  });
});

/** The two entries change numbers; every statement of a transaction of its own would meet the primary key. */
function swap(one: number, other: number): string {
  const move = (from: number, to: number) =>
    `update audit_entry set seq = ${String(to)} where tenant_id = $1 and seq = ${String(from)}`;
  return [move(one, -1), move(other, one), move(-1, other)].join(";");
}

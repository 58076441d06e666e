import { type LocalizedText, type Municipality, officialLanguages, type TenantId, type UserId } from "@salus/domain";
import { findFramework, findMunicipality } from "@salus/templates";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import { confine, type Tx } from "../doors.ts";
import { account, membership, tenant } from "../schema/index.ts";
import { type DemonstrationTenant, demonstrationAccounts, demonstrationTenants } from "./accounts.ts";
import { conversations, writeConversation } from "./conversation.ts";
import { demonstrationOrganisations, writeOrganisation } from "./organisation/index.ts";
import { type DemonstrationPlan, readPlanFiles } from "./plan-files.ts";
import { seedReference } from "./reference.ts";
import { type Person, writePlan } from "./write-plan.ts";

export type SeedOptions = {
  now: Date;
  /** Argon2id, in PHC form: every account of the demonstration has this one password. */
  passwordHash: string;
  /** The plans of the demonstration, unless others are given. */
  plans?: DemonstrationPlan[];
};

/** Two programs that start together seed one after the other. */
const LOCK = 5_410_003;

/**
 * Makes the demonstration: four municipalities and the federal administration, their people and their plans, with the
 * events, submissions and trail that real use would leave. What is there already stays as it is.
 */
export async function seedDemonstration(owner: Db, { now, passwordHash, plans }: SeedOptions): Promise<void> {
  await seedReference(owner);
  const entries = plans ?? (await readPlanFiles());
  await owner.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
    const tenants = new Map<string, TenantId>();
    for (const each of demonstrationTenants) tenants.set(each.slug, await ensureTenant(tx, each, now));
    const people = await ensureAccounts(tx, tenants, { now, passwordHash });
    for (const [slug, records] of Object.entries(demonstrationOrganisations)) {
      const by = people(slug, "coordinator");
      await writeOrganisation(await confine(tx, by.tenantId), records, { by, now });
    }
    for (const entry of entries) {
      const municipality = demonstrationTenants.find(({ nis }) => nis === entry.nis);
      const framework = findFramework(entry.framework);
      if (municipality === undefined || framework === undefined) {
        throw new Error(`${entry.file} names a municipality or framework that the demonstration does not have.`);
      }
      const coordinator = people(municipality.slug, "coordinator");
      const adviser = people("federal", "adviser");
      const own = await confine(tx, coordinator.tenantId);
      const isNew = await writePlan(own, entry, { coordinator, adviser, framework, now });
      const talk = conversations.find(
        ({ slug, framework: code }) => slug === municipality.slug && code === entry.framework,
      );
      if (isNew && talk) await writeConversation(own, talk, { people: (role) => people(municipality.slug, role), now });
    }
  });
}

const federalName: LocalizedText = { nl: "FOD Binnenlandse Zaken", fr: "SPF Intérieur", de: "FÖD Inneres" };

async function ensureTenant(tx: Tx, { nis }: DemonstrationTenant, now: Date): Promise<TenantId> {
  const isThis =
    nis === null
      ? and(eq(tenant.kind, "federal"), isNull(tenant.nis), eq(tenant.demonstration, true))
      : eq(tenant.nis, nis);
  const [existing] = await tx
    .select({ id: tenant.id, isDemonstration: tenant.demonstration })
    .from(tenant)
    .where(isThis);
  if (existing?.isDemonstration === false) {
    throw new Error(`The municipality ${String(nis)} really uses this database: no demonstration here.`);
  }
  if (existing !== undefined) return existing.id;
  const about =
    nis === null
      ? { kind: "federal" as const, name: federalName, languageRegime: "nl-fr" as const }
      : { kind: "municipality" as const, ...municipalityOf(nis) };
  const [created] = await tx
    .insert(tenant)
    .values({ nis, demonstration: true, createdAt: now, ...about })
    .returning({ id: tenant.id });
  if (created === undefined) throw new Error("the tenant was not written");
  return created.id;
}

function municipalityOf(nis: string): { name: LocalizedText; languageRegime: Municipality["languageRegime"] } {
  const municipality = findMunicipality(nis);
  if (municipality === undefined) throw new Error(`no municipality has the code ${nis}`);
  return { name: officialLanguages(municipality.name), languageRegime: municipality.languageRegime };
}

/** Accounts that exist keep their password and their memberships. Answers who holds a role in a tenant. */
async function ensureAccounts(
  tx: Tx,
  tenants: ReadonlyMap<string, TenantId>,
  { now, passwordHash }: { now: Date; passwordHash: string },
): Promise<(slug: string, role: string) => Person> {
  const holders = new Map<string, Person>();
  for (const { email, name, locale, memberships } of demonstrationAccounts) {
    const [created] = await tx
      .insert(account)
      .values({ email, name, locale, passwordHash, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: account.id });
    const accountId = created?.id ?? (await accountOf(tx, email));
    for (const { tenant: slug, roles } of memberships) {
      const tenantId = tenants.get(slug);
      if (tenantId === undefined) throw new Error(`no tenant ${slug}`);
      for (const role of roles) holders.set(`${slug} ${role}`, { userId: accountId, tenantId });
      if (created === undefined) continue;
      await confine(tx, tenantId);
      await tx.insert(membership).values({ tenantId, accountId, roles, createdAt: now });
    }
  }
  return (slug, role) => {
    const holder = holders.get(`${slug} ${role}`);
    if (holder === undefined) throw new Error(`nobody is ${role} in ${slug}`);
    return holder;
  };
}

async function accountOf(tx: Tx, email: string): Promise<UserId> {
  const [row] = await tx.select({ id: account.id }).from(account).where(eq(account.email, email));
  if (row === undefined) throw new Error(`no account for ${email}`);
  return row.id;
}

import { appendAudit, type Db, eq, isNull, municipality, tenant, withTenant } from "@salus/db";
import {
  locales,
  type LocalizedText,
  newId,
  type NisCode,
  officialLanguages,
  type TenantId,
  type UserId,
} from "@salus/domain";
import { InviteMember, writeInvitation } from "../features/member/invite-member.ts";
import { type Command, oneOf, oneWord, print, readArgs, UsageError } from "./command.ts";
import { withDatabase } from "./database.ts";

const federalName: LocalizedText = { nl: "FOD Binnenlandse Zaken", fr: "SPF Intérieur", de: "FÖD Inneres" };

/** The first person of a tenant cannot be invited by anybody in it; the link is printed for whoever runs this. */
export const openTenant: Command = async (args) => {
  const { values, positionals } = readArgs(args, { administrator: { type: "string" }, lang: { type: "string" } });
  const wanted = oneWord(positionals, "NIS code, or federal");
  const locale = oneOf("lang", locales, values.lang) ?? "nl";
  const input = InviteMember.safeParse({ email: values.administrator, roles: ["administrator"], locale });
  if (!input.success) throw new UsageError("say with --administrator at which e-mail address the administrator is");
  const now = new Date();
  const link = await withDatabase(async ({ owner, app }) => {
    const tenantId = await findOrOpen(owner, wanted, now);
    return withTenant(app, tenantId, async (tx) => {
      const invited = await writeInvitation(tx, { tenantId, invitedBy: newId<UserId>(), now }, input.data);
      const entry = { action: "member.invite", entity: "invitation", entityId: invited.id };
      await appendAudit(tx, { at: now, actor: null, ...entry, after: { roles: input.data.roles } });
      return invited.link;
    });
  });
  await print(link);
};

async function findOrOpen(owner: Db, wanted: string, now: Date): Promise<TenantId> {
  const isFederal = wanted === "federal";
  const [existing] = await owner
    .select({ id: tenant.id })
    .from(tenant)
    .where(isFederal ? isNull(tenant.nis) : eq(tenant.nis, wanted as NisCode));
  if (existing) return existing.id;
  const about = isFederal
    ? { kind: "federal" as const, nis: null, name: federalName, languageRegime: "nl-fr" as const }
    : { kind: "municipality" as const, ...(await municipalityOf(owner, wanted)) };
  const [opened] = await owner
    .insert(tenant)
    .values({ ...about, createdAt: now })
    .returning({ id: tenant.id });
  if (!opened) throw new Error("an insert returned no row");
  return opened.id;
}

async function municipalityOf(owner: Db, nis: string) {
  const [found] = await owner
    .select()
    .from(municipality)
    .where(eq(municipality.nis, nis as NisCode));
  if (!found || found.validTo !== null) throw new UsageError(`${nis} is not the NIS code of a municipality of today`);
  return { nis: found.nis, name: officialLanguages(found.name), languageRegime: found.languageRegime };
}

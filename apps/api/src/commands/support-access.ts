import { appendAudit, withTenant } from "@salus/db";
import { locales, newId, supportRole, type UserId } from "@salus/domain";
import { AdmitSupport, supportFrom } from "../features/member/admit-support.ts";
import { refuseMember, writeInvitation } from "../features/member/invite-member.ts";
import { endSupport } from "../features/member/member.queries.ts";
import { type Command, oneOf, oneWord, print, readArgs, UsageError } from "./command.ts";
import { findTenant, readCommandEnvironment, withDatabase } from "./database.ts";

/** The operator lets somebody of support in; the tenant reads it in its own trail, and can end it at once. */
export const supportAccess: Command = async (args) => {
  const { values, positionals } = readArgs(args, {
    email: { type: "string" },
    reason: { type: "string" },
    hours: { type: "string" },
    lang: { type: "string" },
  });
  const wanted = oneWord(positionals, "tenant");
  const locale = oneOf("lang", locales, values.lang) ?? "nl";
  const { email, reason } = values;
  const input = AdmitSupport.safeParse({ email, reason, hours: Number(values.hours), locale });
  if (!input.success) throw new UsageError("say with --email who, with --reason why and with --hours for how long");
  const { supportHours } = readCommandEnvironment();
  if (input.data.hours > supportHours) throw new UsageError(`support is let in for ${supportHours} hours at most`);
  const now = new Date();
  const link = await withDatabase(async ({ owner, app }) => {
    const { id: tenantId, kind } = await findTenant(owner, wanted);
    if (kind === "federal") throw new UsageError("support looks on at municipalities only");
    const support = supportFrom(input.data, now, supportHours);
    return withTenant(app, tenantId, async (tx) => {
      await endSupport(tx, tenantId, now);
      await refuseMember(tx, { actor: { tenantId } }, input.data.email);
      const invited = await writeInvitation(
        tx,
        { tenantId, invitedBy: newId<UserId>(), now, support },
        { email: input.data.email, locale, roles: [supportRole] },
      );
      const entry = { action: "support.open", entity: "invitation", entityId: invited.id };
      await appendAudit(tx, { at: now, actor: null, ...entry, after: support });
      return invited.link;
    });
  });
  await print(link);
};

import { z } from "@hono/zod-openapi";
import { AppError, authorize, dayInBelgium, OfficialText, PlainDate, type PlanId, timelinessOf } from "@salus/domain";
import type { Ctx } from "../../context.ts";
import { getPinnedFramework } from "../framework/framework.queries.ts";
import { getPlan, getVersion } from "../plan/plan.queries.ts";
import { namesOf } from "../together/people.queries.ts";
import { type ExceptionRow, findSent, firstSentAt, getMunicipality, listExceptions } from "./paper.queries.ts";
import { type PaperQuery, presses, type Sheet } from "./sheet.ts";

export const ExceptionView = z
  .object({
    id: z.string(),
    until: PlainDate,
    reason: z.string(),
    /** The person of the federal side. */
    grantedBy: z.string(),
    grantedOn: PlainDate,
    withdrawnOn: PlainDate.nullable(),
  })
  .openapi("DeadlineException");

export const ReceiptView = z
  .object({
    planId: z.string(),
    number: z.number().int(),
    municipality: OfficialText,
    nis: z.string(),
    framework: z.string(),
    /** Of the framework. */
    title: OfficialText,
    submittedAt: z.iso.datetime(),
    firstSubmittedOn: PlainDate,
    isFirst: z.boolean(),
    submittedBy: z.string().nullable(),
    /** Hex SHA-256 of the document. */
    hash: z.string(),
    /** By the calendar of the framework, as it was fixed when the dossier was first submitted. */
    frozenOn: PlainDate.nullable(),
    /** What counts, late or not; a later exception counts too. */
    timeliness: z.object({ deadlineOn: PlainDate.nullable(), isExtended: z.boolean(), daysLate: z.number().int() }),
    exceptions: z.array(ExceptionView),
  })
  .openapi("Receipt");
export type ReceiptView = z.infer<typeof ReceiptView>;

export const presentException = ({ id, until, reason, ...row }: ExceptionRow): z.infer<typeof ExceptionView> => ({
  id,
  until,
  reason,
  grantedBy: row.grantedByName,
  grantedOn: dayInBelgium(row.grantedAt),
  withdrawnOn: row.withdrawnAt && dayInBelgium(row.withdrawnAt),
});

/** What the municipality holds of a submission: what, when, by whom, under which hash, in time or late. */
export function readReceipt(ctx: Ctx, at: { planId: PlanId; version: number }): Promise<ReceiptView> {
  return ctx.read(async (tx) => {
    const plan = await getPlan(tx, ctx.actor, at.planId);
    authorize(ctx.actor, "plan.read", plan);
    const { tenantId } = ctx.actor;
    const version = await getVersion(tx, plan, at.version);
    const sent = await findSent(tx, tenantId, version.id);
    if (!sent) throw new AppError("version.not_found");
    const [framework, first, rows, municipality, people] = await Promise.all([
      getPinnedFramework(tx, ctx.frameworks, { framework: plan.framework, version }),
      firstSentAt(tx, tenantId, plan.id),
      listExceptions(tx, tenantId, plan.framework),
      getMunicipality(tx, ctx.actor),
      namesOf(tx, ctx.actor, [version.submittedBy]),
    ]);
    const exceptions = rows.map(presentException);
    const firstSubmittedOn = dayInBelgium(first.at);
    return {
      planId: plan.id,
      number: sent.number,
      municipality: municipality.name,
      nis: municipality.nis,
      framework: plan.framework,
      title: framework.title,
      submittedAt: sent.submittedAt.toISOString(),
      firstSubmittedOn,
      isFirst: first.number === sent.number,
      submittedBy: people[0]?.name ?? null,
      hash: sent.documentHash,
      frozenOn: sent.deadlineOn,
      timeliness: timelinessOf(sent.deadlineOn, firstSubmittedOn, exceptions),
      exceptions,
    };
  });
}

export async function receiptSheet(
  ctx: Ctx,
  at: { planId: PlanId; version: number },
  { language }: PaperQuery,
): Promise<Sheet> {
  const receipt = await readReceipt(ctx, at);
  const { receiptPaper } = await presses();
  const submittedAt = new Date(receipt.submittedAt);
  const printed = {
    ...receipt,
    plan: receipt.title,
    municipality: receipt.municipality[language],
    submittedAt,
    exceptions: receipt.exceptions
      .filter(({ withdrawnOn }) => withdrawnOn === null)
      .map(({ grantedBy, ...exception }) => ({ ...exception, by: grantedBy })),
  };
  const name = [receipt.nis, receipt.framework, `v${receipt.number}`, "receipt", language].join("-");
  return { paper: receiptPaper(printed, language), at: submittedAt, name };
}

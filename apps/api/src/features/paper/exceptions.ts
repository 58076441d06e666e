import { z } from "@hono/zod-openapi";
import {
  account,
  and,
  asc,
  deadlineException,
  desc,
  eq,
  framework,
  municipality,
  sql,
  tenant,
  type TenantTx,
} from "@salus/db";
import {
  dayInBelgium,
  AppError,
  authorize,
  type ExceptionId,
  type Framework,
  newId,
  type NisCode,
  OfficialText,
  PlainDate,
  submissionDeadline,
  type UserId,
} from "@salus/domain";
import { audit } from "../../audit.ts";
import type { FederalCtx } from "../../context.ts";
import { listUsingMunicipalities } from "../federal/federal.queries.ts";
import { getNewestFramework } from "../framework/framework.queries.ts";
import { refreshAllObligations } from "../obligation/refresh-obligations.ts";
import { ExceptionView, presentException } from "./receipt.ts";

export const GrantException = z.object({
  nis: z.string().regex(/^\d{5}$/),
  framework: z.string().max(100),
  until: PlainDate,
  reason: z.string().trim().min(1).max(2000),
});
export type GrantException = z.infer<typeof GrantException>;

export const GrantedException = ExceptionView.extend({
  nis: z.string(),
  /** Of the municipality. */
  name: OfficialText,
  framework: z.string(),
  title: OfficialText,
}).openapi("GrantedException");
export type GrantedException = z.infer<typeof GrantedException>;

export const GrantedExceptions = z.object({
  exceptions: z.array(GrantedException),
  /** Those that use Salus: to whom one can be granted. */
  municipalities: z.array(z.object({ nis: z.string(), name: OfficialText })),
});

/** Every exception that was ever granted, newest first, and to whom one can be. */
export function listGranted(ctx: FederalCtx): Promise<z.infer<typeof GrantedExceptions>> {
  authorize(ctx.actor, "federal.read");
  return ctx.read(async (tx) => {
    const rows = await tx
      .select({
        row: deadlineException,
        nis: municipality.nis,
        name: municipality.name,
        title: sql<Framework["title"]>`${framework.body} -> 'title'`,
      })
      .from(deadlineException)
      .innerJoin(tenant, eq(tenant.id, deadlineException.tenantId))
      .innerJoin(municipality, eq(municipality.nis, tenant.nis))
      .innerJoin(framework, eq(framework.code, deadlineException.framework))
      .orderBy(desc(deadlineException.grantedAt), asc(deadlineException.id));
    const towns = await listUsingMunicipalities(tx);
    return {
      exceptions: rows.map(({ row, ...about }) => ({ ...presentException(row), ...about, framework: row.framework })),
      municipalities: towns.map(({ nis, name }) => ({ nis, name })),
    };
  });
}

/** A later deadline for one municipality. It stands in the municipality's own dossier and trail. */
export async function grantException(ctx: FederalCtx, { nis, ...input }: GrantException): Promise<GrantedException> {
  authorize(ctx.actor, "plan.approve");
  const { town, rules } = await ctx.read(async (tx) => {
    const [found] = await tx
      .select({ tenantId: tenant.id, nis: municipality.nis, name: municipality.name })
      .from(tenant)
      .innerJoin(municipality, eq(municipality.nis, tenant.nis))
      .where(and(eq(tenant.kind, "municipality"), eq(municipality.nis, nis as NisCode)));
    if (!found) throw new AppError("input.invalid", { issues: [{ path: ["nis"], code: "custom" }] });
    return { town: found, rules: await getNewestFramework(tx, input.framework) };
  });
  const deadline = submissionDeadline(rules);
  if (deadline !== null && input.until <= deadline) throw new AppError("exception.before_calendar");
  const { tenantId } = town;
  return ctx.writeIn(tenantId, async (tx) => {
    const by = { grantedAt: ctx.now, grantedBy: ctx.actor.userId, grantedByName: await nameOf(tx, ctx.actor.userId) };
    const row = { tenantId, id: newId<ExceptionId>(), ...input, ...by, withdrawnAt: null, withdrawnBy: null };
    await tx.insert(deadlineException).values(row);
    await refreshAllObligations(tx, tenantId, dayInBelgium(ctx.now));
    const after = { framework: input.framework, until: input.until, reason: input.reason };
    await audit(tx, ctx, { action: "deadline.except", entity: "deadlineException", entityId: row.id, after });
    return { ...presentException(row), nis: town.nis, name: town.name, framework: rules.code, title: rules.title };
  });
}

/** It stays on record as withdrawn. */
export async function withdrawException(ctx: FederalCtx, id: ExceptionId): Promise<void> {
  authorize(ctx.actor, "plan.approve");
  const [found] = await ctx.read((tx) =>
    tx.select({ tenantId: deadlineException.tenantId }).from(deadlineException).where(eq(deadlineException.id, id)),
  );
  if (!found) throw new AppError("exception.not_found");
  const { tenantId } = found;
  await ctx.writeIn(tenantId, async (tx) => {
    const here = and(eq(deadlineException.tenantId, tenantId), eq(deadlineException.id, id));
    const [row] = await tx.select().from(deadlineException).where(here).for("update");
    if (!row) throw new AppError("exception.not_found");
    if (row.withdrawnAt !== null) return;
    await tx.update(deadlineException).set({ withdrawnAt: ctx.now, withdrawnBy: ctx.actor.userId }).where(here);
    await refreshAllObligations(tx, tenantId, dayInBelgium(ctx.now));
    const before = { framework: row.framework, until: row.until };
    await audit(tx, ctx, { action: "deadline.withdrawException", entity: "deadlineException", entityId: id, before });
  });
}

/** What a person is called, to be written down beside what they did. */
export async function nameOf(tx: TenantTx, id: UserId): Promise<string> {
  const [row] = await tx.select({ name: account.name }).from(account).where(eq(account.id, id));
  if (!row) throw new AppError("session.required");
  return row.name;
}

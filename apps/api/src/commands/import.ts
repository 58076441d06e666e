import { account, asc, eq, membership, type TenantTx, withTenant } from "@salus/db";
import { readPlan } from "@salus/documents";
import { type Actor, type TenantId, type TenantKind } from "@salus/domain";
import { contextOf } from "../context.ts";
import { importPlan } from "../features/plan/create-plan.ts";
import { type Command, oneWord, print, printError, readArgs, UsageError } from "./command.ts";
import { findTenant, withDatabase } from "./database.ts";
import { openFile } from "./file.ts";

/** In the name of a coordinator of the municipality, by the same verb as the screen. */
export const importFile: Command = async (args) => {
  const { values, positionals } = readArgs(args, { tenant: { type: "string" }, framework: { type: "string" } });
  if (values.tenant === undefined) throw new UsageError("say for which municipality with --tenant");
  const { bytes, name } = await openFile(oneWord(positionals, "FILE"));
  const { document } = readPlan(bytes, { name });
  const framework = values.framework ?? document.framework;
  if (framework === null) throw new UsageError("the file does not tell its framework: say it with --framework");
  const wanted = values.tenant;
  await withDatabase(async ({ app }) => {
    const tenant = await findTenant(app, wanted);
    const actor = await withTenant(app, tenant.id, (tx) => coordinatorOf(tx, tenant));
    const ctx = contextOf(app, { actor, now: new Date(), frameworks: new Map(), requestKey: null });
    const plan = await importPlan(ctx, { framework, document });
    await print(plan.id);
  });
  printError(`${document.findings.length} findings; parse shows them`);
};

async function coordinatorOf(tx: TenantTx, { id, kind }: { id: TenantId; kind: TenantKind }): Promise<Actor> {
  const members = await tx
    .select({ userId: membership.accountId, roles: membership.roles })
    .from(membership)
    .innerJoin(account, eq(account.id, membership.accountId))
    .where(eq(membership.tenantId, id))
    .orderBy(asc(account.createdAt), asc(account.email));
  const found = members.find(({ roles }) => roles.includes("coordinator"));
  if (!found) throw new UsageError("that tenant has no coordinator to import for");
  return { ...found, tenantId: id, tenantKind: kind };
}

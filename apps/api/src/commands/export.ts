import { writeFile } from "node:fs/promises";
import { type Db, documentNames, tenant, type TenantTx, withTenant } from "@salus/db";
import {
  AppError,
  buildTree,
  dayInBelgium,
  documentFromTree,
  type PlanDocument,
  type PlanId,
  type TenantId,
} from "@salus/domain";
import { findMunicipality } from "@salus/templates";
import { z } from "zod";
import { getPinnedFramework } from "../features/framework/framework.queries.ts";
import { eventOf, getPlan, listEvents, listGrantLines, listNodes } from "../features/plan/plan.queries.ts";
import { type Command, oneOf, oneWord, print, readArgs, UsageError } from "./command.ts";
import { withDatabase } from "./database.ts";

export const exportPlan: Command = async (args) => {
  const { values, positionals } = readArgs(args, { format: { type: "string" }, out: { type: "string" } });
  if (oneOf("format", ["json"], values.format) === undefined) throw new UsageError("say --format json");
  const planId = z.uuid().safeParse(oneWord(positionals, "PLAN"));
  if (!planId.success) throw new UsageError("PLAN is the id of a plan, as in the address of its page");
  const document = await withDatabase(({ app }) => findDocument(app, planId.data as PlanId));
  const text = JSON.stringify(document, null, 2);
  if (values.out === undefined) await print(text);
  else await writeFile(values.out, `${text}\n`);
};

/** A plan is asked for in every tenant, one after the other: outside of its own it does not exist. */
async function findDocument(app: Db, planId: PlanId): Promise<PlanDocument> {
  for (const { id, nis } of await app.select({ id: tenant.id, nis: tenant.nis }).from(tenant)) {
    const document = await withTenant(app, id, (tx) => documentIn(tx, { tenantId: id, nis, planId })).catch(ifNotHere);
    if (document) return document;
  }
  throw new AppError("plan.not_found");
}

const ifNotHere = (error: unknown): null => {
  if (error instanceof AppError && error.code === "plan.not_found") return null;
  throw error;
};

type Place = { tenantId: TenantId; nis: string | null; planId: PlanId };

async function documentIn(tx: TenantTx, at: Place): Promise<PlanDocument> {
  const { nis, planId } = at;
  const plan = await getPlan(tx, at, planId);
  const framework = await getPinnedFramework(tx, new Map(), plan);
  const municipality = nis === null ? undefined : findMunicipality(nis);
  const events = (await listEvents(tx, at, planId)).map(eventOf);
  return documentFromTree(buildTree(await listNodes(tx, at, plan.version.id)), {
    framework,
    municipality: municipality
      ? { nis: municipality.nis, name: { nl: municipality.name.nl, fr: municipality.name.fr } }
      : null,
    language: plan.version.language,
    grantLines: await listGrantLines(tx, at, plan.version.id),
    events: events.filter(({ versionId }) => versionId === plan.version.id),
    names: await documentNames(tx, at.tenantId, dayInBelgium(new Date())),
  });
}

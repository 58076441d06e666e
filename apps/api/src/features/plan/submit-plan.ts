import {
  eq,
  municipality,
  planEvent,
  submission,
  submissionEvent,
  submissionFact,
  type TenantTx,
  version,
} from "@salus/db";
import {
  AppError,
  buildTree,
  documentFromTree,
  type EventId,
  factsOf,
  type Finding,
  grantLineTotal,
  type Municipality,
  newId,
  type NisCode,
  type PlanDocument,
  type PlanEvent,
  type PlanId,
  type SubmissionId,
} from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { hashDocument } from "./document-hash.ts";
import { lockPlanFor } from "./lock-plan-for.ts";
import { eventOf, getPlan, getTenant, listEvents, type OpenPlan } from "./plan.queries.ts";
import { dayInBelgium, loadPlanState, type PlanState } from "./plan-state.ts";
import { presentPlan, type PlanView } from "./plan.view.ts";

/** Freezes the version and hands over what the federal side reads: document, facts and events, all at once or not at all. */
export function submitPlan(ctx: Ctx, planId: PlanId): Promise<PlanView> {
  return ctx.write(async (tx) => {
    const plan = await lockPlanFor(tx, ctx, planId, "plan.submit");
    const state = await loadPlanState(tx, ctx, plan);
    if (state.blocked) throw new AppError("plan.incomplete", { issues: blocking(state.findings) });
    const sender = await getSender(tx, ctx);
    const events = await recordSubmission(tx, ctx, plan);
    const document = documentOf(plan, state, sender, events);
    await freeze(tx, ctx, plan, hashDocument(document));
    await handOver(tx, ctx, { plan, state, sender, events, document });
    await audit(tx, ctx, {
      action: "plan.submit",
      entity: "plan",
      entityId: planId,
      before: { status: plan.version.status },
      after: { status: "submitted", versionId: plan.version.id, documentHash: hashDocument(document) },
    });
    return presentPlan(ctx.actor, await getPlan(tx, ctx.actor, planId), { blocked: false });
  });
}

const blocking = (found: readonly Finding[]): Finding[] => found.filter(({ severity }) => severity === "blocking");

type Sender = { nis: NisCode; name: Municipality["name"]; population: Municipality["population"] };

async function getSender(tx: TenantTx, ctx: Ctx): Promise<Sender> {
  const { nis } = await getTenant(tx, ctx.actor);
  if (nis === null) throw new AppError("plan.forbidden");
  const [row] = await tx
    .select({ nis: municipality.nis, name: municipality.name, population: municipality.population })
    .from(municipality)
    .where(eq(municipality.nis, nis));
  if (!row) throw new Error(`no municipality has the code ${nis}`);
  return row;
}

/** The events of this version, the submission as the last of them. */
async function recordSubmission(tx: TenantTx, { actor, now }: Ctx, plan: OpenPlan): Promise<PlanEvent[]> {
  const at = { tenantId: actor.tenantId, planId: plan.id, versionId: plan.version.id };
  const event = { id: newId<EventId>(), kind: "submitted" as const, recordedAt: now, actorId: actor.userId };
  await tx.insert(planEvent).values({ ...at, ...event, onDate: dayInBelgium(now) });
  const events = await listEvents(tx, actor, plan.id);
  return events.map(eventOf).filter(({ versionId }) => versionId === plan.version.id);
}

const documentOf = (plan: OpenPlan, state: PlanState, { nis, name }: Sender, events: PlanEvent[]): PlanDocument =>
  documentFromTree(buildTree(state.nodes), {
    framework: state.framework,
    municipality: { nis, name: { nl: name.nl, fr: name.fr, ...(name.de !== undefined && { de: name.de }) } },
    language: plan.version.language,
    grantLines: state.grantLines,
    events,
  });

async function freeze(tx: TenantTx, { actor, now }: Ctx, plan: OpenPlan, documentHash: string): Promise<void> {
  await tx
    .update(version)
    .set({ status: "submitted", frozenAt: now, submittedBy: actor.userId, documentHash })
    .where(eq(version.id, plan.version.id));
}

type Package = { plan: OpenPlan; state: PlanState; sender: Sender; events: PlanEvent[]; document: PlanDocument };

async function handOver(tx: TenantTx, { actor: { tenantId }, now }: Ctx, sent: Package): Promise<void> {
  const { plan, state, sender, events, document } = sent;
  const { framework, nodes, grantLines } = state;
  const { id: versionId, number, language } = plan.version;
  const submissionId = newId<SubmissionId>();
  await tx.insert(submission).values({
    tenantId,
    id: submissionId,
    planId: plan.id,
    versionId,
    number,
    framework: framework.code,
    nis: sender.nis,
    language,
    status: "submitted",
    submittedAt: now,
    document,
    documentHash: hashDocument(document),
    totalCents: grantLines.reduce((sum, line) => sum + (grantLineTotal(line, framework) ?? 0), 0),
    inhabitants: inhabitantsIn(sender.population, framework.period.from),
  });
  const source = { tree: buildTree(nodes), framework, grantLines, nis: sender.nis, language };
  const facts = factsOf(source).map((fact) => ({ ...fact, tenantId, submissionId }));
  for (let start = 0; start < facts.length; start += 1000) {
    await tx.insert(submissionFact).values(facts.slice(start, start + 1000));
  }
  await tx.insert(submissionEvent).values(
    events.map(({ id, kind, on, recordedAt, reason }) => ({
      tenantId,
      id,
      submissionId,
      kind,
      onDate: on,
      recordedAt,
      reason,
    })),
  );
}

/** On 1 January of the first year of the plan, or of the last year before it that has a figure; null where none has. */
export function inhabitantsIn(population: Municipality["population"], from: string): number | null {
  const year = from.slice(0, 4);
  const known = Object.keys(population).filter((candidate) => candidate <= year);
  const last = known.sort().at(-1);
  return last === undefined ? null : (population[last] ?? null);
}

import type { TenantTx } from "@salus/db";
import {
  blocks,
  type CompletenessInput,
  dayInBelgium,
  type Dismissal,
  type DismissedFinding,
  type Finding,
  findings,
  type Framework,
  type GrantLine,
  type PlanNode,
  type RecordKind,
  settle,
  standing,
} from "@salus/domain";
import { LanguageReader } from "@salus/language";
import { glossary, objectives, phenomena } from "@salus/templates";
import type { Ctx } from "../../context.ts";
import { listDismissals } from "../dismissal/dismissal.queries.ts";
import { listRecords } from "../organisation/organisation.queries.ts";
import { getPinnedFramework } from "../framework/framework.queries.ts";
import { eventOf, getTenant, listEvents, listGrantLines, listNodes, type OpenPlan } from "./plan.queries.ts";

/** One for the program: what it has read of a text stays read, whoever asks. */
const reader = new LanguageReader(glossary());
const named: readonly RecordKind[] = ["unit", "partner", "network"];

export const closedPhenomena = phenomena.filter(({ closed }) => closed).map(({ code }) => code);

export type PlanState = {
  framework: Framework;
  nodes: PlanNode[];
  grantLines: GrantLine[];
  input: CompletenessInput;
  /** What is open; what somebody set aside stands beside it. */
  findings: readonly Finding[];
  dismissed: readonly DismissedFinding[];
  dismissals: readonly Dismissal[];
  blocked: boolean;
};

/** Of one rule, about the same place; what it looked at may differ. */
export const namesSame = (a: Finding, b: Pick<Finding, "code" | "lineageId" | "grantLineId" | "field">): boolean =>
  a.code === b.code && a.lineageId === b.lineageId && a.grantLineId === b.grantLineId && a.field === b.field;

/** A plan with all that stands in it, and what is missing or odd. */
export async function loadPlanState(tx: TenantTx, ctx: Ctx, plan: OpenPlan): Promise<PlanState> {
  const { actor, frameworks, now } = ctx;
  const [framework, tenant, nodes, grantLines, events, records, dismissals] = await Promise.all([
    getPinnedFramework(tx, frameworks, plan),
    getTenant(tx, actor),
    listNodes(tx, actor, plan.version.id),
    listGrantLines(tx, actor, plan.version.id),
    listEvents(tx, actor, plan.id),
    listRecords(tx, actor),
    listDismissals(tx, actor, plan.id),
  ]);
  const input: CompletenessInput = {
    nodes,
    grantLines,
    framework,
    events: standing(events.map(eventOf)).filter(({ versionId }) => versionId === plan.version.id),
    languageRegime: tenant.languageRegime,
    period: framework.period,
    today: dayInBelgium(now),
    reference: { phenomena, objectives },
    closedPhenomena,
  };
  const names = records.filter(({ kind }) => named.includes(kind)).map(({ values }) => values.name);
  const looked = { nodes: new Map(nodes.map((node) => [node.lineageId, node])), grantLines };
  const found = findings(input, reader.findings({ nodes, framework, names }));
  const { open, dismissed } = settle(found, dismissals, looked);
  return { framework, nodes, grantLines, input, findings: open, dismissed, dismissals, blocked: blocks(open) };
}

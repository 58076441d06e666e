import type { ApiClient } from "@salus/api/client";
import type { Dismissal, Framework, GrantLine, PlainDate, PlanNode } from "@salus/domain";
import { orErrorPage } from "#lib/api/client.ts";
import type { Session } from "#lib/api/types.ts";
import { goalLinesOf } from "./goal-words.svelte.ts";
import type { DatedEvent, PlanData, Version } from "./plan-data.ts";
import * as words from "./target-words.ts";

type Asked = {
  planId: string;
  number: number | null;
  /** The node whose page is shown first. */
  nodeId?: string | null;
  session: Session;
  today: PlainDate;
};

/** One version of a plan, the newest unless a number is asked for. What may be done always belongs to the newest. */
export async function loadPlan(
  client: ApiClient,
  { planId, number, nodeId = null, session, today }: Asked,
): Promise<PlanData> {
  const query = number === null ? {} : { version: String(number) };
  const [detail, tree] = await Promise.all([
    orErrorPage(client.plans[":planId"].$get({ param: { planId } })),
    orErrorPage(client.plans[":planId"].tree.$get({ param: { planId }, query })),
  ]);
  const isNewest = tree.version.number === detail.plan.version.number;
  return {
    planId,
    version: tree.version as Version,
    versions: detail.versions as Version[],
    events: detail.events as DatedEvent[],
    permittedActions: isNewest ? detail.permittedActions : ["plan.read"],
    closed: isNewest ? detail.closed : [],
    framework: detail.framework as Framework,
    newerRevision: isNewest ? detail.newerRevision : null,
    nodes: tree.nodes as unknown as PlanNode[],
    grantLines: tree.grantLines as unknown as GrantLine[],
    languageRegime: session.active.languageRegime as PlanData["languageRegime"],
    today,
    closedPhenomena: detail.closedPhenomena,
    dismissals: detail.dismissals as unknown as Dismissal[],
    canDismiss:
      isNewest && tree.version.status === "draft" && session.active.permittedActions.includes("finding.dismiss"),
    goals: goalLinesOf(tree.nodes as unknown as PlanNode[], nodeId, words),
    me: { userId: session.user.id, tenantId: session.active.tenantId },
  };
}

import {
  buildTree,
  dayInBelgium,
  type Finding,
  type LineageId,
  type Locale,
  numbering,
  referenceOf,
} from "@salus/domain";
import { findingText, translator } from "@salus/i18n";
import { loadRuleTexts } from "@salus/i18n/rules";
import { error } from "@sveltejs/kit";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { csvResponse, forExport } from "#lib/csv.ts";
import { loadPlan } from "#lib/plan/load-plan.ts";
import type { RequestHandler } from "./$types";

/** The findings of a plan as a table, with those that were set aside and why. */
export const GET: RequestHandler = async (event) => {
  const { session } = event.locals;
  if (!session) error(401, "session.required", { code: "session.required" });
  const { planId } = event.params;
  const locale = event.params.locale as Locale;
  const client = apiOf(event);
  const [plan, { findings, dismissed }, rules] = await Promise.all([
    loadPlan(client, { planId, number: null, session, today: dayInBelgium(new Date()) }),
    orErrorPage(client.plans[":planId"].findings.$get({ param: { planId } }, forExport)),
    loadRuleTexts(locale),
  ]);
  const tree = buildTree(plan.nodes);
  const labels = numbering(tree, plan.framework.instrument, plan.framework.template);
  const t = translator(locale);
  const row = (finding: Finding, reason: string): string[] => {
    const node = tree.nodes.get(finding.lineageId as LineageId);
    const place = node ? referenceOf(node, tree, labels) : t((m) => m.workspace.findings.wholePlan);
    const severity = t((m) => m.enums.severity[finding.severity]);
    const name = rules[finding.code].name;
    return [severity, place, name, findingText(locale, finding), reason];
  };
  const lines = [
    ...(findings as unknown as Finding[]).map((finding) => row(finding, "")),
    ...dismissed.map(({ finding, dismissal }) => row(finding as unknown as Finding, dismissal.reason)),
  ];
  return csvResponse(lines, `findings-${planId}.csv`);
};

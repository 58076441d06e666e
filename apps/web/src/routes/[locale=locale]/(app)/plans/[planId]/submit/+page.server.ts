import { buildTree, dayInBelgium, type LineageId, numbering, referenceOf } from "@salus/domain";
import { error, redirect } from "@sveltejs/kit";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { refused, refusedHere, text } from "#lib/api/form.ts";
import { loadPlan } from "#lib/plan/load-plan.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { session } = event.locals;
  if (!session) error(401, "session.required", { code: "session.required" });
  const { planId } = event.params;
  const client = apiOf(event);
  const [plan, { findings, dismissed }, renewal] = await Promise.all([
    loadPlan(client, { planId, number: null, session, today: dayInBelgium(new Date()) }),
    orErrorPage(client.plans[":planId"].findings.$get({ param: { planId } })),
    orErrorPage(client.plans[":planId"].renewal.$get({ param: { planId } })),
  ]);
  const tree = buildTree(plan.nodes);
  const labels = numbering(tree, plan.framework.instrument, plan.framework.template);
  const placed = <Found extends { lineageId: string | null }>(finding: Found) => {
    const node = tree.nodes.get(finding.lineageId as LineageId);
    return { ...finding, place: node ? referenceOf(node, tree, labels) : null };
  };
  const { version, versions, events, permittedActions, closed, framework } = plan;
  const { title, instrument, period, calendar, demonstration } = framework;
  return {
    planId,
    toRenew: renewal.open,
    version,
    versions,
    events,
    permittedActions,
    closed,
    framework: { title, instrument, period, calendar, demonstration },
    findings: findings.map(placed),
    dismissed: dismissed.map(({ finding, dismissal: { reason, byName, at } }) => ({
      ...placed(finding),
      aside: { reason, byName, at },
    })),
  };
};

export const actions: Actions = {
  submit: async (event) => {
    const form = await event.request.formData();
    if (text(form, "sure") !== "yes") return refusedHere("submit", "input.invalid", { isUnsure: true });
    const { planId } = event.params;
    const response = await apiOf(event).plans[":planId"].submit.$post({ param: { planId } });
    if (!response.ok) return refused("submit", response, { isUnsure: false });
    redirect(303, `/${event.params.locale}/plans/${planId}/submit`);
  },
};

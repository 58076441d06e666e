import { buildTree, dayInBelgium, numbering, SettleItem } from "@salus/domain";
import { error } from "@sveltejs/kit";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { refused, refusedHere, text } from "#lib/api/form.ts";
import { loadPlan } from "#lib/plan/load-plan.ts";
import { shownItem } from "#lib/renewal/renewal-item.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { session } = event.locals;
  if (!session) error(401, "session.required", { code: "session.required" });
  const { planId } = event.params;
  const client = apiOf(event);
  const [plan, renewal] = await Promise.all([
    loadPlan(client, { planId, number: null, session, today: dayInBelgium(new Date()) }),
    orErrorPage(client.plans[":planId"].renewal.$get({ param: { planId } })),
  ]);
  const { framework, permittedActions } = plan;
  const tree = buildTree(plan.nodes);
  const labels = numbering(tree, framework.instrument, framework.template);
  const { origin } = renewal;
  const periods = origin && { from: origin.period, to: framework.period };
  const order = new Map([...tree.nodes.keys()].map((id, index) => [id as string, index]));
  const known = { tree, labels, template: framework.template, periods };
  return {
    planId,
    framework: { title: framework.title, instrument: framework.instrument, period: framework.period },
    schemes: framework.schemes.map(({ code, title }) => ({ code, title })),
    origin,
    items: renewal.items
      .map((item) => shownItem(item, known))
      .toSorted((a, b) => (order.get(a.lineageId ?? "") ?? 1e9) - (order.get(b.lineageId ?? "") ?? 1e9)),
    maySettle: permittedActions.includes("plan.edit"),
  };
};

/** What the form says, as the API wants it; null where something is missing. */
function actOf(form: FormData): SettleItem | null {
  const outcome = text(form, "outcome");
  const targets = text(form, "targets");
  const written = form.get("text");
  return (
    SettleItem.safeParse({
      outcome,
      reason: text(form, "reason"),
      path: text(form, "path"),
      baseRevision: Number(text(form, "revision")),
      ...(typeof written === "string" && { text: written.replaceAll("\r\n", "\n") }),
      ...(targets !== "" && { targets: JSON.parse(targets) as unknown }),
    }).data ?? null
  );
}

export const actions: Actions = {
  settle: async (event) => {
    const form = await event.request.formData();
    const itemId = text(form, "item");
    const json = actOf(form);
    if (!json) return refusedHere("settle", "input.invalid", { itemId, isReasonMissing: false });
    if (json.outcome === "kept" && json.reason === "" && text(form, "needsReason") === "yes")
      return refusedHere("settle", "input.invalid", { itemId, isReasonMissing: true });
    const param = { planId: event.params.planId, itemId };
    const response = await apiOf(event).plans[":planId"].renewal[":itemId"].settle.$post({ param, json });
    return response.ok
      ? { did: "settle" as const, itemId }
      : refused("settle", response, { itemId, isReasonMissing: false });
  },
  reopen: async (event) => {
    const itemId = text(await event.request.formData(), "item");
    const param = { planId: event.params.planId, itemId };
    const response = await apiOf(event).plans[":planId"].renewal[":itemId"].reopen.$post({ param });
    return response.ok
      ? { did: "reopen" as const, itemId }
      : refused("reopen", response, { itemId, isReasonMissing: false });
  },
};

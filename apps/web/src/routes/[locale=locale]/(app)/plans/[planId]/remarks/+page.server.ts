import { fail } from "@sveltejs/kit";
import {
  buildTree,
  dayInBelgium,
  type Framework,
  type Language,
  numbering,
  type PlanNode,
  referenceOf,
} from "@salus/domain";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { refused, text } from "#lib/api/form.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const param = { planId: event.params.planId };
  const plans = apiOf(event).plans[":planId"];
  const [{ plan, framework }, told, { letters }, tree] = await Promise.all([
    orErrorPage(plans.$get({ param })),
    orErrorPage(plans.remarks.$get({ param })),
    orErrorPage(plans.letters.$get({ param })),
    orErrorPage(plans.tree.$get({ param, query: {} })),
  ]);
  const { instrument, template, period } = framework as unknown as Framework;
  const nodes = buildTree(tree.nodes as unknown as PlanNode[]);
  const labels = numbering(nodes, instrument, template);
  const named = new Set([...told.remarks.map(({ nodeId }) => nodeId), ...(told.scope?.chapters ?? [])]);
  return {
    plan: { id: plan.id, instrument, period, permittedActions: plan.permittedActions },
    ...told,
    letters,
    /** Parts that a remark or the return speaks of, as they are called now. */
    places: [...nodes.nodes.values()]
      .filter(({ lineageId }) => named.has(lineageId))
      .map((node) => ({
        lineageId: node.lineageId,
        reference: referenceOf(node, nodes, labels),
        text: node.text,
        original: node.original,
      })),
  };
};

export const actions: Actions = {
  answer: async (event) => {
    const form = await event.request.formData();
    const [remarkId, answer] = [text(form, "remarkId"), text(form, "text")];
    if (answer === "") return fail(422, { at: "answer" as const, remarkId, refusal: null, isMissing: true });
    const response = await apiOf(event).plans[":planId"].remarks[":remarkId"].answer.$put({
      param: { planId: event.params.planId, remarkId },
      json: { text: answer, language: event.params.locale as Language },
    });
    return response.ok
      ? { did: "answer" as const, remarkId }
      : refused("answer", response, { remarkId, isMissing: false });
  },
  handOver: async (event) => {
    const response = await apiOf(event).plans[":planId"].events.$post({
      param: { planId: event.params.planId },
      json: { kind: "corrected", on: dayInBelgium(new Date()) },
    });
    return response.ok
      ? { did: "handOver" as const, remarkId: null }
      : refused("handOver", response, { remarkId: null, isMissing: false });
  },
};

import { fail } from "@sveltejs/kit";
import {
  buildTree,
  dayInBelgium,
  type Framework,
  type Language,
  numbering,
  noteKinds,
  type PlanNode,
  referenceOf,
  type RemarkState,
  walk,
} from "@salus/domain";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { refused, text } from "#lib/api/form.ts";
import { openReturn } from "#lib/plan/open-return.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const param = { planId: event.params.planId };
  const plans = apiOf(event).plans[":planId"];
  const [{ plan, framework, events }, told, { letters }, tree] = await Promise.all([
    orErrorPage(plans.$get({ param })),
    orErrorPage(plans.remarks.$get({ param })),
    orErrorPage(plans.letters.$get({ param })),
    orErrorPage(plans.tree.$get({ param, query: {} })),
  ]);
  const { instrument, template, period } = framework as unknown as Framework;
  const nodes = buildTree(tree.nodes as unknown as PlanNode[]);
  const labels = numbering(nodes, instrument, template);
  const named = new Set([...told.remarks.map(({ nodeId }) => nodeId), ...(told.scope?.chapters ?? [])]);
  const order = new Map<string | null, number>(walk(nodes).map(({ node }, index) => [node.lineageId, index]));
  // What speaks of the whole plan stands first, what is gone from it last.
  const placeIn = (nodeId: string | null): number => (nodeId === null ? -1 : (order.get(nodeId) ?? order.size));
  const isOver = (state: RemarkState): boolean => state === "settled" || state === "repeated";
  return {
    plan: { id: plan.id, instrument, period, permittedActions: plan.permittedActions },
    ...told,
    // What is still open, as the text goes, and of one part what blocks first.
    remarks: told.remarks.toSorted(
      (a, b) =>
        Number(isOver(a.state)) - Number(isOver(b.state)) ||
        placeIn(a.nodeId) - placeIn(b.nodeId) ||
        noteKinds.indexOf(a.kind) - noteKinds.indexOf(b.kind),
    ),
    returned: openReturn({ events, version: plan.version }),
    refusedFor:
      plan.version.status === "refused" ? (events.findLast(({ kind }) => kind === "refused")?.reason ?? null) : null,
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

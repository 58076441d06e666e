import type { I18n } from "#lib/i18n/i18n.svelte.ts";
import { planName } from "#lib/i18n/plan-name.ts";
import type { NodeRef, PlanRef } from "./types.ts";

const longest = 140;

/** What a node is called outside its plan: its words, cut short; the plan as a whole where there is no node. */
export function nodeRefWords(i18n: I18n, node: NodeRef | null): { text: string; lang: string } {
  if (!node) return { text: i18n.t((m) => m.together.wholePlan), lang: i18n.tag };
  if (node.removed) return { text: i18n.t((m) => m.together.removedNode), lang: i18n.tag };
  const { text, lang } = i18n.spoken(node.text, node.original);
  if (text === "") return { text: i18n.t((m) => m.workspace.tree.noText), lang: i18n.tag };
  return { text: text.length > longest ? `${text.slice(0, longest)}…` : text, lang: `${lang}-BE` };
}

/** The name of one of the plans; nothing where it is not among them. */
export function planNameOf(i18n: I18n, plans: readonly PlanRef[], planId: string): string {
  const plan = plans.find(({ id }) => id === planId);
  return plan ? planName(i18n, plan) : "";
}

type Target = { planId: string; node: { id: string; removed: boolean } | null };

/** The address in the workspace of what something is about. */
export function placeHref(locale: string, { planId, node }: Target, extra: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...(node && !node.removed ? { node: node.id } : {}), ...extra });
  return `/${locale}/plans/${planId}${query.size > 0 ? `?${query}` : ""}`;
}

import { type Language, type PlanNode, requiredLanguages } from "@salus/domain";
import type { PlanEditor } from "./plan-editor.svelte.ts";

/** Whether German has a place in this plan: by law, or because somebody wrote in it. */
export const hasGerman = (editor: PlanEditor): boolean =>
  requiredLanguages(editor.data.languageRegime).includes("de") ||
  editor.language === "de" ||
  [...editor.nodes.values()].some(({ text }) => text.de !== undefined);

/** What a language is to this plan. */
export function languageRole(
  editor: PlanEditor,
  node: PlanNode,
  language: Language,
): "original" | "required" | "voluntary" {
  if (node.original === language) return "original";
  return requiredLanguages(editor.data.languageRegime).includes(language) ? "required" : "voluntary";
}

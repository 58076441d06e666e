import {
  type Finding,
  isBlank,
  type Language,
  languageState,
  type NodeField,
  type PlanNode,
  reviewOf,
  walk,
} from "@salus/domain";
import type { PlanEditor } from "#lib/plan/plan-editor.svelte.ts";

export const translationFilters = ["todo", "missing", "outdated", "unreviewed", "findings", "all"] as const;
export type TranslationFilter = (typeof translationFilters)[number];

/** One text that has words in the language it is translated from. */
export type TranslationRow = {
  readonly key: string;
  readonly node: PlanNode;
  readonly part: "text" | "intro";
  readonly source: NodeField;
  readonly target: NodeField;
  readonly state: "absent" | "outdated" | "current";
  readonly isReviewed: boolean;
};

/** Every text to translate, in the order of the plan; what the framework fixes has its official translation. */
export function translationRows(editor: PlanEditor, from: Language, to: Language): TranslationRow[] {
  return walk(editor.tree).flatMap(({ node }) => {
    const shown = editor.shown(node);
    const parts = editor.place(node.lineageId) ? (["intro"] as const) : (["text", "intro"] as const);
    return parts
      .filter((part) => !isBlank(shown[part][from]))
      .map((part): TranslationRow => {
        const standing = languageState(shown, part, to);
        return {
          key: `${node.lineageId} ${part}`,
          node: shown,
          part,
          source: `${part}.${from}`,
          target: `${part}.${to}`,
          state: standing === "original" ? "current" : standing,
          isReviewed: standing === "original" || reviewOf(shown, part, to) !== null,
        };
      });
  });
}

/** Whether a row belongs to what is asked for. */
export function belongs(row: TranslationRow, filter: TranslationFilter, found: readonly Finding[]): boolean {
  switch (filter) {
    case "all":
      return true;
    case "todo":
      return row.state !== "current";
    case "missing":
      return row.state === "absent";
    case "outdated":
      return row.state === "outdated";
    case "unreviewed":
      return row.state !== "absent" && !row.isReviewed;
    case "findings":
      return found.some(({ lineageId, field }) => lineageId === row.node.lineageId && field === row.target);
  }
}

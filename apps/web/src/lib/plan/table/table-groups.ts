import { childrenOfKind, type PlanNode } from "@salus/domain";
import type { PlanEditor } from "../plan-editor.svelte.ts";

export type TableRow = {
  readonly objective: PlanNode;
  readonly results: readonly PlanNode[];
  readonly indicators: readonly PlanNode[];
};
/** The rows of one organisational unit; null where none is named. */
export type TableGroup = { readonly unit: string | null; readonly rows: readonly TableRow[] };

/** The table of a strategic objective: a group per unit in the order in which the units first appear. */
export function groupsOf(editor: PlanEditor, strategic: PlanNode): TableGroup[] {
  const groups = new Map<string | null, TableRow[]>();
  for (const objective of childrenOfKind(editor.tree, strategic.lineageId, "operationalObjective")) {
    const unit = editor.shown(objective).unit?.trim() || null;
    const row = {
      objective,
      results: childrenOfKind(editor.tree, objective.lineageId, "result"),
      indicators: childrenOfKind(editor.tree, objective.lineageId, "indicator"),
    };
    groups.set(unit, [...(groups.get(unit) ?? []), row]);
  }
  return [...groups].map(([unit, rows]) => ({ unit, rows }));
}

/** In the table, an objective and what stands below it belong to the page of the strategic objective. */
export function tablePage(editor: PlanEditor, page: PlanNode | null): PlanNode | null {
  if (page?.kind !== "operationalObjective") return page;
  const parent = editor.node(page.parentId);
  return parent?.kind === "strategicObjective" ? parent : page;
}

const choiceKey = (instrument: string): string => `salus.table.${instrument}`;

/** Whether this person read the objectives of this kind of plan as a table the last time. */
export const choseTable = (instrument: string): boolean => localStorage.getItem(choiceKey(instrument)) === "yes";
export const rememberTable = (instrument: string, isTable: boolean): void =>
  localStorage.setItem(choiceKey(instrument), isTable ? "yes" : "no");

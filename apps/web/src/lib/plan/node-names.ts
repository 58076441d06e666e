import type { NodeKind, PlanNode } from "@salus/domain";
import type { I18n } from "#lib/i18n/i18n.svelte.ts";
import type { PlanEditor } from "./plan-editor.svelte.ts";

/** What a chapter is called: phenomenon-chapters in an SVPP; in a VSC sectors, or rubrics where they have Roman numbers. */
function chapterName({ t }: I18n, editor: PlanEditor, node: PlanNode): string {
  if (editor.data.framework.instrument === "svpp") return t((m) => m.workspace.kind.chapter);
  const isRubric = /^[IVX]+$/.test(editor.label(node.lineageId));
  return isRubric ? t((m) => m.workspace.kind.rubric) : t((m) => m.workspace.kind.sector);
}

export const kindName = (i18n: I18n, editor: PlanEditor, node: PlanNode): string =>
  node.kind === "chapter" ? chapterName(i18n, editor, node) : i18n.t((m) => m.workspace.kind[kindKey(node.kind)]);

type NamedKind = Exclude<NodeKind, "chapter">;
const kindKey = (kind: NodeKind): NamedKind => kind as NamedKind;

/** "Operationele doelstelling 1", "R2": the heading of a node's page and the name of its texts. */
export function nodeName(i18n: I18n, editor: PlanEditor, node: PlanNode): string {
  const label = editor.label(node.lineageId);
  if (node.kind === "result" || node.kind === "indicator") return label;
  return `${kindName(i18n, editor, node)} ${label}`;
}

/** The words of a node in the reader's language, or what to call it without words. */
export function nodeWords(i18n: I18n, editor: PlanEditor, node: PlanNode): { text: string; lang: string } {
  const { text, original } = editor.shown(node);
  const spoken = i18n.spoken(text, original);
  if (spoken.text !== "") return { text: spoken.text, lang: `${spoken.lang}-BE` };
  const title = editor.place(node.lineageId)?.title;
  return title
    ? { text: i18n.official(title), lang: i18n.tag }
    : { text: i18n.t((m) => m.workspace.tree.noText), lang: i18n.tag };
}

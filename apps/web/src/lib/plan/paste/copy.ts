import { type Branch, type Language, type PlanNode, textIn } from "@salus/domain";
import type { I18n } from "#lib/i18n/i18n.svelte.ts";
import type { PlanEditor } from "../plan-editor.svelte.ts";
import { nodeName, nodeWords } from "../node-names.ts";
import { branchOf } from "../shape-work.ts";
import { ownType } from "./clipboard.ts";

type Copied = { readonly html: string; readonly text: string; readonly own: string };

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\n", "<br>");

const cellStyle = "border:1px solid #000;padding:4px 6px;vertical-align:top";
const paragraph = (text: string): string => `<p style="margin:0">${escaped(text)}</p>`;

/** The same words as HTML for Word and as plain text, in the reader's language. */
class Writer {
  readonly html: string[] = [];
  readonly text: string[] = [];
  readonly #i18n: I18n;
  readonly #language: Language;

  constructor(i18n: I18n) {
    this.#i18n = i18n;
    this.#language = i18n.locale;
  }

  words({ text, original }: Branch): string {
    return textIn(text, this.#language, original).text;
  }

  heading(words: string): void {
    this.html.push(`<h3>${escaped(words)}</h3>`);
    this.text.push(words);
  }

  items(branches: readonly Branch[]): void {
    const words = branches.map((branch) => this.words(branch));
    this.html.push(`<ul>${words.map((each) => `<li>${escaped(each)}</li>`).join("")}</ul>`);
    this.text.push(...(words.length === 1 ? words : words.map((each) => `- ${each}`)));
  }

  /** Objectives as the table of a plan, a row over the whole width where another unit begins. */
  table(objectives: readonly Branch[]): void {
    const { t } = this.#i18n;
    const kinds = ["operationalObjective", "result", "indicator"] as const;
    const titles = kinds.map((kind) => capital(t((m) => m.enums.nodeKindPlural[kind])));
    const row = (cells: readonly string[], tag: "td" | "th"): string =>
      `<tr>${cells.map((cell) => `<${tag} style="${cellStyle}">${cell}</${tag}>`).join("")}</tr>`;
    const rows: string[] = [];
    let unit: string | null = null;
    for (const objective of objectives) {
      if (objective.unit && objective.unit !== unit)
        rows.push(`<tr><td colspan="3" style="${cellStyle}">${paragraph(objective.unit)}</td></tr>`);
      unit = objective.unit;
      const of = (kind: string): string[] =>
        objective.children.filter((child) => child.kind === kind).map((child) => this.words(child));
      const [results, indicators] = [of("result"), of("indicator")];
      const cell = (texts: readonly string[]): string => texts.map((text) => paragraph(`- ${text}`)).join("");
      rows.push(row([paragraph(this.words(objective)), cell(results), cell(indicators)], "td"));
      this.text.push(`${capital(t((m) => m.enums.nodeKind.operationalObjective))}: ${this.words(objective)}`);
      for (const [index, texts] of [results, indicators].entries())
        if (texts.length > 0) this.text.push(titles[index + 1] ?? "", ...texts.map((text) => `- ${text}`));
    }
    this.html.push(
      `<table style="border-collapse:collapse">${row(
        titles.map((title) => `<b>${escaped(title)}</b>`),
        "th",
      )}${rows.join("")}</table>`,
    );
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function write(writer: Writer, i18n: I18n, editor: PlanEditor, node: PlanNode): void {
  const branch = branchOf(editor, node);
  if (node.kind === "result" || node.kind === "indicator") return writer.items([branch]);
  if (node.kind === "operationalObjective") return writer.table([branch]);
  writer.heading(`${nodeName(i18n, editor, node)}: ${nodeWords(i18n, editor, node).text}`);
  const objectives = branch.children.filter(({ kind }) => kind === "operationalObjective");
  if (objectives.length > 0) writer.table(objectives);
  for (const child of editor.children(node.lineageId))
    if (child.kind !== "operationalObjective") write(writer, i18n, editor, child);
}

/** Nodes for the clipboard: as they go into Word, and as they come back here. */
export function copied(i18n: I18n, editor: PlanEditor, nodes: readonly PlanNode[]): Copied {
  const writer = new Writer(i18n);
  const leaves = nodes.filter(({ kind }) => kind === "result" || kind === "indicator");
  if (leaves.length === nodes.length) writer.items(nodes.map((node) => branchOf(editor, node)));
  else for (const node of nodes) write(writer, i18n, editor, node);
  return {
    html: `<html lang="${i18n.tag}"><body>${writer.html.join("")}</body></html>`,
    text: writer.text.join("\n"),
    own: JSON.stringify(nodes.map((node) => branchOf(editor, node))),
  };
}

export function putOn(data: DataTransfer, { html, text, own }: Copied): void {
  data.setData("text/html", html);
  data.setData("text/plain", text);
  data.setData(ownType, own);
}

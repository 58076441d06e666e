import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type AST, parse } from "svelte/compiler";
import { expect, it } from "vitest";

const root = import.meta.dirname;
const components = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".svelte"));

/** Attributes that people read or hear. */
const spoken = new Set([
  "alt",
  "aria-description",
  "aria-label",
  "aria-roledescription",
  "aria-valuetext",
  "label",
  "placeholder",
  "title",
]);
/** The same in every language: letters of languages, names of keys, codes. */
const everywhere = /^(NL|FR|DE|Ctrl|Alt|Shift|Enter|Esc|Home|End|F\d+|[A-Z]\d*|Salus|numac|https?)$/;

const words = (text: string): string[] =>
  (text.match(/\p{L}[\p{L}\d]*/gu) ?? []).filter((word) => !everywhere.test(word));

/** Texts that stand in the markup of a component instead of in @salus/i18n. */
function ownTexts(source: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== "object" || node === null) return;
    const { type, name, data, value } = node as { type?: string; name?: string; data?: string; value?: unknown };
    if (type === "StyleDirective") return;
    if (type === "Text" && typeof data === "string") found.push(...(words(data).length > 0 ? [data.trim()] : []));
    if (type === "Attribute") {
      const isSpoken = name !== undefined && spoken.has(name);
      for (const part of isSpoken && Array.isArray(value) ? (value as AST.Text[]) : []) visit(part);
      if (!isSpoken) visitExpressions(value);
      return;
    }
    for (const [key, child] of Object.entries(node)) if (!["expression", "metadata", "css"].includes(key)) visit(child);
  };
  // Snippets may stand inside attributes of components; plain attribute text (class, href …) is no text for people.
  const visitExpressions = (value: unknown): void => {
    if (Array.isArray(value)) value.filter((part: { type?: string }) => part.type !== "Text").forEach(visit);
  };
  visit(parse(source, { modern: true }).fragment);
  return found;
}

it("finds a text that was written into a component, in the markup and in what is read aloud", () => {
  expect(ownTexts("<p>Bewaren <kbd>Ctrl K</kbd></p>")).toEqual(["Bewaren"]);
  expect(ownTexts('<button aria-label="Sluiten" class="b first">{t((m) => m.ui.close)}</button>')).toEqual(["Sluiten"]);
  expect(
    ownTexts('{#if a}<Field label="Naam" />{:else}<b lang="{x}-BE">·</b>{/if}<style>p { color: red }</style>'),
  ).toEqual(["Naam"]);
});

it.each(components)("%s takes its words from the texts of both languages", (file) => {
  expect(ownTexts(readFileSync(join(root, file), "utf8"))).toEqual([]);
});

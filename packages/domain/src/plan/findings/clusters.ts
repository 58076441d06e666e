import type { Language } from "../../localized-text.ts";
import type { LineageId } from "../../ids.ts";
import type { Context, PlanRule } from "./context.ts";
import { finding } from "./finding.ts";
import { ownTexts } from "./own-texts.ts";

/** A line that lists phenomena: "… for the phenomena burglary, bicycle theft and shoplifting". */
type Cluster = { readonly lineageId: LineageId; readonly field: string; readonly codes: ReadonlySet<string> };

const enough = 3;

/** The names of the chapters of the framework, longest first: "diefstal met geweld" is not "geweld". */
function namesIn({ framework }: Context, language: Language): [string, string][] {
  if (language === "de") return [];
  return framework.template
    .filter(({ kind }) => kind === "chapter")
    .flatMap(({ code, title, wordings }): [string, string][] =>
      [title[language], ...(wordings?.[language] ?? [])].map((name) => [plain(name), code]),
    )
    .filter(([name]) => name.length >= 7)
    .sort(([a], [b]) => b.length - a.length);
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/[.,;:()"“”\s]+/g, " ")
    .trim();

function codesIn(line: string, names: readonly [string, string][]): Set<string> {
  let rest = ` ${plain(line)} `;
  const codes = new Set<string>();
  for (const [name, code] of names) {
    if (!rest.includes(` ${name} `)) continue;
    rest = rest.replaceAll(` ${name} `, " | ");
    codes.add(code);
  }
  return codes;
}

function clustersIn(context: Context): Cluster[] {
  const names = { nl: namesIn(context, "nl"), fr: namesIn(context, "fr"), de: [] };
  return context.visits.flatMap(({ node }) =>
    ownTexts(node, context.template.has(node.lineageId)).flatMap(({ field, language, text }) =>
      text
        .split("\n")
        .filter((line) => (line.match(/,/g)?.length ?? 0) >= enough - 2)
        .map((line) => ({ lineageId: node.lineageId, field, codes: codesIn(line, names[language]) }))
        .filter(({ codes }) => codes.size >= enough),
    ),
  );
}

/** Phenomena that a list in the text names: each wants its chapter, and belongs in one list only. */
export const clusters: PlanRule = (context) => {
  const found = clustersIn(context);
  if (found.length === 0) return [];
  const chapters = new Set(context.visits.map(({ node }) => (node.kind === "chapter" ? node.code : null)));
  const titles = new Map(context.framework.template.map(({ code, title }) => [code, title]));
  const told = new Set<string>();
  return found.flatMap((cluster, index) =>
    [...cluster.codes].flatMap((code) => {
      const title = titles.get(code);
      const at = { lineageId: cluster.lineageId, field: cluster.field };
      const params = { code, titleNl: title?.nl ?? code, titleFr: title?.fr ?? code };
      if (told.has(code)) return [];
      if (!chapters.has(code)) {
        told.add(code);
        return [finding("structure.phenomenon_without_chapter", { ...at, params })];
      }
      const other = found.slice(0, index).find(({ codes }) => codes.has(code) && !isSameList(codes, cluster.codes));
      if (!other) return [];
      told.add(code);
      return [finding("structure.phenomenon_in_two_lists", { ...at, related: [other.lineageId], params })];
    }),
  );
};

/** One list may lack or add a phenomenon of the other. */
function isSameList(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const common = [...a].filter((code) => b.has(code)).length;
  return common / Math.min(a.size, b.size) > 0.5;
}

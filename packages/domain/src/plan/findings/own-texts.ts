import { type Language, writtenLanguages } from "../../localized-text.ts";
import type { PlanNode } from "../plan-node.ts";

export type OwnText = {
  readonly part: "text" | "intro";
  readonly language: Language;
  readonly field: string;
  readonly text: string;
};

/** What the municipality wrote itself in a node; the official words of a place of the skeleton are not its own. */
export const ownTexts = (node: PlanNode, isOfficial: boolean): OwnText[] =>
  (isOfficial ? (["intro"] as const) : (["text", "intro"] as const)).flatMap((part) =>
    writtenLanguages(node[part]).map((language) => ({
      part,
      language,
      field: `${part}.${language}`,
      text: node[part][language] ?? "",
    })),
  );

const longestQuote = 80;

export const quoted = (quote: string): string => {
  const line = quote.replace(/\s+/g, " ").trim();
  return line.length > longestQuote ? `${line.slice(0, longestQuote - 1)}…` : line;
};

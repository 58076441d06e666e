import type { Line } from "../lines/lines.ts";
import type { LabelToken, Level, Token } from "./tokens.ts";

/** What stands between two labels. The first section has none: the front of the file. */
export type Section = {
  level: Level | "front";
  token: LabelToken | null;
  lines: Line[];
};

export const sectionsOf = (tokens: readonly Token[]): Section[] => {
  const sections: Section[] = [{ level: "front", token: null, lines: [] }];
  for (const token of tokens) {
    if (token.type === "label") sections.push({ level: token.level, token, lines: token.rest ? [token.rest] : [] });
    else sections.at(-1)?.lines.push(token.line);
  }
  return sections;
};

export const isList = (level: Section["level"]): boolean =>
  level === "operationalObjective" || level === "result" || level === "indicator" || level === "table";

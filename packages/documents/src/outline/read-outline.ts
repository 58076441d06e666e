import type { Instrument } from "@salus/domain";
import { readBullet } from "../layout/bullets.ts";
import { learnHabits, pitchOf } from "../layout/habits.ts";
import { vocabularyOf } from "../layout/join.ts";
import { spreadColumns } from "../layout/side-by-side.ts";
import type { Line } from "../lines/lines.ts";
import { buildOutline } from "./build.ts";
import type { Outline } from "./run.ts";
import { numberingOf, printsOneObjective, type OutlineContext } from "./context.ts";
import { printsStrategicFirst } from "./cuts.ts";
import { isList, sectionsOf, type Section } from "./sections.ts";
import { tokenise } from "./tokens.ts";

/** Signs that (almost) never come first in the lists that hold them stand below another sign. */
const subShare = 0.15;

const subSignsOf = (sections: readonly Section[]): ReadonlySet<string> => {
  const first = new Map<string, number>();
  const lists = new Map<string, number>();
  for (const section of sections.filter((candidate) => isList(candidate.level))) {
    const signs = section.lines.flatMap((line) => {
      const bullet = readBullet(line.text);
      return bullet && bullet.number === null ? [bullet.sign] : [];
    });
    for (const sign of new Set(signs)) lists.set(sign, (lists.get(sign) ?? 0) + 1);
    const [opening] = signs;
    if (opening) first.set(opening, (first.get(opening) ?? 0) + 1);
  }
  return new Set([...lists].filter(([sign, count]) => (first.get(sign) ?? 0) < count * subShare).map(([sign]) => sign));
};

export type ReadOutline = { outline: Outline; context: OutlineContext; sections: Section[] };

/** From lines to a tree: labels, sections, items. */
export const readOutline = (printed: readonly Line[], instrument: Instrument): ReadOutline => {
  const lines = spreadColumns(printed);
  const sections = sectionsOf(tokenise(lines, pitchOf(lines)));
  const body = sections.filter((section) => section.level !== "front").flatMap((section) => section.lines);
  const base: OutlineContext = {
    strategicFirst: false,
    instrument,
    habits: learnHabits(body),
    vocabulary: vocabularyOf(lines.map((line) => line.text)),
    subSigns: subSignsOf(sections),
    oneObjective: printsOneObjective(sections),
    ...numberingOf(sections),
  };
  const context = { ...base, strategicFirst: printsStrategicFirst(sections, base) };
  return { outline: buildOutline(sections, context), context, sections };
};

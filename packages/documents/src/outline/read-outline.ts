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

/** Signs that (almost) never open a list stand below another sign. */
const subShare = 0.15;

const subSignsOf = (sections: readonly Section[]): ReadonlySet<string> => {
  const first = new Map<string, number>();
  const all = new Map<string, number>();
  for (const section of sections.filter((candidate) => isList(candidate.level))) {
    let opening = true;
    for (const line of section.lines) {
      const bullet = readBullet(line.text);
      if (!bullet || bullet.number !== null) continue;
      all.set(bullet.sign, (all.get(bullet.sign) ?? 0) + 1);
      if (opening) first.set(bullet.sign, (first.get(bullet.sign) ?? 0) + 1);
      opening = false;
    }
  }
  return new Set(
    [...all]
      .filter(([sign, count]) => all.size > 1 && (first.get(sign) ?? 0) < Math.max(1, count * subShare))
      .map(([sign]) => sign),
  );
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

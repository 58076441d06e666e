import type { Instrument } from "@salus/domain";
import { readBullet } from "../layout/bullets.ts";
import type { Habits } from "../layout/habits.ts";
import type { ListContext } from "../layout/items.ts";
import type { Vocabulary } from "../layout/join.ts";
import type { ListKind } from "../layout/evidence.ts";
import type { Section } from "./sections.ts";

/** What the whole file says about itself; the same for every section. */
export type OutlineContext = {
  instrument: Instrument;
  habits: Habits;
  vocabulary: Vocabulary;
  subSigns: ReadonlySet<string>;
  /** Second part of the numbers under the labels: 1 for "1.1. Algemene doelstellingen", 2 for "1.2. Strategische …". */
  generalPart: number;
  strategicPart: number;
  /** The file has labels for general objectives, and for strategic ones. */
  labelsGeneral: boolean;
  labelsStrategic: boolean;
  /** Strategic objectives stand above (nearly) every label of operational objectives. */
  strategicFirst: boolean;
  /** Every list of operational objectives holds one, as far as bullets can tell. */
  oneObjective: boolean;
};

export const listContext = (context: OutlineContext, kind: ListKind): ListContext => ({
  kind,
  habits: context.habits,
  vocabulary: context.vocabulary,
  subSigns: context.subSigns,
  ...(kind === "operational" && context.oneObjective && { reluctance: oneObjectiveReluctance }),
});

/** How much more must speak for a second objective in a file that prints one at a time. */
const oneObjectiveReluctance = 2.5;
const fewestLists = 4;

/** Whether the file prints its operational objectives one by one, each with its own results and indicators. */
export const printsOneObjective = (sections: readonly Section[]): boolean => {
  const lists = sections.filter((section) => section.level === "operationalObjective" && section.lines.length > 0);
  const bullets = lists.map((section) => section.lines.filter((line) => readBullet(line.text) !== null).length);
  const marked = bullets.filter((count) => count > 0);
  const implicit = sections.filter(
    (section, index) => section.level === "result" && sections[index - 1]?.level === "indicator",
  ).length;
  if (marked.length >= fewestLists) return marked.filter((count) => count === 1).length >= marked.length * 0.85;
  return implicit >= fewestLists;
};

const partOf = (sections: readonly Section[], level: Section["level"], otherwise: number): number => {
  for (const section of sections) {
    const parts = section.level === level ? section.token?.label.number?.split(".") : undefined;
    if (parts?.length === 2) return Number(parts[1]);
  }
  return otherwise;
};

export const numberingOf = (
  sections: readonly Section[],
): Pick<OutlineContext, "generalPart" | "strategicPart" | "labelsGeneral" | "labelsStrategic"> => ({
  generalPart: partOf(sections, "generalObjective", 1),
  strategicPart: partOf(sections, "strategicObjective", 2),
  labelsGeneral: sections.some((section) => section.level === "generalObjective"),
  labelsStrategic: sections.some((section) => section.level === "strategicObjective"),
});

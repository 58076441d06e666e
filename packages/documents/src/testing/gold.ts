import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { PlanSpec, StrategicSpec } from "./plan-spec.ts";

/*
 * Public plans with hand-checked transcriptions, beside the project. A checkout without them skips what needs them, by
 * name. Nothing of their text stands in the project.
 */
const folder = fileURLToPath(new URL("../../../../../shared/plans/", import.meta.url));

export const goldPlans = [
  { name: "mechelen_svpp_2020", instrument: "svpp" },
  { name: "molenbeek_vsc_2023", instrument: "vsc" },
] as const;
export type GoldName = (typeof goldPlans)[number]["name"];

export const hasGold = existsSync(`${folder}mechelen_svpp_2020.json`);
export const goldText = (name: GoldName): string => readFileSync(`${folder}${name}.txt`, "utf8");
export const goldBytes = (name: GoldName): Uint8Array => readFileSync(`${folder}${name}.txt`);

type GoldItem = string | { text: string };
type GoldObjective = { text: string; results?: GoldItem[]; indicators?: GoldItem[] };
type GoldStrategic = {
  text: string;
  general_objective?: string | null;
  units?: string[];
  operational_objectives: GoldObjective[];
};
type GoldChapter = {
  title: string;
  intro?: string | null;
  general_objectives?: { number: string | null; text: string }[];
  strategic_objectives: GoldStrategic[];
};

const oneLine = (item: GoldItem): string => (typeof item === "string" ? item : item.text).replace(/\s+/g, " ");

const strategic = (
  { text, units, operational_objectives: objectives }: GoldStrategic,
  index: number,
): StrategicSpec => ({
  title: text,
  number: index + 1,
  units: [
    {
      name: units?.[0] ?? null,
      blocks: objectives.map((objective) => ({
        objective: objective.text,
        results: (objective.results ?? []).map(oneLine),
        // One printed line with two targets is transcribed twice.
        indicators: [...new Set((objective.indicators ?? []).map(oneLine))],
      })),
    },
  ],
});

/** A transcription as a plan that can be printed again in other layouts. */
export const goldSpec = (name: GoldName): PlanSpec => {
  const { chapters } = JSON.parse(readFileSync(`${folder}${name}.json`, "utf8")) as { chapters: GoldChapter[] };
  const instrument = goldPlans.find((plan) => plan.name === name)?.instrument ?? "svpp";
  return {
    language: "nl",
    instrument,
    rubrics: false,
    chapters: chapters.map((chapter) => {
      const generals = chapter.general_objectives ?? [];
      const all = chapter.strategic_objectives.map((objective, index) => ({
        objective,
        spec: strategic(objective, index),
      }));
      return {
        title: chapter.title,
        intro: oneLine(chapter.intro ?? ""),
        general: generals.map((general, index) => ({
          title: general.text,
          strategic: all
            .filter(({ objective }) =>
              objective.general_objective
                ? objective.general_objective === general.number
                : index === generals.length - 1,
            )
            .map(({ spec }) => spec),
        })),
      };
    }),
  };
};

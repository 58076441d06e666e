import { frameworks, objectives, phenomena } from "@salus/templates";
import fc from "fast-check";
import { wording, type TextLanguage } from "./wording.ts";

export type BlockSpec = { objective: string; results: string[]; indicators: string[] };
export type UnitSpec = { name: string | null; blocks: BlockSpec[] };
export type StrategicSpec = { title: string; number: number; units: UnitSpec[] };
export type GeneralSpec = { title: string; strategic: StrategicSpec[] };
export type ChapterSpec = { title: string; intro: string; general: GeneralSpec[] };
/** A plan that nobody wrote, as it should come out. */
export type PlanSpec = {
  language: TextLanguage;
  instrument: "svpp" | "vsc";
  rubrics: boolean;
  chapters: ChapterSpec[];
};

const pick = <T>(items: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...items);

const sentence = (language: TextLanguage, kind: "objectives" | "results"): fc.Arbitrary<string> => {
  const blocks = wording[language];
  return fc
    .tuple(pick(blocks[kind]), pick(blocks.things), pick(blocks.groups), pick(blocks.places), pick(blocks.aims))
    .map(([make, thing, group, place, aim]) => make(thing, group, place, aim));
};

const indicator = (language: TextLanguage): fc.Arbitrary<string> => {
  const blocks = wording[language];
  return fc
    .tuple(
      pick(blocks.indicators),
      pick(blocks.things),
      pick(blocks.groups),
      fc.integer({ min: 2, max: 60 }),
      fc.integer({ min: 2020, max: 2022 }),
    )
    .map(([make, thing, group, number, year]) => make(thing, group, number, year));
};

const block = (language: TextLanguage): fc.Arbitrary<BlockSpec> =>
  fc.record({
    objective: sentence(language, "objectives"),
    results: fc.uniqueArray(sentence(language, "results"), { minLength: 1, maxLength: 4 }),
    indicators: fc.uniqueArray(indicator(language), { minLength: 1, maxLength: 4 }),
  });

const blocks = (language: TextLanguage, most: number): fc.Arbitrary<BlockSpec[]> =>
  fc.uniqueArray(block(language), { minLength: 1, maxLength: most, selector: (item) => item.objective });

const svppStrategic = (
  language: TextLanguage,
  appliesTo: "coordination" | "phenomenon",
  own: boolean,
): readonly string[] =>
  objectives
    .filter((objective) => objective.level === "strategicObjective" && objective.appliesTo === appliesTo)
    .map((objective) => objective.title[language])
    .concat(appliesTo === "phenomenon" && own ? wording[language].ownObjectives : []);

const strategicOf = (
  language: TextLanguage,
  titles: readonly string[],
  withUnits: boolean,
): fc.Arbitrary<StrategicSpec[]> =>
  fc.shuffledSubarray([...titles], { minLength: 1, maxLength: Math.min(3, titles.length) }).chain((chosen) =>
    fc.tuple(
      ...chosen.map((title, index) =>
        fc
          .tuple(pick(wording[language].units), blocks(language, withUnits ? 5 : 3))
          .map(([name, found]): StrategicSpec => ({
            title,
            number: index + 1,
            units: [{ name: withUnits ? name : null, blocks: found }],
          })),
      ),
    ),
  );

const intro = (language: TextLanguage): fc.Arbitrary<string> => {
  const found = wording[language];
  return fc
    .tuple(pick(found.intros), pick(found.things), pick(found.places))
    .map(([make, thing, place]) => make(thing, place));
};

/** An SVPP: the coordination, then some phenomena. */
export const svppSpec = (language: TextLanguage, own = false): fc.Arbitrary<PlanSpec> =>
  fc
    .shuffledSubarray(
      phenomena.filter((phenomenon) => !phenomenon.closed),
      { minLength: 3, maxLength: 7 },
    )
    .chain((chosen) => {
      const general = objectives.filter((objective) => objective.level === "generalObjective");
      const formula = general.find((objective) => objective.appliesTo === "phenomenon")?.title[language] ?? "";
      const coordination: fc.Arbitrary<ChapterSpec> = fc
        .tuple(intro(language), strategicOf(language, svppStrategic(language, "coordination", own), false))
        .map(([text, strategic]) => ({
          title: language === "nl" ? "Dispositief coördinatie" : "Dispositif coordination",
          intro: text,
          general: general
            .filter((objective) => objective.appliesTo === "coordination")
            .map((objective, index, all) => ({
              title: objective.title[language],
              strategic: index === all.length - 1 ? strategic : [],
            })),
        }));
      const chapters = chosen.map((phenomenon) =>
        fc
          .tuple(intro(language), strategicOf(language, svppStrategic(language, "phenomenon", own), false))
          .map(([text, strategic]): ChapterSpec => ({
            title: phenomenon.title[language],
            intro: text,
            general: [{ title: formula.replaceAll("{phenomenon}", phenomenon.phrase[language]), strategic }],
          })),
      );
      const ownChapter = fc
        .tuple(
          pick(wording[language].ownPhenomena),
          intro(language),
          strategicOf(language, svppStrategic(language, "phenomenon", own), false),
        )
        .map(([title, text, strategic]): ChapterSpec => ({
          title,
          intro: text,
          general: [
            { title: formula.replaceAll("{phenomenon}", title.charAt(0).toLowerCase() + title.slice(1)), strategic },
          ],
        }));
      return fc
        .tuple(coordination, ...chapters, ...(own ? [ownChapter] : []))
        .map((all): PlanSpec => ({ language, instrument: "svpp", rubrics: false, chapters: all }));
    });

/** A VSC after the template of a framework: sectors or rubrics, with a unit and a table under each objective. */
export const vscSpec = (language: TextLanguage, code: "vsc-2023" | "vsc-2018-2019"): fc.Arbitrary<PlanSpec> => {
  const template = frameworks.find((framework) => framework.code === code)?.template ?? [];
  const chapters = template.map((chapter) => {
    const generals = chapter.children.filter((child) => child.kind === "generalObjective");
    const direct = chapter.children.filter((child) => child.kind === "strategicObjective");
    const groups =
      generals.length > 0
        ? generals.map((node) => ({ title: node.title[language], below: node.children }))
        : [{ title: "", below: direct }];
    return fc
      .tuple(
        ...groups.map(({ title, below }) =>
          strategicOf(
            language,
            below.map((node) => node.title[language]),
            code === "vsc-2023",
          ).map((strategic): GeneralSpec => ({ title, strategic })),
        ),
      )
      .map((general): ChapterSpec => ({ title: chapter.title[language], intro: "", general }));
  });
  return fc
    .tuple(...chapters)
    .map((all): PlanSpec => ({ language, instrument: "vsc", rubrics: code === "vsc-2018-2019", chapters: all }));
};

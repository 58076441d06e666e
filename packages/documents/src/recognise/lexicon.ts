import type { Framework, Instrument, NodeKind, OfficialText, TemplateNode, Wordings } from "@salus/domain";
import { frameworks, objectives, phenomena } from "@salus/templates";
import { normalise } from "./normalise.ts";

type TextLanguage = "nl" | "fr";

/** One way in which an official title is written. */
export type TitleEntry = {
  kind: "chapter" | "generalObjective" | "strategicObjective";
  code: string;
  instrument: Instrument;
  /** The frameworks whose template holds the title; null where every framework of the instrument does. */
  frameworks: string[] | null;
  /** Code of the chapter above it, where the title belongs to one chapter only. */
  chapter: string | null;
  language: TextLanguage;
  plain: string;
  /** A rubric: its chapters hold activity sectors of their own. */
  rubric: boolean;
  /** The official wording in its language, to be shown beside what was printed. */
  official: string;
  isOfficial: boolean;
};

type Place = Pick<TitleEntry, "kind" | "code" | "instrument" | "frameworks" | "chapter"> & { rubric?: boolean };

const textLanguages: readonly TextLanguage[] = ["nl", "fr"];

const entriesOf = (place: Place, title: OfficialText, wordings: Wordings | undefined): TitleEntry[] =>
  textLanguages.flatMap((language) =>
    [title[language], ...(wordings?.[language] ?? [])].map((wording, index) => ({
      ...place,
      rubric: place.rubric ?? false,
      language,
      plain: normalise(wording),
      official: title[language],
      isOfficial: index === 0,
    })),
  );

const fill = (texts: readonly string[], names: readonly string[]): string[] =>
  texts.flatMap((text) =>
    text.includes("{phenomenon}") ? names.map((name) => text.replaceAll("{phenomenon}", name)) : [text],
  );

const phenomenonNames = (index: number, language: TextLanguage): string[] => {
  const phenomenon = phenomena[index];
  return phenomenon
    ? [...new Set([phenomenon.phrase[language], phenomenon.title[language], ...phenomenon.wordings[language]])]
    : [];
};

const phenomenonEntries = (): TitleEntry[] =>
  phenomena.flatMap((phenomenon, index) => {
    const svpp = { instrument: "svpp" as const, frameworks: null };
    const chapter = entriesOf(
      { ...svpp, kind: "chapter", code: phenomenon.code, chapter: null },
      phenomenon.title,
      phenomenon.wordings,
    );
    const formulas = objectives
      .filter((objective) => objective.title.nl.includes("{phenomenon}"))
      .flatMap((objective) =>
        textLanguages.flatMap((language) => {
          const official = objective.title[language].replaceAll("{phenomenon}", phenomenon.phrase[language]);
          const texts = [objective.title[language], ...objective.wordings[language]];
          return fill(texts, phenomenonNames(index, language)).map((text) => ({
            ...svpp,
            kind: objective.level,
            code: objective.code,
            chapter: phenomenon.code,
            rubric: false,
            language,
            plain: normalise(text),
            official,
            isOfficial: text === official,
          }));
        }),
      );
    return [...chapter, ...formulas];
  });

const objectiveEntries = (): TitleEntry[] =>
  objectives
    .filter((objective) => !objective.title.nl.includes("{phenomenon}"))
    .flatMap((objective) =>
      entriesOf(
        {
          kind: objective.level,
          code: objective.code,
          instrument: "svpp",
          frameworks: null,
          chapter: objective.appliesTo === "coordination" ? "coordination" : null,
        },
        objective.title,
        objective.wordings,
      ),
    );

const isTitled = (kind: NodeKind): kind is TitleEntry["kind"] =>
  kind === "chapter" || kind === "generalObjective" || kind === "strategicObjective";

const templateEntries = (framework: Framework, nodes: readonly TemplateNode[], chapter: string | null): TitleEntry[] =>
  nodes.flatMap((node) => {
    if (!isTitled(node.kind)) return [];
    const place = {
      kind: node.kind,
      code: node.code,
      instrument: framework.instrument,
      frameworks: [framework.code],
      chapter,
      rubric: node.kind === "chapter" && /^[IVX]+$/.test(node.number ?? ""),
    };
    const above = node.kind === "chapter" ? node.code : chapter;
    return [...entriesOf(place, node.title, node.wordings), ...templateEntries(framework, node.children, above)];
  });

const coordination = (): TitleEntry[] => {
  for (const framework of frameworks) {
    const node = framework.template.find((candidate) => candidate.code === "coordination");
    if (!node) continue;
    return entriesOf(
      { kind: "chapter", code: node.code, instrument: "svpp", frameworks: null, chapter: null },
      node.title,
      node.wordings,
    );
  }
  return [];
};

/** The same wording of the same code in several frameworks is one entry. */
const merged = (entries: readonly TitleEntry[]): TitleEntry[] => {
  const byKey = new Map<string, TitleEntry>();
  for (const entry of entries) {
    const key = [entry.kind, entry.code, entry.chapter, entry.language, entry.plain].join("|");
    const known = byKey.get(key);
    if (!known) byKey.set(key, { ...entry });
    else if (known.frameworks && entry.frameworks) known.frameworks = [...known.frameworks, ...entry.frameworks];
  }
  return [...byKey.values()];
};

/** Every official title in every known wording, both languages, of both instruments. */
export const titleEntries: readonly TitleEntry[] = merged([
  ...coordination(),
  ...phenomenonEntries(),
  ...objectiveEntries(),
  ...frameworks
    .filter((framework) => framework.instrument === "vsc")
    .flatMap((framework) => templateEntries(framework, framework.template, null)),
]);

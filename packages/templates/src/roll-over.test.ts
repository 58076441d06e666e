import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  buildTree,
  type DocumentNode,
  type NodeKind,
  nodesFromDocument,
  rollOver,
  type TemplateNode,
} from "@salus/domain";
import { describe, expect, it } from "vitest";
import { findFramework, frameworks } from "./frameworks.ts";

/** A hand-checked transcription of a real plan. It lies beside the project, not in it. */
const file = fileURLToPath(new URL("../../../../shared/plans/mechelen_svpp_2020.json", import.meta.url));
const isHere = existsSync(file);

type Item = string | { text: string };
type Chapter = {
  title: string;
  intro?: string | null;
  general_objectives?: { text: string }[];
  strategic_objectives: {
    text: string;
    operational_objectives: { text: string; results?: Item[]; indicators?: Item[] }[];
  }[];
};

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^(dispositief|fenomeen)\s+/, "")
    .replace(/\W+/g, "");
const wordsOf = (item: Item): string => (typeof item === "string" ? item : item.text);

function nodeOf(
  kind: NodeKind,
  text: string,
  places: readonly TemplateNode[],
  children: DocumentNode[] = [],
): DocumentNode {
  const place = places.find((each) => each.kind === kind && plain(each.title.nl) === plain(text));
  return { kind, code: place?.code ?? null, text: { nl: text }, children };
}

function chaptersOf(chapters: readonly Chapter[], template: readonly TemplateNode[]): DocumentNode[] {
  return chapters.map((chapter) => {
    const places = template.find((each) => plain(each.title.nl) === plain(chapter.title))?.children ?? [];
    const general = (chapter.general_objectives ?? []).map(({ text }) => nodeOf("generalObjective", text, places));
    const strategic = chapter.strategic_objectives.map(({ text, operational_objectives }) =>
      nodeOf(
        "strategicObjective",
        text,
        places,
        operational_objectives.map((objective) => ({
          kind: "operationalObjective",
          text: { nl: objective.text },
          children: [
            ...(objective.results ?? []).map((item) => nodeOf("result", wordsOf(item), [])),
            ...(objective.indicators ?? []).map((item) => nodeOf("indicator", wordsOf(item), [])),
          ],
        })),
      ),
    );
    return {
      ...nodeOf("chapter", chapter.title, template, [...general, ...strategic]),
      intro: chapter.intro ? { nl: chapter.intro } : {},
    };
  });
}

describe(`Mechelen's plan of 2020, rolled over to 2020-2022${isHere ? "" : " (transcription not at hand)"}`, () => {
  const rolled = () => {
    const [from, to] = [findFramework("svpp-2020"), findFramework("svpp-2020-2022")];
    if (!from || !to) throw new Error("the frameworks are gone");
    const { chapters } = JSON.parse(readFileSync(file, "utf8")) as { chapters: Chapter[] };
    const document = { language: "nl" as const, nodes: chaptersOf(chapters, from.template) };
    const previous = buildTree(nodesFromDocument(document, from));
    return { previous, ...rollOver(previous, { from, to, making: { language: "nl" } }) };
  };

  it.skipIf(!isHere)("names every stale date and the period of an older plan", () => {
    const { stale } = rolled();
    const days = new Set(stale.filter(({ kind }) => kind === "date").map(({ params }) => params["from"]));
    for (const day of [
      "2014-01-01",
      "2014-07-01",
      "2014-09-01",
      "2014-10-01",
      "2015-01-01",
      "2016-03-31",
      "2017-09-01",
    ]) {
      expect(days).toContain(day);
    }
    expect(stale.filter(({ kind }) => kind === "span").map(({ quote }) => quote)).toContain("2014-2017");
    const years = new Set(stale.filter(({ kind }) => kind === "year").map(({ quote }) => quote));
    expect([...years].toSorted()).toEqual(expect.arrayContaining(["2014", "2015", "2016"]));
    expect(stale.every(({ lineageId, field }) => lineageId !== null && field !== null)).toBe(true);
  });

  it.skipIf(!isHere)("keeps every node of it", () => {
    const { previous, nodes } = rolled();
    const ids = new Set(nodes.map(({ lineageId }) => lineageId));
    expect([...previous.nodes.keys()].filter((id) => !ids.has(id))).toEqual([]);
  });
});

it.each(frameworks.map(({ code }) => code))("%s: replacements point at places it has", (code) => {
  const framework = findFramework(code);
  const paths = (places: readonly TemplateNode[], above = ""): string[] =>
    places.flatMap((place) => [`${above}${place.code}`, ...paths(place.children, `${above}${place.code}/`)]);
  const there = new Set(paths(framework?.template ?? []));
  const wanted = (framework?.replacements ?? []).flatMap(({ to }) => (to === null ? [] : [to]));
  expect(wanted.filter((path) => !there.has(path))).toEqual([]);
});

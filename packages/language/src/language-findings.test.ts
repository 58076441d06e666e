import type { PlanNode } from "@salus/domain";
import { glossary } from "@salus/templates";
import { describe, expect, it } from "vitest";
import { LanguageReader } from "./language-findings.ts";

const node = (over: Partial<PlanNode>): PlanNode => ({
  lineageId: "00000000-0000-4000-8000-000000000001" as PlanNode["lineageId"],
  parentId: null,
  kind: "operationalObjective",
  orderKey: "a0",
  code: null,
  text: {},
  intro: {},
  unit: null,
  original: "nl",
  targets: [],
  links: {},
  reviews: {},
  revision: 1,
  fieldRevisions: {},
  ...over,
});
const framework = { template: [] };
const reader = new LanguageReader(glossary());
const read = (over: Partial<PlanNode>) => reader.findings({ nodes: [node(over)], framework });

describe("findings about language", () => {
  it("says which field, what stands there and what belongs there", () => {
    expect(read({ text: { nl: "De stadswachten en de Stadswachten en de stadswachten" } })).toEqual([
      expect.objectContaining({
        code: "glossary.outdated",
        severity: "advice",
        field: "text.nl",
        source: "language",
        params: { quote: "stadswachten", official: "gemeenschapswachten" },
      }),
      expect.objectContaining({ params: { quote: "Stadswachten", official: "Gemeenschapswachten" } }),
    ]);
  });

  it("tells left-over text, and disagreement on the side of the translation", () => {
    expect(read({ text: { nl: "Overleg met 5 wijken", fr: "Concertation avec 6 quartiers" } })).toMatchObject([
      { code: "agreement.number", field: "text.fr", params: { here: "6", there: "5" } },
    ]);
    expect(read({ intro: { nl: "Réunions de concertation avec la police locale" } })).toMatchObject([
      { code: "language.foreign", field: "intro.nl", params: { found: "fr", language: "nl" } },
    ]);
  });

  it("reads the official terms in the name of a unit", () => {
    expect(
      read({ unit: "GDP/ Vredesbewaarders", text: { nl: "x" } }).map(({ field, params }) => [
        field,
        params["official"],
      ]),
    ).toEqual([
      ["unit", "GW"],
      ["unit", "Gemeenschapswachten"],
    ]);
  });

  it("leaves alone what the framework fixes", () => {
    const template = [
      {
        code: "burglary",
        kind: "chapter" as const,
        title: { nl: "Stadswachten", fr: "Assistants", unattested: [] },
        wordings: { nl: [], fr: [] },
        compulsory: true,
        repeatable: false,
        locked: true,
        lockedBelow: [],
        children: [],
      },
    ];
    const chapter = node({ kind: "chapter", code: "burglary", text: { nl: "Stadswachten" } });
    expect(reader.findings({ nodes: [chapter], framework: { template } as never })).toEqual([]);
    expect(reader.findings({ nodes: [chapter], framework })).toHaveLength(1);
  });
});

import type { Branch } from "@salus/domain";
import { describe, expect, it } from "vitest";
import { goldSpec, hasGold } from "../testing/gold.ts";
import type { BlockSpec } from "../testing/plan-spec.ts";
import { renderWordTable, type TableLook } from "../testing/render-clipboard.ts";
import { readClipboard } from "./index.ts";

const header = ["Operationele doelstellingen", "Te verwachten resultaten", "Indicatoren"];
const french = ["Objectifs opérationnels", "Résultats attendus", "Indicateurs"];
const looks: [name: string, look: TableLook][] = [
  ["as printed", { header, numbered: true, dashed: true, merged: false }],
  ["without bullets or numbers", { header, numbered: false, dashed: false, merged: false }],
  ["with the header of the other language", { header: french, numbered: true, dashed: true, merged: false }],
  ["with merged objectives", { header, numbered: true, dashed: false, merged: true }],
  ["without a header", { header: null, numbered: false, dashed: true, merged: false }],
];

const flat = (text: string): string => text.replace(/\s+/g, " ").trim();
const blockOf = ({ text, children }: Branch): BlockSpec => ({
  objective: flat(text.nl ?? ""),
  results: children.flatMap(({ kind, text: words }) => (kind === "result" ? flat(words.nl ?? "") : [])),
  indicators: children.flatMap(({ kind, text: words }) => (kind === "indicator" ? flat(words.nl ?? "") : [])),
});
const expected = ({ objective, results, indicators }: BlockSpec): BlockSpec => ({
  objective: flat(objective),
  results: results.map(flat),
  indicators: indicators.map(flat),
});

const missing = hasGold ? "" : " (skipped: the transcriptions are not beside this checkout)";

describe.skipIf(!hasGold)(`tables of a public VSC through Word and back${missing}`, () => {
  const tables = (): BlockSpec[][] =>
    goldSpec("molenbeek_vsc_2023").chapters.flatMap(({ general }) =>
      general.flatMap(({ strategic }) => strategic.flatMap(({ units }) => units.map(({ blocks }) => blocks))),
    );

  it.each(looks)("%s: every objective, result and indicator comes back word for word", (_, look) => {
    const filled = tables().filter((blocks) => blocks.length > 0);
    expect(filled.length).toBeGreaterThan(5);
    for (const blocks of filled) {
      const { branches } = readClipboard(
        { html: renderWordTable(blocks, look), text: "" },
        { kind: "strategicObjective", language: "nl", instrument: "vsc" },
      );
      expect(branches.map(blockOf)).toEqual(blocks.map(expected));
    }
  });

  it("finds what the indicators ask for", () => {
    const indicators = tables().flatMap((blocks) =>
      readClipboard(
        {
          html: renderWordTable(blocks, looks[0]?.[1] ?? { header, numbered: true, dashed: true, merged: false }),
          text: "",
        },
        { kind: "strategicObjective", language: "nl", instrument: "vsc" },
      ).branches.flatMap(({ children }) => children.filter(({ kind }) => kind === "indicator")),
    );
    const understood = indicators.filter(({ targets }) => targets.length > 0).length;
    expect(understood / indicators.length).toBeGreaterThan(0.95);
  });
});

import type { DocumentNode } from "@salus/domain";
import { describe, expect, it } from "vitest";
import {
  cutText,
  documentNodes,
  joinTexts,
  likelyCut,
  placeOf,
  previousAlike,
  reviewTree,
  rowsOf,
} from "./review-tree.ts";

const nodes: DocumentNode[] = [
  {
    kind: "chapter",
    code: "burglary",
    text: { nl: "Inbraak" },
    children: [
      {
        kind: "operationalObjective",
        text: { nl: "Advies geven" },
        children: [
          { kind: "result", text: { nl: "Eerste" } },
          { kind: "indicator", text: { nl: "Aantal" } },
          { kind: "result", text: { nl: "Tweede" } },
        ],
      },
    ],
  },
];

describe("reviewTree", () => {
  it("goes back to the document it came from, with targets as a list", () => {
    const { roots } = reviewTree(nodes);
    expect(documentNodes(roots)).toEqual([
      expect.objectContaining({ kind: "chapter", code: "burglary", targets: [], text: { nl: "Inbraak" } }),
    ]);
    expect(rowsOf(roots).map(({ node, depth }) => [node.text.nl, depth])).toEqual([
      ["Inbraak", 0],
      ["Advies geven", 1],
      ["Eerste", 2],
      ["Aantal", 2],
      ["Tweede", 2],
    ]);
  });

  it("finds a node by the path that a finding carries", () => {
    const { roots, byPath } = reviewTree(nodes);
    const place = placeOf(roots, byPath.get("0.0.2") ?? "");
    expect(place?.list[place.index]?.text.nl).toBe("Tweede");
    expect(place && previousAlike(place)?.text.nl).toBe("Eerste");
    expect(placeOf(roots, "nowhere")).toBeNull();
  });
});

describe("texts", () => {
  it("join language by language", () => {
    expect(joinTexts({ nl: "Een", fr: "Un" }, { nl: "twee" })).toEqual({ nl: "Een twee", fr: "Un" });
  });

  it("are cut only where both halves say something", () => {
    expect(cutText("Aantal a Aantal b", 9)).toEqual(["Aantal a", "Aantal b"]);
    expect(cutText("Aantal a", 0)).toBeNull();
    expect(cutText("Aantal a", 8)).toBeNull();
  });

  it.each([
    ["Aantal bezoeken Aantal sessies: ≥ 6", "Aantal sessies: ≥ 6"],
    ["Nombre de visites Nombre de séances : ≥ 6/an", "Nombre de séances : ≥ 6/an"],
  ])("part at the second opening word: %s", (text, second) => {
    expect(cutText(text, likelyCut(text) ?? 0)?.[1]).toBe(second);
  });

  it("do not part where nothing opens again", () => {
    expect(likelyCut("Aantal bezoeken per jaar")).toBeNull();
  });
});

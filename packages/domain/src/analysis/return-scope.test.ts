import { describe, expect, it } from "vitest";
import type { AppError } from "../errors.ts";
import { aNode, aTarget } from "../plan/testing.ts";
import { aLine, lineage } from "../version/testing.ts";
import { requireScope, ReturnScope, scopeBreach } from "./return-scope.ts";
import type { VersionContent } from "../version/difference.ts";

const chapter = aNode("chapter", { lineageId: lineage("c1"), text: { nl: "Inbraak" } });
const other = aNode("chapter", { lineageId: lineage("c2"), orderKey: "a5", text: { nl: "Overlast" } });
const objective = aNode("operationalObjective", {
  lineageId: lineage("o1"),
  parentId: chapter.lineageId,

  text: { nl: "Advies geven" },
});
const indicator = aNode("indicator", {
  lineageId: lineage("i1"),
  parentId: objective.lineageId,

  text: { nl: "50 bezoeken per jaar" },
  targets: [aTarget({ value: 50 })],
});
const before: VersionContent = { nodes: [chapter, other, objective, indicator], grantLines: [aLine(1)] };

const changed = (node: typeof chapter, changes: Partial<typeof chapter>): VersionContent => ({
  ...before,
  nodes: before.nodes.map((each) => (each === node ? { ...each, ...changes } : each)),
});
const texts: ReturnScope = { texts: true, figures: false, chapters: null };
const figures: ReturnScope = { texts: false, figures: true, chapters: null };
const part = (after: VersionContent, scope: ReturnScope) => scopeBreach(before, after, scope)?.part ?? null;

describe("texts yes, figures no", () => {
  it("lets words be corrected", () => {
    expect(part(changed(objective, { text: { nl: "Advies aan huis geven" } }), texts)).toBeNull();
    expect(part(changed(indicator, { text: { nl: "50 huisbezoeken per jaar" } }), texts)).toBeNull();
  });
  it("lets an indicator be translated with the numbers it has", () => {
    expect(part(changed(indicator, { text: { ...indicator.text, fr: "50 visites par an" } }), texts)).toBeNull();
  });
  it("keeps targets, amounts, and the numbers in the words of an indicator", () => {
    expect(part(changed(indicator, { targets: [aTarget({ value: 60 })] }), texts)).toBe("figures");
    expect(part(changed(indicator, { text: { nl: "60 bezoeken per jaar" } }), texts)).toBe("figures");
    expect(part(changed(indicator, { text: { nl: "Bezoeken" } }), texts)).toBe("figures");
    expect(part({ ...before, grantLines: [aLine(1, { amountCents: 1 })] }, texts)).toBe("amounts");
    expect(part({ ...before, grantLines: [] }, texts)).toBe("amounts");
    expect(part({ ...before, grantLines: [aLine(1), aLine(2)] }, texts)).toBe("amounts");
  });
  it("keeps the indicators there are, and takes a new objective", () => {
    const gone = { ...before, nodes: before.nodes.filter((node) => node !== indicator) };
    expect(part(gone, texts)).toBe("figures");
    const more = aNode("operationalObjective", { lineageId: lineage("o2"), parentId: chapter.lineageId });
    expect(part({ ...before, nodes: [...before.nodes, more] }, texts)).toBeNull();
  });
});

describe("figures yes, texts no", () => {
  it("lets targets, the words of an indicator and amounts be corrected", () => {
    const after = changed(indicator, { text: { nl: "60 bezoeken per jaar" }, targets: [aTarget({ value: 60 })] });
    expect(part(after, figures)).toBeNull();
    expect(part({ ...before, grantLines: [aLine(1, { amountCents: 1 })] }, figures)).toBeNull();
  });
  it("keeps every other word, and what stands where", () => {
    expect(part(changed(objective, { text: { nl: "Anders" } }), figures)).toBe("texts");
    expect(part(changed(objective, { intro: { nl: "Uitleg" } }), figures)).toBe("texts");
    expect(part(changed(objective, { parentId: other.lineageId }), figures)).toBe("texts");
    expect(part(changed(indicator, { orderKey: "z9" }), figures)).toBe("texts");
  });
});

describe("only named chapters", () => {
  const named: ReturnScope = { texts: true, figures: true, chapters: [other.lineageId] };
  it("keeps the others, what goes from one into another, and the amounts", () => {
    expect(part(changed(other, { intro: { nl: "Uitleg" } }), named)).toBeNull();
    expect(part(changed(objective, { text: { nl: "Anders" } }), named)).toBe("chapter");
    expect(part(changed(objective, { parentId: other.lineageId }), named)).toBe("chapter");
    expect(part({ ...before, nodes: [...before.nodes, aNode("chapter", { lineageId: lineage("c3") })] }, named)).toBe(
      "chapter",
    );
    expect(part({ ...before, grantLines: [] }, named)).toBe("amounts");
  });
});

it("does not mind upkeep: revisions, and who read a translation", () => {
  const closed: ReturnScope = { texts: true, figures: false, chapters: [other.lineageId] };
  const after = {
    nodes: before.nodes.map((node) => ({ ...node, revision: 9, fieldRevisions: { targets: 9 } })),
    grantLines: [aLine(1, { revision: 9 })],
  };
  expect(part(after, closed)).toBeNull();
});

it("opens something, and says where it was overstepped", () => {
  expect(ReturnScope.safeParse({ texts: false, figures: false, chapters: null }).success).toBe(false);
  const refused = (): AppError => {
    try {
      requireScope(before, changed(objective, { text: {} }), figures);
    } catch (error) {
      return error as AppError;
    }
    throw new Error("nothing was refused");
  };
  expect(refused()).toMatchObject({ code: "version.out_of_scope", params: { part: "texts", lineageId: "node-o1" } });
});

import { describe, expect, it } from "vitest";
import { findings } from "../completeness.ts";
import type { PlanNode } from "../plan-node.ts";
import { aChapter, child, input, withChapter } from "./testing.ts";

const codesOf = (nodes: PlanNode[], code: string) =>
  findings(input(withChapter(nodes))).filter((each) => each.code === code);

describe("the same line twice", () => {
  it("is told of the second, with the first", () => {
    const { all, operational, indicator } = aChapter();
    const again = child(operational, "indicator", { text: { nl: "aantal BEZOEKEN." }, orderKey: "a2" });
    expect(codesOf([...all, again], "text.same_twice")).toMatchObject([
      { lineageId: again.lineageId, field: "text.nl", related: [indicator.lineageId] },
    ]);
  });

  it("is none below another objective, of another level, or in two words", () => {
    const { all, operational, strategic } = aChapter();
    const other = child(strategic, "operationalObjective", { text: { nl: "Iets anders doen" }, orderKey: "a7" });
    const nodes = [
      ...all,
      other,
      child(other, "indicator", { text: { nl: "Aantal bezoeken" } }),
      child(operational, "result", { text: { nl: "Aantal bezoeken" }, orderKey: "a3" }),
      child(operational, "indicator", { text: { nl: "case" }, orderKey: "a4" }),
      child(operational, "indicator", { text: { nl: "case" }, orderKey: "a5" }),
    ];
    expect(codesOf(nodes, "text.same_twice")).toEqual([]);
  });
});

describe("an objective copied between units", () => {
  const table = ({ second = "Adviezen geven over de noden van jongeren", unit = "Jeugd", indicator = "" } = {}) => {
    const { all, strategic } = aChapter();
    const a = child(strategic, "operationalObjective", {
      text: { nl: "Adviezen geven over de noden van ouderen" },
      unit: "Senioren",
      orderKey: "b1",
    });
    const b = child(strategic, "operationalObjective", { text: { nl: second }, unit, orderKey: "b2" });
    const text = { nl: "Bestaan van adviezen: ja/nee" };
    const leaves = [
      child(a, "indicator", { text }),
      child(b, "indicator", { text: indicator ? { nl: indicator } : text }),
    ];
    return { nodes: [...all, a, b, ...leaves], a, b };
  };

  it("keeps the other's words and indicator", () => {
    const { nodes, a, b } = table();
    expect(codesOf(nodes, "text.copied_between_units")).toMatchObject([
      { lineageId: b.lineageId, related: [a.lineageId], params: { unit: "Senioren" } },
    ]);
  });

  it.each([
    { unit: "Senioren" },
    { indicator: "Aantal adviezen voor jongeren" },
    { second: "Bezoeken aan alle scholen organiseren" },
  ])("is none with %j", (different) => {
    expect(codesOf(table(different).nodes, "text.copied_between_units")).toEqual([]);
  });
});

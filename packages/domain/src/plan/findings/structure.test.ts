import { describe, expect, it } from "vitest";
import { findings } from "../completeness.ts";
import { aFramework, aNode, aPlace } from "../testing.ts";
import { nodesFromTemplate } from "../tree-document.ts";
import { aChapter, aWorkedOut, child, codes, framework, input, withChapter } from "./testing.ts";

describe("structure", () => {
  it("asks for every compulsory part, at its parent", () => {
    const [coordination] = nodesFromTemplate(framework, "nl");
    const found = findings(input(withChapter([]))).length;
    expect(found).toBe(0);
    const alone = findings(input({ nodes: [coordination!] }));
    expect(alone.filter(({ code }) => code === "structure.compulsory_missing")).toMatchObject([
      {
        severity: "blocking",
        lineageId: coordination!.lineageId,
        params: { code: "plan-use", titleNl: "plan-use (nl)", titleFr: "plan-use (fr)" },
      },
      { params: { code: "evaluation" } },
      { params: { code: "information" } },
    ]);
    expect(findings(input({ nodes: [] })).filter(({ code }) => code === "structure.compulsory_missing")).toMatchObject([
      { lineageId: null },
    ]);
  });

  it("asks for the compulsory parts of a chosen chapter", () => {
    const { general, all } = aChapter();
    expect(codes(withChapter(all.filter((node) => node !== general)))).toEqual(["structure.compulsory_missing"]);
  });

  it("asks for a level below each level", () => {
    const { chapter, general, strategic, operational, result, indicator } = aChapter();
    expect(codes(withChapter([chapter, general]))).toEqual(["structure.no_strategic_objective"]);
    expect(codes(withChapter([chapter, general, strategic]))).toEqual(["structure.no_operational_objective"]);
    expect(codes(withChapter([chapter, general, strategic, operational]))).toEqual([
      "structure.no_result",
      "structure.no_indicator",
    ]);
    expect(codes(withChapter([chapter, general, strategic, operational, indicator]))).toEqual(["structure.no_result"]);
    expect(codes(withChapter([chapter, general, strategic, operational, result]))).toEqual(["structure.no_indicator"]);
  });

  it("lets a VSC leave a printed strategic objective empty, with a word of advice", () => {
    const { chapter, general, strategic } = aChapter();
    const vsc = (compulsory: boolean) => {
      const place = aPlace("chapter", "burglary", {
        children: [aPlace("generalObjective", "prevent"), aPlace("strategicObjective", "deter", { compulsory })],
      });
      return findings(
        input({
          nodes: [chapter, general, strategic],
          framework: aFramework({ instrument: "vsc", template: [place] }),
        }),
      );
    };
    expect(vsc(true)).toMatchObject([{ code: "structure.no_operational_objective", severity: "advice" }]);
    expect(vsc(false)).toMatchObject([{ code: "structure.no_operational_objective", severity: "warning" }]);
  });

  it("lets a chapter that every plan prints stay empty", () => {
    const printed = (compulsory: boolean) => aFramework({ template: [aPlace("chapter", "burglary", { compulsory })] });
    const nodes = [aNode("chapter", { code: "burglary", text: { nl: "burglary (nl)" } })];
    expect(findings(input({ nodes, framework: printed(true) }))).toEqual([]);
    expect(findings(input({ nodes, framework: printed(false) }))).toMatchObject([
      { code: "structure.no_strategic_objective" },
    ]);
  });

  it("names what does not stand in the framework", () => {
    const own = aChapter({ code: null });
    expect(codes(withChapter(own.all))).toEqual(["structure.chapter_not_in_framework"]);
    const { all, chapter } = aChapter();
    const strange = child(chapter, "strategicObjective", { orderKey: "a9" });
    expect(codes(withChapter([...all, strange, ...aWorkedOut(strange)]))).toEqual([
      "structure.objective_not_in_framework",
    ]);
  });

  it("names a phenomenon that can no longer be chosen", () => {
    const closed = aChapter({ code: "property-offences" });
    const found = findings(input({ ...withChapter(closed.all), closedPhenomena: ["property-offences"] }));
    expect(found).toMatchObject([
      { code: "structure.phenomenon_closed", severity: "warning", params: { code: "property-offences" } },
    ]);
  });

  it("names levels in the wrong place and nodes that hang nowhere", () => {
    const { all, strategic } = aChapter();
    expect(
      codes(withChapter([...all, child(strategic, "result", { text: { nl: "r", fr: "r" }, orderKey: "a7" })])),
    ).toEqual(["structure.misplaced"]);
    const lost = aNode("result", { parentId: aNode("chapter").lineageId });
    expect(findings(input(withChapter([...all, lost])))).toMatchObject([
      { code: "structure.misplaced", lineageId: lost.lineageId },
    ]);
  });
});

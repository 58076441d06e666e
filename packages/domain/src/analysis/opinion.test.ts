import { describe, expect, it } from "vitest";
import {
  closedBecause,
  excerptOf,
  headingsOf,
  needsWords,
  opinionOutcomes,
  type OpinionPart,
  opinionState,
  requireDayAhead,
} from "./opinion.ts";

const at = new Date("2026-03-02T09:00:00Z");
const asked = { until: "2026-03-10", openedAt: null, answeredAt: null, withdrawnAt: null };

describe("an opinion", () => {
  it("is asked, opened, answered, withdrawn, or its last day is over", () => {
    expect(opinionState(asked, "2026-03-10")).toBe("asked");
    expect(opinionState({ ...asked, openedAt: at }, "2026-03-10")).toBe("opened");
    expect(opinionState({ ...asked, openedAt: at }, "2026-03-11")).toBe("ended");
    expect(opinionState({ ...asked, withdrawnAt: at }, "2026-03-11")).toBe("withdrawn");
    expect(opinionState({ ...asked, answeredAt: at }, "2026-03-11")).toBe("answered");
  });
  it("can be given until its last day is over, once", () => {
    expect(closedBecause({ ...asked, openedAt: at }, "2026-03-10")).toBeNull();
    expect(closedBecause(asked, "2026-03-11")).toBe("ended");
    expect(closedBecause({ ...asked, answeredAt: at }, "2026-03-02")).toBe("answered");
  });
  it("needs words where it has remarks or objections", () => {
    expect(opinionOutcomes.filter(needsWords)).toEqual(["favourableWithRemarks", "unfavourable"]);
  });
  it("is not asked for a day that is over", () => {
    expect(() => requireDayAhead("2026-03-10", "2026-03-10")).not.toThrow();
    expect(() => requireDayAhead("2026-03-09", "2026-03-10")).toThrow("opinion.day_past");
  });
});

const part = (lineageId: string, depth: number, kind: OpinionPart["kind"]): OpinionPart => ({
  lineageId,
  depth,
  kind,
  number: lineageId,
  title: null,
  text: { nl: `text ${lineageId}` },
  intro: { nl: `intro ${lineageId}` },
  original: "nl",
  targets: [],
});
const plan = [
  part("1", 0, "chapter"),
  part("1.1", 1, "strategicObjective"),
  part("1.1.a", 2, "operationalObjective"),
  part("1.2", 1, "strategicObjective"),
  part("1.2.a", 2, "operationalObjective"),
  part("2", 0, "chapter"),
  part("2.1", 1, "strategicObjective"),
];
const idsIn = (parts: readonly OpinionPart[]) => parts.map(({ lineageId }) => lineageId);

describe("what a third party reads", () => {
  it("is everything, or the named parts with what stands below them", () => {
    expect(excerptOf(plan, null)).toEqual(plan);
    expect(idsIn(excerptOf(plan, ["2"]))).toEqual(["2", "2.1"]);
    expect(idsIn(excerptOf(plan, ["1.2", "2.1"]))).toEqual(["1", "1.2", "1.2.a", "2", "2.1"]);
    expect(idsIn(excerptOf(plan, ["1", "1.1"]))).toEqual(["1", "1.1", "1.1.a", "1.2", "1.2.a"]);
  });
  it("has of what stands above a named part its name only", () => {
    const [chapter, objective] = excerptOf(plan, ["1.2"]);
    expect(chapter).toMatchObject({ lineageId: "1", text: { nl: "text 1" }, intro: {}, targets: [] });
    expect(objective).toEqual(plan[3]);
  });
  it("is named by chapters and strategic objectives of the plan, and by nothing else", () => {
    expect(() => excerptOf(plan, ["1.1.a"])).toThrow("node.not_found");
    expect(() => excerptOf(plan, ["1", "3"])).toThrow("node.not_found");
    expect(headingsOf(plan, ["2.1"])).toEqual([
      { lineageId: "2.1", number: "2.1", title: null, text: { nl: "text 2.1" }, original: "nl" },
    ]);
    expect(headingsOf(plan, null)).toBeNull();
  });
});

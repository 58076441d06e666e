import { describe, expect, it } from "vitest";
import { planEventKinds } from "../plan/plan.ts";
import { presentDifference } from "../version/present-difference.ts";
import { aNode } from "../plan/testing.ts";
import { lineage } from "../version/testing.ts";
import { entriesOn } from "./changes-since.ts";
import { type Checklist, checklistTotal, itemOf } from "./checklist.ts";
import { letterOf, sendsRemarks } from "./letter.ts";
import { daysWaiting, inShare, waitsForUs } from "./queue.ts";
import { isRemarkKind, noteKinds, remarkState, unsettledBlocking } from "./remark.ts";

const aRemark = (id: string, overrides = {}) => ({
  id,
  kind: "blocking" as const,
  repeats: null,
  answeredAt: null,
  settledAt: null,
  ...overrides,
});

describe("a remark", () => {
  it("is open, answered, settled, or goes on in the one that repeats it", () => {
    const first = aRemark("1", { answeredAt: "2026-03-01T09:00:00Z" });
    expect(remarkState(aRemark("1"), [])).toBe("open");
    expect(remarkState(first, [first])).toBe("answered");
    expect(remarkState({ ...first, settledAt: "2026-03-02T09:00:00Z" }, [])).toBe("settled");
    expect(remarkState(first, [first, aRemark("2", { repeats: "1" })])).toBe("repeated");
  });
  it("counts as blocking until it is settled, once however often it was repeated", () => {
    const all = [aRemark("1"), aRemark("2", { repeats: "1" }), aRemark("3", { settledAt: "2026-03-02T09:00:00Z" })];
    const told = all.map((each) => ({ kind: each.kind, state: remarkState(each, all) }));
    expect(unsettledBlocking([...told, { kind: "advice", state: "open" }])).toBe(1);
  });
  it("is never an internal note", () => {
    expect(noteKinds.filter((kind) => !isRemarkKind(kind))).toEqual(["internal"]);
  });
});

it("tells what changed on a node and below it, and nothing beside it", () => {
  const root = (name: string, orderKey: string) => aNode("chapter", { lineageId: lineage(name), orderKey });
  const below = (name: string, text: string) =>
    aNode("operationalObjective", { lineageId: lineage(name), parentId: lineage(`c${name}`), text: { nl: text } });
  const framework = { instrument: "svpp" as const, template: [], schemes: [] };
  const at = (text: string) => ({
    nodes: [root("c1", "a0"), root("c2", "a1"), below("1", text), below("2", text)],
    grantLines: [],
    framework,
  });
  const difference = presentDifference(at("een"), at("twee"));
  expect(entriesOn(difference, "node-c1").map(({ lineageId }) => lineageId)).toEqual(["node-1"]);
  expect(entriesOn(difference, "node-2").map(({ lineageId }) => lineageId)).toEqual(["node-2"]);
  expect(entriesOn(difference, "node-9")).toEqual([]);
});

describe("the queue", () => {
  it("waits for us while a plan is under review and no question is out", () => {
    expect((["submitted", "inAnalysis"] as const).map((status) => waitsForUs({ status }))).toEqual([true, true]);
    expect((["toCorrect", "returned", "approved"] as const).map((status) => waitsForUs({ status }))).toEqual([
      false,
      false,
      false,
    ]);
  });
  it("is somebody's, nobody's or everybody's", () => {
    const adviserIds = ["me", null, "you"];
    const shares = (["mine", "unassigned", "all"] as const).map((share) =>
      adviserIds.filter((adviserId) => inShare({ adviserId }, share, "me")),
    );
    expect(shares).toEqual([["me"], [null], adviserIds]);
  });
  it("counts whole days", () => {
    expect(daysWaiting({ submittedAt: "2026-03-01T22:00:00Z" }, "2026-03-04")).toBe(3);
    expect(daysWaiting({ submittedAt: "2026-03-01T22:00:00Z" }, "2026-02-01")).toBe(0);
    // Half past midnight in Belgium.
    expect(daysWaiting({ submittedAt: "2026-03-01T23:30:00Z" }, "2026-03-04")).toBe(2);
  });
});

describe("a checklist", () => {
  const title = { nl: "x", fr: "x", unattested: [] };
  const item = (code: string) => ({ code, title, points: 5 });
  const list: Checklist = {
    framework: "svpp",
    demonstration: true,
    sections: [{ code: "s", title, items: [item("a"), item("b"), item("c")] }],
  };
  it("adds up what was scored, and does not read what was not as zero", () => {
    const scores = [
      { item: "a", points: 3 },
      { item: "b", points: null },
      { item: "gone", points: 9 },
    ];
    expect(checklistTotal(list, scores)).toEqual({ points: 3, of: 5, open: 2 });
  });
  it("knows its items", () => {
    expect([itemOf(list, "b")?.code, itemOf(list, "z")]).toEqual(["b", null]);
  });
});

it("writes a letter with six events, and sends remarks with two of them", () => {
  expect(planEventKinds.flatMap((kind) => letterOf(kind) ?? [])).toHaveLength(6);
  expect(planEventKinds.filter(sendsRemarks)).toEqual(["correctionAsked", "returned"]);
});

import { describe, expect, it } from "vitest";
import { aTarget } from "../plan/testing.ts";
import { targetKinds } from "../target/target.ts";
import { normaliseTarget } from "./normalise.ts";

const year = { from: "2020-01-01", to: "2020-12-31" };
const three = { from: "2020-01-01", to: "2022-12-31" };

describe("normaliseTarget", () => {
  it.each([
    ["week", 520],
    ["month", 120],
    ["halfYear", 20],
    ["year", 10],
    ["schoolYear", 10],
    ["twoYears", 5],
    ["plan", 10 / 3],
    ["day", null],
    ["person", null],
    [null, null],
  ] as const)("10 per %s is %s a year", (per, perYear) => {
    expect(normaliseTarget(aTarget({ value: 10, per }), three, null).perYear).toBe(perYear);
  });

  it("counts for a thousand inhabitants, where they are known", () => {
    expect(normaliseTarget(aTarget({ value: 50 }), year, 86_921).perThousand).toBeCloseTo(0.575, 3);
    expect(normaliseTarget(aTarget({ value: 80 }), year, 97_979).perThousand).toBeCloseTo(0.8165, 3);
    expect(normaliseTarget(aTarget({ value: 50 }), year, null).perThousand).toBeNull();
    expect(normaliseTarget(aTarget({ value: 50 }), year, 0).perThousand).toBeNull();
  });

  it("only adds up what can be counted", () => {
    const counted = targetKinds.filter(
      (kind) => normaliseTarget(aTarget({ kind, value: 10 }), year, 1000).perYear !== null,
    );
    expect(counted).toEqual(["count", "duration", "deliverable"]);
    expect(normaliseTarget(aTarget({ comparator: "growth" }), year, 1000).perYear).toBeNull();
    expect(normaliseTarget(aTarget({ comparator: "increase" }), year, 1000).perYear).toBeNull();
  });

  it("takes the step that holds at the end of the plan", () => {
    const steps = [
      { from: "2014-01-01", to: "2014-12-31", value: 13 },
      { from: "2015-01-01", to: null, value: 26 },
    ];
    expect(normaliseTarget(aTarget({ value: null, steps }), { from: "2014-01-01", to: "2014-12-31" }, null).value).toBe(
      13,
    );
    expect(
      normaliseTarget(aTarget({ value: null, steps }), { from: "2014-01-01", to: "2017-12-31" }, null).perYear,
    ).toBe(26);
    expect(normaliseTarget(aTarget({ value: 5, steps }), { from: "2010-01-01", to: "2010-12-31" }, null).value).toBe(5);
  });

  it("keeps a value of nothing apart from no value", () => {
    expect(normaliseTarget(aTarget({ value: 0 }), year, 1000)).toMatchObject({ value: 0, perYear: 0, perThousand: 0 });
    expect(normaliseTarget(aTarget({ value: null }), year, 1000)).toMatchObject({
      value: null,
      perYear: null,
      perThousand: null,
    });
  });
});

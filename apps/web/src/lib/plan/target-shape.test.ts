import { comparators, Target, targetKinds } from "@salus/domain";
import { describe, expect, it } from "vitest";
import { comparatorsOf, hasPart, newTarget, ofKind } from "./target-shape.ts";

const full: Target = {
  ...newTarget,
  value: 50,
  unit: "visits",
  by: "2026-12-31",
  steps: [{ from: "2026-01-01", to: null, value: 60 }],
  population: "de slachtoffers",
  within: { value: 24, unit: "hours" },
};

describe("a target of another kind", () => {
  it.each(targetKinds)("is sound as %s, and keeps what that kind can hold", (kind) => {
    const changed = ofKind(full, kind);
    expect(Target.safeParse(changed).success).toBe(true);
    expect(changed.value).toBe(hasPart(kind, "value") ? 50 : null);
    expect(changed.by).toBe(hasPart(kind, "by") ? "2026-12-31" : null);
    expect(changed.population).toBe("de slachtoffers");
  });

  it("loses nothing on the way to a percentage and back, but the unit", () => {
    expect(ofKind(ofKind(full, "percentage"), "count")).toEqual({ ...full, unit: null });
  });

  it("takes a comparison that the new kind has", () => {
    expect(ofKind(full, "deadline").comparator).toBe("onOrBefore");
    expect(ofKind({ ...full, comparator: "before" }, "count").comparator).toBe("gte");
  });

  it("every comparison can be chosen somewhere", () => {
    const offered = new Set(targetKinds.flatMap((kind) => [...comparatorsOf(kind)]));
    expect([...offered].sort()).toEqual([...comparators].sort());
  });
});

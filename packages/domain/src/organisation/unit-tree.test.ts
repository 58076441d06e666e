import { describe, expect, it } from "vitest";
import { aRecord } from "./testing.ts";
import { isBelowItself, unitFigures, unitTree } from "./unit-tree.ts";

const top = aRecord("unit", { headcount: 80, fte: 74 });
const under = (parent: typeof top, values: Parameters<typeof aRecord>[1] = {}) =>
  aRecord("unit", values, { parent: [parent.id] });

describe("units", () => {
  it("stand under their parents; without a known parent at the top", () => {
    const [branch, team] = [under(top), aRecord("unit")];
    const inside = under(branch);
    expect(unitTree([inside, team, branch, top])).toEqual([
      { unit: team, children: [] },
      { unit: top, children: [{ unit: branch, children: [{ unit: inside, children: [] }] }] },
    ]);
    expect(unitTree([inside])).toEqual([{ unit: inside, children: [] }]);
  });

  it("never stand below themselves", () => {
    const branch = under(top);
    const team = under(branch);
    const units = [top, branch, team];
    expect(isBelowItself(units, top.id, team.id)).toBe(true);
    expect(isBelowItself(units, top.id, top.id)).toBe(true);
    expect(isBelowItself(units, team.id, top.id)).toBe(false);
  });
});

describe("the figures of a unit", () => {
  const of = (...records: ReturnType<typeof aRecord>[]) => unitFigures(records).get(top.id)!;

  it("are as stated where nothing below says anything", () => {
    expect(of(top, under(top)).headcount).toEqual({ stated: 80, derived: null, complete: false, differs: false });
  });

  it("differ when all teams are known and do not add up", () => {
    expect(of(top, under(top, { headcount: 30, fte: 28.5 }), under(top, { headcount: 50, fte: 45.5 }))).toMatchObject({
      headcount: { derived: 80, differs: false },
      fte: { derived: 74, differs: false },
    });
    expect(of(top, under(top, { headcount: 30 }), under(top, { headcount: 49 })).headcount).toMatchObject({
      derived: 79,
      complete: true,
      differs: true,
    });
  });

  it("differ with an unknown team only when the known ones are already more", () => {
    expect(of(top, under(top, { fte: 70 }), under(top)).fte).toMatchObject({ complete: false, differs: false });
    expect(of(top, under(top, { fte: 74.01 }), under(top)).fte).toMatchObject({ complete: false, differs: true });
  });

  it("count functions, one person once, and leave out what ended", () => {
    const person = aRecord("person");
    const function_ = (fte: number, endedOn: string | null = null) =>
      aRecord("position", { fte, endedOn }, { unit: [top.id], person: [person.id] });
    const vacant = aRecord("position", { fte: 0.1 }, { unit: [top.id] });
    const figures = of(top, person, function_(0.2), function_(0.1), function_(9, "2020-01-01"), vacant);
    expect(figures.headcount.derived).toBe(1);
    expect(figures.fte.derived).toBe(0.4);
    expect(of(top, under(top, { fte: 100, endedOn: "2020-01-01" })).fte.derived).toBeNull();
  });
});

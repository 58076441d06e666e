import { describe, expect, it } from "vitest";
import { locales } from "../localized-text.ts";
import { fold } from "./lexer.ts";
import { targetUnit, targetUnits } from "./units.ts";

describe("the unit list", () => {
  it("gives every unit one code, in kebab-case", () => {
    const codes = targetUnits.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !/^[a-z]+(-[a-z]+)*$/.test(code))).toEqual([]);
  });

  it.each(locales)("names every unit in %s, and no word names two units", (language) => {
    const owners = new Map<string, Set<string>>();
    for (const unit of targetUnits) {
      const { one, many, also } = unit[language];
      for (const word of [one, many, ...also]) {
        expect(word).toMatch(/\S/);
        owners.set(fold(word), (owners.get(fold(word)) ?? new Set()).add(unit.code));
      }
    }
    expect([...owners].filter(([, codes]) => codes.size > 1).map(([word]) => word)).toEqual([]);
  });

  it("gives every French noun its gender, for the article", () => {
    expect(targetUnits.filter(({ fr }) => fr.gender === undefined)).toEqual([]);
  });

  it("knows no other codes", () => {
    expect(targetUnit("meetings")?.nl.one).toBe("vergadering");
    expect(targetUnit("unicorns")).toBeNull();
  });
});

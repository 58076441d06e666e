import { AdminArea, Municipality, MunicipalityMerger, PoliceZone } from "@salus/domain";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type borderMaps, borders } from "./borders.ts";
import {
  adminAreas,
  currentOn,
  findMunicipality,
  municipalities,
  municipalityMergers,
  policeZones,
  population,
  successorOf,
} from "./municipalities.ts";

describe("municipalities", () => {
  it("are 620 codes that pass their schema, each once", () => {
    expect(z.array(Municipality).parse(municipalities())).toEqual(municipalities());
    expect(new Set(municipalities().map(({ nis }) => nis)).size).toBe(620);
  });

  it.each([
    ["2018-12-31", 589],
    ["2019-01-01", 581],
    ["2020-06-30", 581],
    ["2024-12-02", 580],
    ["2025-01-01", 565],
    ["2026-11-21", 565],
  ])("on %s are %i", (date, count) => {
    expect(currentOn(date)).toHaveLength(count);
  });

  it("lie in an arrondissement, a province (but for Brussels) and a region that exist", () => {
    const level = (name: string) => new Set(adminAreas().flatMap((area) => (area.level === name ? [area.nis] : [])));
    const [regions, provinces, arrondissements] = [level("region"), level("province"), level("arrondissement")];
    for (const { regionNis, provinceNis, arrondissementNis } of currentOn("2025-01-01")) {
      expect(regions).toContain(regionNis);
      expect(arrondissements).toContain(arrondissementNis);
      if (provinceNis === null) expect(regionNis).toBe("04000");
      else expect(provinces).toContain(provinceNis);
    }
  });

  it("have the language regimes of the law: 19 bilingual, 9 German, 27 with facilities", () => {
    const current = currentOn("2025-01-01");
    const count = (regime: string) => current.filter(({ languageRegime }) => languageRegime === regime).length;
    expect([count("nl"), count("fr"), count("nl-fr"), count("de")]).toEqual([285, 252, 19, 9]);
    expect(current.filter(({ facilitiesFor }) => facilitiesFor !== null)).toHaveLength(27);
    expect(findMunicipality("21012")).toMatchObject({ name: { nl: "Sint-Jans-Molenbeek" }, languageRegime: "nl-fr" });
  });

  it("knows nothing of a code that never was", () => {
    expect(findMunicipality("99999")).toBeUndefined();
    expect(successorOf("99999")).toBeUndefined();
    expect(population("99999", 2025)).toBeUndefined();
  });
});

describe("mergers", () => {
  it("pass their schema and agree with the validity of both codes", () => {
    expect(z.array(MunicipalityMerger).parse(municipalityMergers())).toHaveLength(55);
    const dayAfter = (date: string) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
    for (const { fromNis, toNis, on, relation } of municipalityMergers()) {
      const [from, to] = [findMunicipality(fromNis), findMunicipality(toNis)];
      expect(from?.successorNis).toBe(toNis);
      expect(to?.predecessorNis).toContain(fromNis);
      expect(dayAfter(from?.validTo ?? "")).toBe(on);
      if (relation !== "absorbed") expect(to?.validFrom).toBe(on);
    }
  });

  it("lead every ended code to a municipality of today, and no current one anywhere", () => {
    for (const { nis, validTo } of municipalities()) {
      const successor = successorOf(nis);
      if (validTo === null) expect(successor).toBeUndefined();
      else expect(successor?.validTo).toBeNull();
    }
    expect(successorOf("12030")?.nis).toBe("12041");
    expect(successorOf("11007")?.nis).toBe("11002");
    expect(successorOf("82003")?.nis).toBe("82039");
  });
});

describe("population", () => {
  const total = (date: string, year: number) =>
    currentOn(date).reduce((sum, { nis }) => sum + (population(nis, year) ?? Number.NaN), 0);

  it("of Belgium is 11,825,551 on 1 January 2025", () => {
    expect(total("2025-01-01", 2025)).toBe(11_825_551);
  });

  it("loses nobody when old years are read on the codes of that time", () => {
    expect(total("2018-12-31", 2018)).toBe(11_376_070);
    expect(total("2020-01-01", 2018)).toBe(11_376_070);
    expect(total("2020-01-01", 2020)).toBe(11_492_641);
  });

  it("adds up what a new code was made of", () => {
    expect(population("82039", 2024)).toBe((population("82003", 2024) ?? 0) + (population("82005", 2024) ?? 0));
    expect(population("82039", 2024)).toBeGreaterThan(16_921);
  });

  it("keeps the own figure of a municipality that later absorbed a neighbour", () => {
    expect(population("11002", 2024)).toBe(544_759);
  });

  it("has no figure for an ended code or a year without a count", () => {
    expect(population("82003", 2025)).toBeUndefined();
    expect(population("12025", 2008)).toBeUndefined();
    expect(population("12041", 2008)).toBeUndefined();
  });
});

describe("police zones", () => {
  it("pass their schema and hold each municipality of 2025 exactly once", () => {
    expect(z.array(PoliceZone).parse(policeZones())).toHaveLength(176);
    const members = policeZones().flatMap((zone) => zone.members.map((nis) => [nis, zone.id]));
    expect(members).toHaveLength(565);
    for (const [nis = "", zone] of members) expect(findMunicipality(nis)?.policeZone).toBe(zone);
  });

  it("leave the code open where a merged zone's was not found", () => {
    expect(policeZones().filter((zone) => zone.code === null)).toHaveLength(2);
  });
});

describe("areas", () => {
  it("pass their schema and hang under an area that exists", () => {
    expect(z.array(AdminArea).parse(adminAreas())).toHaveLength(56);
    for (const { level, parentNis } of adminAreas()) {
      if (level === "region") expect(parentNis).toBeNull();
      else expect(adminAreas().map(({ nis }) => nis)).toContain(parentNis);
    }
  });
});

describe("borders", () => {
  const Topology = z.object({
    type: z.literal("Topology"),
    arcs: z.array(z.unknown()).min(1),
    objects: z.record(z.string(), z.object({ geometries: z.array(z.object({ id: z.string() })) })),
  });
  const layer = (map: (typeof borderMaps)[number]) =>
    Topology.parse(JSON.parse(borders(map))).objects["municipalities"]?.geometries.map(({ id }) => id);

  it("draw the municipalities of 2025, no more and no fewer", () => {
    expect(layer("belgium")?.toSorted()).toEqual(
      currentOn("2025-01-01")
        .map(({ nis }) => nis)
        .toSorted(),
    );
  });

  it("draw the nineteen of Brussels in the inset", () => {
    expect(layer("brussels")?.toSorted()).toEqual(
      currentOn("2025-01-01")
        .filter(({ regionNis }) => regionNis === "04000")
        .map(({ nis }) => nis)
        .toSorted(),
    );
  });
});

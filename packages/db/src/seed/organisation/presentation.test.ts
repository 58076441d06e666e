import { type OrganisationRecord, recordName, type RefName, unitFigures, unitTree } from "@salus/domain";
import { findPhenomenon } from "@salus/templates";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withTenant } from "../../doors.ts";
import { recordsOf } from "../../organisation.ts";
import { organisationRecord, tenant } from "../../schema/index.ts";
import { createTestDatabase, type TestDatabase } from "../../testing/index.ts";
import { seedDemonstration } from "../index.ts";

/*
 * Every fact of the presentation that the prevention and safety department of Mechelen gave to the council committee on
 * 14 September 2021, slide by slide, as we enumerated them ourselves. Each must be found in what the demonstration keeps.
 */
let database: TestDatabase;
let records: OrganisationRecord[];
beforeAll(async () => {
  database = await createTestDatabase();
  const { owner } = database;
  await seedDemonstration(owner, { now: new Date("2026-11-21T10:00:00Z"), passwordHash: "$argon2id$test", plans: [] });
  const [row] = await owner
    .select({ id: tenant.id })
    .from(tenant)
    .where(eq(tenant.nis, "12025" as never));
  records = await withTenant(owner, row!.id, async (tx) => {
    const rows = await tx.select().from(organisationRecord).where(eq(organisationRecord.tenantId, row!.id));
    return recordsOf(tx, row!.id, rows);
  });
});
afterAll(() => database[Symbol.asyncDispose]());

const nameOf = (record: OrganisationRecord): string => recordName(record).nl ?? "";
function find(kind: OrganisationRecord["kind"], name: string): OrganisationRecord {
  const found = records.find((record) => record.kind === kind && nameOf(record) === name);
  if (!found) throw new Error(`no ${kind} is called ${name}`);
  return found;
}
const named = (record: OrganisationRecord, ref: RefName): string[] =>
  (record.refs[ref] ?? []).map((id) => nameOf(records.find((each) => each.id === id)!));
/** All that a record says, for facts that are a sentence of ours. */
const saidBy = (record: OrganisationRecord): string => JSON.stringify([record.values, record.refs]);

describe("the organisation chart", () => {
  const chart: Record<string, readonly string[]> = {
    "Sociale preventie": ["Projecten", "Actiecel", "Ondersteuningsteam"],
    Stadstoezicht: ["Sensibilisering", "Gemeenschapswachten", "Regie overlast", "Buitengewone opsporingsambtenaren"],
    "Bestuurlijke handhaving": ["Bestuurlijke maatregelen", "GASAM"],
    Innovatie: [],
    Netwerkorganisaties: ["Family Justice Center", "Alternatieve Gerechtelijke Maatregelen"],
  };

  it("has one department with five branches and their teams", () => {
    const [department, ...more] = unitTree(records);
    expect(more).toEqual([]);
    expect(nameOf(department!.unit)).toBe("Afdeling Preventie en Veiligheid");
    expect(department!.children.map(({ unit }) => nameOf(unit)).sort()).toEqual(Object.keys(chart).sort());
    for (const { unit, children } of department!.children) {
      expect(children.map((child) => nameOf(child.unit)).sort(), nameOf(unit)).toEqual(chart[nameOf(unit)]?.toSorted());
      expect(unit.values.unitKind).toBe("branch");
    }
  });

  it.each(["Overlast", "Verkeer", "Snelheid"])("has %s under GASAM", (name) => {
    expect(named(find("unit", name), "parent")).toEqual(["GASAM"]);
  });

  it.each(["ORPHEUS", "Pericles", "Urban Agenda", "UrbSecurity", "Gedragsinzichten", "Online detectie"])(
    "has %s with the branch Innovatie",
    (name) => {
      expect(named(find("project", name), "unit")).toEqual(["Innovatie"]);
    },
  );
});

describe("the department", () => {
  it("has 80 people and 74 full-time equivalents, as stated on the day", () => {
    const { id, values } = find("unit", "Afdeling Preventie en Veiligheid");
    expect(values).toMatchObject({ headcount: 80, fte: 74, statedOn: "2021-09-14" });
    expect(unitFigures(records).get(id)?.headcount).toMatchObject({ stated: 80, complete: false, differs: false });
  });

  it.each([
    ["Federale subsidies", "federal"],
    ["Vlaamse projectmiddelen", "regional"],
    ["Europese projectmiddelen", "european"],
    ["Intergemeentelijke samenwerking", "intermunicipal"],
    ["Reguliere werkingsmiddelen", "own"],
  ])("is paid by %s", (name, kind) => {
    expect(find("fundingSource", name).values.fundingKind).toBe(kind);
    expect(named(find("unit", "Afdeling Preventie en Veiligheid"), "fundingSource")).toContain(name);
  });

  it("has no sixth source, and the federal one is SVPP, VSC and Justice", () => {
    expect(records.filter(({ kind }) => kind === "fundingSource")).toHaveLength(5);
    expect(find("fundingSource", "Federale subsidies").values.schemes).toEqual(["svpp", "vsc", "justice"]);
  });
});

describe("the projects for youth and young adults", () => {
  const grid = {
    proactive: ["Straathoekwerk", "Outreachend preventiewerk", "MJW", "PIM"],
    preventive: ["NERO", "VIDA", "SAMEN", "Lokale integrale veiligheidscel"],
    curative: ["GAS-bemiddeling", "Praetoriaanse probatie", "Leerstraffen"],
  };
  it.each(Object.entries(grid))("has the column %s", (approach, names) => {
    const column = records.filter(({ kind, values }) => kind === "project" && values.approach === approach);
    expect(column.map(nameOf).sort()).toEqual(names.toSorted());
    for (const { values } of column) expect(values.targetGroup.nl).toMatch(/jongeren.*zorgen/i);
  });
});

describe("the other slides", () => {
  it.each([
    "GW – GO – Broers/Zussen – (stadstoezichter)",
    "YANA (You Are Never Alone)",
    "KIVA",
    "nee=nee",
    "Burenbemiddeling",
    "Leefbaarheidstoetsen en risico-evenementen",
  ])("has %s under sense of control versus social control", (name) => {
    expect(find("project", name).values.theme.nl).toBe("Sense of control versus social control");
  });

  it.each<[OrganisationRecord["kind"], string, RegExp]>([
    ["project", "UrbSecurity", /sense of control/],
    ["project", "UrbSecurity", /URBACT/],
    ["project", "Quick response", /48 uur/],
    ["project", "Quick response", /informeel netwerk/],
    ["project", "Quick response", /conflictresolutie/],
    ["project", "Quick response", /meteen handelt/],
    ["project", "Dubbeldiagnose", /Extra kwetsbare mensen met extra zorgnoden/],
    ["project", "Dubbeldiagnose", /motiveren of gewoon nabij/],
    ["project", "Dubbeldiagnose", /methodiek/],
    ["project", "Dubbeldiagnose", /voorstellen doen voor het beleid/],
    ["unit", "Buitengewone opsporingsambtenaren", /geschakeld/],
    ["unit", "Buitengewone opsporingsambtenaren", /dialoog/],
    ["unit", "Buitengewone opsporingsambtenaren", /streng wanneer/],
    ["unit", "Buitengewone opsporingsambtenaren", /overlast, innames van het openbaar domein en foutparkeren/],
    ["unit", "Bestuurlijke handhaving", /1789/],
    ["unit", "Bestuurlijke handhaving", /een van de eerste/],
    ["unit", "Bestuurlijke handhaving", /andere lokale besturen/],
    ["project", "GAS 5", /zones 30 en 50/],
    ["project", "ORPHEUS", /polarisatie/],
    ["project", "ORPHEUS", /stem in het debat/],
    ["project", "ORPHEUS", /online en offline/],
    ["project", "ORPHEUS", /andere omgevingen/],
    ["project", "ORPHEUS", /UCPEe6adbWbT2iggXTA2J81A/],
    ["project", "ORPHEUS", /6843120362218115072/],
    ["project", "Pericles", /vehicle ramming/],
    ["project", "Emma", /[Mm]ulti-agency/],
    ["project", "IcARUS", /Consultative Committee of Cities/],
    ["network", "EFUS", /preventie en veiligheid in steden/],
    ["network", "Partnership security in public places", /Urban Agenda/],
    ["network", "Peace in Our Cities network", /Peace/],
    ["network", "Regionaal netwerk intrafamiliaal geweld", /drie sporen/],
    ["network", "Regionaal netwerk intrafamiliaal geweld", /voorbeeld van regiovorming/],
    ["network", "Regionaal netwerk intrafamiliaal geweld", /IFG, EGG, tienerpooiers, moedige moeders/],
    ["programme", "Actieplan online preventie", /[Rr]oad map/],
  ])("has of the %s %s that %s", (kind, name, fact) => {
    expect(saidBy(find(kind, name))).toMatch(fact);
  });

  it("has the regional network of 12 local authorities, six police zones and three named members", () => {
    const network = find("network", "Regionaal netwerk intrafamiliaal geweld");
    expect(network.values.statedMembers).toEqual([
      { kind: "municipality", count: 12 },
      { kind: "police-zone", count: 6 },
    ]);
    expect(named(network, "partner").sort()).toEqual(["CAW BML", "Justitiehuis", "Vlaamse overheid"]);
  });

  it("has the partner of Orpheus, and the action plan of 2021 and 2022 it belongs to", () => {
    expect(named(find("project", "ORPHEUS"), "partner")).toEqual(["CEAPIRE"]);
    expect(find("programme", "Actieplan online preventie").values).toMatchObject({ fromYear: 2021, toYear: 2022 });
  });

  it.each(["ORPHEUS", "Pericles", "Urban Agenda", "UrbSecurity", "Emma", "IcARUS"])("has %s paid by Europe", (name) => {
    expect(named(find("project", name), "fundingSource")).toEqual(["Europese projectmiddelen"]);
  });
});

describe("the action programmes of 2020", () => {
  it("are four clusters of known phenomena; one phenomenon may stand in several, none of them needs a chapter", () => {
    const yearly = records.filter(({ kind, values }) => kind === "programme" && values.fromYear === 2020);
    expect(yearly.map(nameOf).sort()).toEqual([
      "Diefstal en inbraak",
      "Drugpreventie",
      "Geweld en onveiligheidsgevoelens",
      "Netheid en leefbaarheid",
    ]);
    const codes = yearly.flatMap(({ values }) => values.phenomena);
    expect(codes.filter((code) => findPhenomenon(code) === undefined)).toEqual([]);
  });
});

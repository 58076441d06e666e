import { describe, expect, it } from "vitest";
import { makeTarget } from "./build.ts";
import { formatTarget } from "./format.ts";
import { formatNumber } from "./numerals.ts";
import { parseTarget } from "./parse.ts";
import type { Target } from "./target.ts";

const count = (fields: Partial<Target>): Target => makeTarget({ kind: "count", comparator: "gte", ...fields });

/** No-break spaces as blanks, so that the tables can be read. */
const plain = (text: string): string => text.replaceAll("\u00a0", " ");

const written: readonly (readonly [Target, nl: string, fr: string])[] = [
  [count({ value: 50, per: "year" }), "minstens 50 per jaar", "au moins 50 par an"],
  [
    count({ value: 1, unit: "meetings", per: "month" }),
    "minstens 1 vergadering per maand",
    "au moins 1 réunion par mois",
  ],
  [count({ comparator: "lte", value: 5, unit: "complaints" }), "hoogstens 5 klachten", "au plus 5 plaintes"],
  [count({ comparator: "gt", value: 1500, unit: "persons" }), "meer dan 1.500 personen", "plus de 1 500 personnes"],
  [count({ comparator: "eq", value: 0, unit: "incidents" }), "0 incidenten", "0 incident"],
  [count({ comparator: null, unit: "volunteers" }), "aantal vrijwilligers", "nombre de volontaires"],
  [
    count({ comparator: "increase", value: 1, unit: "neighbourhoods", per: "year" }),
    "stijging met minstens 1 buurt per jaar",
    "hausse d'au moins 1 quartier par an",
  ],
  [
    makeTarget({ kind: "duration", comparator: "gte", value: 3, unit: "hours", per: "day" }),
    "minstens 3 uur per dag",
    "au moins 3 heures par jour",
  ],
  [
    makeTarget({ kind: "duration", comparator: "eq", value: 1.5, unit: "hours", per: "week" }),
    "1,5 uur per week",
    "1,5 heure par semaine",
  ],
  [
    makeTarget({ kind: "duration", unit: "hours", per: "person" }),
    "aantal uren per persoon",
    "nombre d'heures par personne",
  ],
  [
    makeTarget({ kind: "percentage", comparator: "growth", value: -10, unit: "%", per: "year" }),
    "daling met minstens 10 % per jaar",
    "baisse d'au moins 10 % par an",
  ],
  [
    makeTarget({ kind: "percentage", comparator: "eq", value: 100, unit: "%", by: "2014-07-01" }),
    "100 %, uiterlijk op 1 juli 2014",
    "100 %, au plus tard le 1er juillet 2014",
  ],
  [
    makeTarget({ kind: "percentage", comparator: "gte", value: 80, unit: "%", within: { value: 1, unit: "days" } }),
    "minstens 80 %, binnen 1 dag",
    "au moins 80 %, dans un délai de 1 jour",
  ],
  [
    makeTarget({ kind: "deadline", comparator: "before", by: "2024-09-01" }),
    "vóór 1 september 2024",
    "avant le 1er septembre 2024",
  ],
  [
    makeTarget({ kind: "deadline", comparator: "onOrBefore", by: "2024-12-31" }),
    "uiterlijk op 31 december 2024",
    "au plus tard le 31 décembre 2024",
  ],
  [makeTarget({ kind: "boolean", comparator: "eq" }), "ja/nee", "oui/non"],
  [
    makeTarget({ kind: "existence", comparator: "eq", by: "2015-01-01" }),
    "bestaat op 1 januari 2015",
    "existe au 1er janvier 2015",
  ],
  [
    makeTarget({ kind: "deliverable", comparator: "gte", value: 1, unit: "notes", per: "year" }),
    "elk jaar een nota",
    "chaque année une note",
  ],
  [
    makeTarget({ kind: "deliverable", comparator: "gte", value: 4, unit: "reports", per: "year" }),
    "elk kwartaal een rapport",
    "chaque trimestre un rapport",
  ],
  [makeTarget({ kind: "qualitative" }), "kwalitatieve indicator", "indicateur qualitatif"],
  [
    count({
      value: 3,
      unit: "reports",
      per: "year",
      steps: [
        { from: "2014-01-01", to: "2014-12-31", value: 3 },
        { from: "2015-01-01", to: null, value: 6 },
      ],
    }),
    "minstens 3 rapporten per jaar in 2014 en 6 vanaf 2015",
    "au moins 3 rapports par an en 2014 et 6 à partir de 2015",
  ],
];

describe("a written target", () => {
  it.each(written)("%j", (target, nl, fr) => {
    expect([plain(formatTarget(target, "nl")), plain(formatTarget(target, "fr"))]).toEqual([nl, fr]);
  });

  it("crosses the language border", () => {
    const target = parseTarget("Aantal adviesbezoeken: ≥ 50 /jaar", { language: "nl" }) as Target;
    expect(formatTarget(target, "fr")).toBe("au moins 50 visites par an");
    expect(parseTarget(formatTarget(target, "fr"), { language: "fr" })).toEqual(target);
  });

  it("keeps figures and their sign on one line", () => {
    expect(formatTarget(makeTarget({ kind: "percentage", comparator: "eq", value: 5, unit: "%" }), "nl")).toBe(
      "5\u00a0%",
    );
    expect(formatNumber(1234567.5, "nl")).toBe("1.234.567,5");
    expect(formatNumber(1234567.5, "fr")).toBe("1\u00a0234\u00a0567,5");
  });

  it("quotes words that were printed in another language", () => {
    const watches = count({ value: 3, unit: "buurtcharters" });
    expect(formatTarget(watches, "fr", { writtenIn: "nl" })).toBe("au moins 3 « buurtcharters »");
    expect(formatTarget(watches, "nl", { writtenIn: "nl" })).toBe("minstens 3 buurtcharters");
    const all = makeTarget({
      kind: "percentage",
      comparator: "eq",
      value: 100,
      unit: "%",
      population: "de slachtoffers",
    });
    expect(plain(formatTarget(all, "fr"))).toBe("100 % de « de slachtoffers »");
    expect(plain(formatTarget({ ...all, population: "les victimes" }, "fr"))).toBe("100 % des victimes");
    expect(plain(formatTarget({ ...all, population: "les victimes" }, "nl"))).toBe("100 % van “les victimes”");
  });
});

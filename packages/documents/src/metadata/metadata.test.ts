import { describe, expect, it } from "vitest";
import { allDatesIn } from "./dates.ts";
import { readEvents, readVote } from "./events.ts";
import { languageOf, surelyIn } from "./language.ts";
import { findMunicipalityIn } from "./municipality.ts";
import { readPeriod } from "./period.ts";

describe("dates", () => {
  it.each([
    ["op 27/04/2020 en 18.12.2018", ["2020-04-27", "2018-12-18"]],
    ["op 1 oktober 2023", ["2023-10-01"]],
    ["le 1er août 2022", ["2022-08-01"]],
    ["01-01-2020 - 31-12-2020", ["2020-01-01", "2020-12-31"]],
    ["op 31/02/2020, op __/__/____, nummer 2018142667", []],
  ])("%s", (text, dates) => expect(allDatesIn(text).map(({ on }) => on)).toEqual(dates));
});

describe("period", () => {
  it.each([
    ["periode : 01-01-2020 - 31-12-2022", "2020-01-01", "2022-12-31"],
    ["Dit contract treedt in werking op 1 januari 2018 en eindigt op 31 december 2019.", "2018-01-01", "2019-12-31"],
    [
      "La présente convention entre en vigueur le 1er janvier 2020 et se termine le 31 décembre 2022.",
      "2020-01-01",
      "2022-12-31",
    ],
    ["période : du 01/01/2023 au 31/12/2024", "2023-01-01", "2024-12-31"],
    ["VEILIGHEIDS- EN SAMENLEVINGSCONTRACT PROJECTPLAN 2023", "2023-01-01", "2023-12-31"],
    ["PLAN STRATÉGIQUE DE SÉCURITÉ ET DE PRÉVENTION 2018-2019", "2018-01-01", "2019-12-31"],
    [
      "Eerder plan: 01-01-2018 t/m 31-12-2019. SVPP periode van 01-01-2020 tot en met 31-12-2020. Het contract treedt in werking op 1 januari 2020 en eindigt op 31 december 2020.",
      "2020-01-01",
      "2020-12-31",
    ],
  ])("%s", (text, from, to) => expect(readPeriod(text)).toEqual({ from, to }));

  it("stays unknown where nothing is said", () => expect(readPeriod("Zonder jaartal")).toBeNull());
});

describe("municipality", () => {
  const nis = (text: string, name = "plan.txt") => findMunicipalityIn(text, name, null)?.municipality.nis ?? null;
  it.each([
    ["De Stad GENK, vertegenwoordigd door de gemeenteraad van Genk", "71016"],
    ["VAN DE STAD/GEMEENTE Sint-Jans-Molenbeek", "21012"],
    ["La Commune de Molenbeek-Saint-Jean", "21012"],
    ["la Ville de Namur et son CPAS", "92094"],
    ["De Staat, gevestigd te 1000 Brussel. De Stad Kortrijk. Opgemaakt te Brussel.", "34022"],
  ])("%s", (text, code) => expect(nis(text)).toBe(code));

  it("takes the file's name as a hint, and nothing as nothing", () => {
    expect(nis("Zonder naam", "svpp_oostende_2020.txt")).toBe("35013");
    expect(nis("Zonder naam")).toBeNull();
  });
});

describe("events", () => {
  const period = { from: "2020-01-01", to: "2022-12-31" };
  it("reads bodies, items of the agenda and chains of dates", () => {
    const text =
      "Collegebesluit 11 februari 2020 – punt 85: verwijzing. Handelend in uitvoering van de beslissingen van de Ministerraad van 28 juni 2019, 18 december 2020 en 16 juli 2021. " +
      "De Gemeente, in uitvoering van de zitting van de Gemeenteraad van 25/02/2020 (punt 48).";
    expect(readEvents(text, "", period)).toMatchObject([
      { kind: "council-of-ministers", on: "2019-06-28" },
      { kind: "council-of-ministers", on: "2020-12-18" },
      { kind: "council-of-ministers", on: "2021-07-16" },
      { kind: "college", on: "2020-02-11", agendaItem: "85" },
      { kind: "council", on: "2020-02-25", agendaItem: "48" },
    ]);
  });

  it("reads French decisions", () => {
    const text =
      "Le Collège communal du 3 mars 2020, point 12, a approuvé le projet. Décision du Conseil des ministres du 28 juin 2019. " +
      "Conseil communal du 30 mars 2020, point n° 7. La décision est prise à l'unanimité.";
    expect(readEvents(text, "", period)).toMatchObject([
      { kind: "council-of-ministers", on: "2019-06-28" },
      { kind: "college", on: "2020-03-03", agendaItem: "12" },
      { kind: "council", on: "2020-03-30", agendaItem: "7", vote: { outcome: "unanimous" } },
    ]);
  });

  it("leaves an open date open, and other plans out", () => {
    expect(readEvents("in uitvoering van de zitting van de Gemeenteraad van _____", "", period)).toMatchObject([
      { kind: "council", on: null },
    ]);
    const earlier = "Gemeenteraad 18.12.2019 – punt 28: goedkeuring voor de periode 01-01-2014 t/m 31-12-2017.";
    expect(readEvents(earlier, "", period)).toEqual([]);
  });

  it.each([
    ["met eenparigheid van stemmen", { outcome: "unanimous" }],
    ["à l'unanimité", { outcome: "unanimous" }],
    ["met 32 stemmen voor en 5 onthoudingen", { outcome: "adopted", for: 32, against: 0, abstain: 5 }],
    ["par 20 voix pour, 3 voix contre et 2 abstentions", { outcome: "adopted", for: 20, against: 3, abstain: 2 }],
  ])("%s", (text, vote) => expect(readVote(text)).toEqual(vote));
});

describe("language", () => {
  it("of a file and of a text", () => {
    expect(languageOf("De stad zet in op meer toezicht in de wijken en spreekt de bewoners aan.")).toBe("nl");
    expect(languageOf("La ville mise sur davantage de surveillance dans les quartiers.")).toBe("fr");
    expect(surelyIn("Organiser des réunions de quartier avec les habitants")).toBe("fr");
    expect(surelyIn("Nombre de visites")).toBeNull();
  });
});

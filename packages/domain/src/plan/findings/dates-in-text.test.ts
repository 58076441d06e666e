import { describe, expect, it } from "vitest";
import { datesIn, isStale, periodsIn } from "./dates-in-text.ts";

const days = (text: string) => datesIn(text).map(({ on }) => on);

describe("datesIn", () => {
  it.each([
    ["tegen 01/10/2014 goedgekeurd", ["2014-10-01"]],
    ["op 1.7.2014 en op 31-12-2015", ["2014-07-01", "2015-12-31"]],
    ["Op 1 januari 2014 bestaat er een plan", ["2014-01-01"]],
    ["ten laatste op 31 maart 2016", ["2016-03-31"]],
    ["au plus tard le 1er août 2021", ["2021-08-01"]],
    ["avant le 31 décembre 2022", ["2022-12-31"]],
    ["bis zum 1. März 2023", ["2023-03-01"]],
    ["voor het einde van 2020", ["2020-12-31"]],
    ["tegen eind 2019", ["2019-12-31"]],
    ["d'ici fin 2021", ["2021-12-31"]],
    ["1 JANUARI 2014", ["2014-01-01"]],
    ["twee keer: 01/01/2014 en 01/01/2014", ["2014-01-01", "2014-01-01"]],
  ])("%s", (text, expected) => {
    expect(days(text)).toEqual(expected);
  });

  it.each([
    "31/02/2014",
    "13/13/2014",
    "00/01/2014",
    "dossier 12/3/20145",
    "tel. 015/28.26.05",
    "de 3 wijken van 2014",
    "1 mensen 2014",
    "in 2014",
    "",
  ])("finds none in %j", (text) => {
    expect(days(text)).toEqual([]);
  });

  it.each([
    "in het kader van de wet van 24/06/2013 betreffende de administratieve sancties",
    "koninklijk besluit van 15 mei 2009",
    "KB van 7 november 2013",
    "de gemeenteraadsbeslissing van 27 april 2020",
    "conformément à la loi du 15 mai 2007",
    "l'arrêté royal du 3 juillet 2019",
    "la circulaire ministérielle du 21 août 2015",
    "samenwerkingsovereenkomst volgens de omzendbrief van 21 augustus 2015",
  ])("leaves the date of an act alone: %s", (text) => {
    expect(days(text)).toEqual([]);
  });

  it("reads the date of a sentence that follows an act", () => {
    expect(days("Conform de wet. Het overleg start op 01/10/2014.")).toEqual(["2014-10-01"]);
  });

  it("keeps the words it read", () => {
    expect(datesIn("Op 1 juli 2014 start het.")).toEqual([{ on: "2014-07-01", quote: "1 juli 2014" }]);
  });
});

describe("periodsIn", () => {
  it.each([
    ["wijziging van het SVPP 2014-2017", [2014, 2017]],
    ["le PSSP 2018–2019", [2018, 2019]],
    ["de jaren 2013 tot 2015", [2013, 2015]],
    ["2020 t/m 2022", [2020, 2022]],
  ])("%s", (text, [fromYear, toYear]) => {
    expect(periodsIn(text)).toMatchObject([{ fromYear, toYear }]);
  });

  it.each(["01/01/2014", "2017-2014", "1950-2020", "2014-2014", "nr. 2014-20175"])("finds none in %j", (text) => {
    expect(periodsIn(text)).toEqual([]);
  });

  it("calls a period stale that has no year in common with the plan", () => {
    const plan = { from: "2020-01-01", to: "2022-12-31" };
    const stale = (text: string) => periodsIn(text).map((mention) => isStale(mention, plan));
    expect(stale("2014-2017, 2018-2019, 2020-2025, 2019-2020, 2023-2024")).toEqual([true, true, false, false, true]);
  });
});

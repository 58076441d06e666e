import { describe, expect, it } from "vitest";
import { mentionsIn, proposalFor, replaceMention, shiftDay, staleMentions } from "./mentions.ts";

const period = { from: "2020-01-01", to: "2022-12-31" };
const quotes = (text: string) => staleMentions(text, period).map(({ kind, quote }) => `${kind} ${quote}`);

describe("staleMentions", () => {
  it.each([
    ["goedgekeurd door het college op 01/01/2015", ["date 01/01/2015"]],
    ["Ten laatste op 31 maart 2016 is er een rapport", ["date 31 maart 2016"]],
    ["voorstellen tot wijziging van het SVPP 2014-2017", ["span 2014-2017"]],
    ["Vanaf 2015 zijn er 4 programma's", ["year 2015"]],
    ["minstens 2 in 2014 en 3 per jaar vanaf 2015", ["year 2014", "year 2015"]],
    ["d'ici 2015", ["year 2015"]],
    ["d'ici fin 2015", ["date fin 2015"]],
    ["tegen eind 2019", ["date eind 2019"]],
    ["in maart 2015 start het overleg", ["date maart 2015"]],
    ["à partir de septembre 2018", ["date septembre 2018"]],
    ["tijdens het schooljaar 2014-2015", ["schoolYear schooljaar 2014-2015"]],
    ["l'année scolaire 2016/17", ["schoolYear année scolaire 2016/17"]],
    ["zoals in de gemeenteraadsbeslissing van 27/04/2015", ["decision gemeenteraadsbeslissing van 27/04/2015"]],
    ["la décision du conseil communal du 27 avril 2015", ["decision décision du conseil communal du 27 avril 2015"]],
    ["(2017)", ["year 2017"]],
  ])("%s", (text, expected) => {
    expect(quotes(text)).toEqual(expected);
  });

  it.each([
    "in 2021 en in 2022",
    "SVPP 2020-2022",
    "SVPP 2018-2021",
    "schooljaar 2019-2020",
    "eind 2020",
    "de wet van 15 mei 2007 betreffende de gemeenschapswacht",
    "koninklijk besluit van 7 november 2013",
    "2000 flyers",
    "2.015 bezoeken",
    "2015 €",
    "tel. 015 28 26 05",
    "artikel 2015/3",
    "",
  ])("finds none in %j", (text) => {
    expect(quotes(text)).toEqual([]);
  });

  it("reads no word twice", () => {
    const found = mentionsIn("op 01/07/2014, in 2014, SVPP 2014-2017, schooljaar 2014-2015 en maart 2014");
    expect(found.map(({ quote }) => quote)).toEqual([
      "01/07/2014",
      "2014",
      "2014-2017",
      "schooljaar 2014-2015",
      "maart 2014",
    ]);
  });
});

describe("replaceMention", () => {
  it("changes the year alone and not the day that holds the same figures", () => {
    expect(replaceMention("Op 01/07/2014 en in 2014", { kind: "year", quote: "2014" }, "2020")).toBe(
      "Op 01/07/2014 en in 2020",
    );
  });

  it("changes every mention that reads so", () => {
    expect(replaceMention("in 2014, weer in 2014", { kind: "year", quote: "2014" }, "2021")).toBe(
      "in 2021, weer in 2021",
    );
  });
});

describe("proposalFor", () => {
  const after = (text: string, from = { from: "2020-01-01", to: "2020-12-31" }, to = period) =>
    staleMentions(text, to).map((mention) => proposalFor(text, mention, { from, to }));

  it("moves by the difference between the periods", () => {
    const next = { from: "2022-01-01", to: "2023-12-31" };
    expect(after("voor eind 2020", { from: "2020-01-01", to: "2021-12-31" }, next)).toEqual(["eind 2022"]);
  });

  it("brings what is older than the old period to the first year, and keeps the order of steps", () => {
    expect(after("13 in 2014 en 26 vanaf 2015")).toEqual(["2020", "2021"]);
    expect(after("op 31 maart 2016")).toEqual(["31 maart 2020"]);
    expect(after("schooljaar 2014-15")).toEqual(["schooljaar 2020-21"]);
  });

  it("writes the new period where a span stood", () => {
    expect(after("SVPP 2014-2017")).toEqual(["2020-2022"]);
    expect(after("SVPP 2014 – 2017", period, { from: "2026-01-01", to: "2026-12-31" })).toEqual(["2026"]);
  });

  it("proposes nothing where nothing fits", () => {
    expect(after("in 2010 en in 2019", period, { from: "2026-01-01", to: "2026-12-31" })).toEqual(["2026", null]);
  });

  it("knows that 29 February is not in every year", () => {
    expect(shiftDay("2020-02-29", 1)).toBe("2021-02-28");
    expect(after("op 29/02/2016", period, { from: "2021-01-01", to: "2021-12-31" })).toEqual(["28/02/2021"]);
  });
});

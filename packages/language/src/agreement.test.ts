import type { LocalizedText } from "@salus/domain";
import { describe, expect, it } from "vitest";
import { disagreements } from "./agreement.ts";

const told = (nl: string, fr: string, more: { isIndicator?: boolean; names?: readonly LocalizedText[] } = {}) =>
  disagreements({ text: { nl, fr }, original: "nl", ...more }).map(
    ({ code, here, there }) => `${code} ${here} | ${there}`,
  );

describe("agreement between two languages", () => {
  it.each([
    ["1.000 bezoeken", "1 000 visites"],
    ["1.000 bezoeken", "1\u202f000 visites"],
    ["30% van de wijken", "30 % des quartiers"],
    ["30 procent", "30 pour cent"],
    ["twee keer per jaar", "2 fois par an"],
    ["21 wijken", "vingt et un quartiers"],
    ["1 overleg", "une concertation"],
    ["het eerste jaar", "la 1re année"],
    ["tegen 01/09/2020", "pour le 1er septembre 2020"],
    ["op 1 september 2020", "le 01.09.2020"],
    ["wet van 24/06/2013", "loi du 24 juin 2013"],
    ["sinds september 2019", "depuis septembre 2019"],
    ["€ 1.250,50 en 400,- euro", "1 250,50 € et 400 euros"],
    ["om 8.30 uur", "à 8h30"],
    ["24u", "24 h"],
    ["Bel 015/28.26.05", "Appelez le 015 28 26 05".replace("015 28 26 05", "015/28.26.05")],
    ["mail preventie@stad.be", "courriel : preventie@stad.be"],
    ["zie www.stad.be/nl/plan", "voir www.stad.be/fr/plan"],
    ["SVPP 2020-2022", "PSSP 2020-2022"],
    ["Geen cijfer", "Aucun chiffre"],
    ["Alle wijken, in mei", "Tous les quartiers, en mai"],
  ])("%j agrees with %j", (nl, fr) => {
    expect(told(nl, fr)).toEqual([]);
  });

  it.each([
    ["50 bezoeken", "60 visites", ["agreement.number 60 | 50"]],
    ["50 bezoeken", "des visites", ["agreement.number – | 50"]],
    ["30% van de wijken", "20 % des quartiers", ["agreement.percentage 20 % | 30%"]],
    ["€ 1.250", "1 520 €", ["agreement.amount 1 520 € | € 1.250"]],
    ["tegen 01/09/2020", "pour le 1er octobre 2020", ["agreement.date 1er octobre 2020 | 01/09/2020"]],
    ["mail a@stad.be", "courriel b@stad.be", ["agreement.address b@stad.be | a@stad.be"]],
    ["3 bezoeken en 20%", "4 visites et 20 %", ["agreement.number 4 | 3"]],
  ])("%j against %j", (nl, fr, expected) => {
    expect(told(nl, fr)).toEqual(expected);
  });

  it("reads what an indicator asks for", () => {
    const [nl, fr] = ["Aantal bezoeken: ≥ 12 per jaar", "Nombre de visites : ≥ 12 par mois"];
    expect(told(nl, fr)).toEqual([]);
    expect(told(nl, fr, { isIndicator: true })).toEqual([expect.stringMatching(/^agreement\.target .*mois.*\|.*jaar/)]);
    expect(
      told("Aantal bezoeken: minstens 12 per jaar", "Nombre de visites : au moins 12/an", { isIndicator: true }),
    ).toEqual([]);
    expect(told("Aantal bezoeken: ≥ 12", "Nombre de visites : ≤ 12", { isIndicator: true })).toHaveLength(1);
  });

  it("wants a unit or partner named in both", () => {
    const names = [{ nl: "Dienst Preventie", fr: "Service Prévention" }, { nl: "De Link" }];
    expect(told("De dienst preventie helpt", "Le Service Prévention aide", { names })).toEqual([]);
    expect(told("Met De Link", "Avec De Link", { names })).toEqual([]);
    expect(told("De Dienst Preventie helpt", "Le service aide", { names })).toEqual([
      "agreement.name – | Dienst Preventie (Service Prévention)",
    ]);
  });

  it("compares every translation with the original, and nothing with an empty text", () => {
    expect(disagreements({ text: { nl: "5", fr: "", de: "6" }, original: "nl" })).toMatchObject([{ language: "de" }]);
    expect(disagreements({ text: { fr: "6" }, original: "nl" })).toEqual([]);
  });
});

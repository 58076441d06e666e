import { glossary } from "@salus/templates";
import { describe, expect, it } from "vitest";
import { Glossary } from "./glossary.ts";
import { replaced } from "./mark.ts";

const terms = new Glossary(glossary());
const repaired = (text: string, language: "nl" | "fr" = "nl") =>
  terms.marks(text, language).reduceRight((before, mark) => replaced(before, mark, mark.suggestions[0] ?? ""), text);

describe("the glossary", () => {
  it.each([
    ["De vredesbewaarders patrouilleren.", "De gemeenschapswachten patrouilleren."],
    ["Vredesbewaarder", "Gemeenschapswacht"],
    ["VREDESBEWAARDERS", "GEMEENSCHAPSWACHTEN"],
    ["de Vredesbewaarder(s) in de wijk", "de Gemeenschapswachten in de wijk"],
    ["aanwezigheid van de Vredesbewakers", "aanwezigheid van de Gemeenschapswachten"],
    ["een voogd  van de vrede", "een gemeenschapswacht"],
    ["door de rapporterende politiefunctionarissen:", "door de gemeenschapswachten-vaststellers:"],
    ["antal uren: >/= tot 3 uur", "aantal uren: ≥ 3 uur"],
    ["acties:>/=tot 3/jaar", "acties:≥ 3/jaar".replace("≥ ", "≥ ")],
    ["Lokale Alomvattende Veiligheidseenheid (CSIL)", "Lokale integrale veiligheidscel (LIVC)"],
    [
      "Objectifs opérationnels / Résultats attendus / Indicateurs",
      "Operationele doelstellingen / Te verwachten resultaten / Indicatoren",
    ],
    ["de vroegere stadswachten", "de vroegere gemeenschapswachten"],
  ])("puts the official Dutch term in the place of %j", (text, expected) => {
    expect(repaired(text)).toBe(expected);
  });

  it.each([
    ["Les gardiens de la paix constatateurs rédigent", "Les gardiens de la paix-constatateurs rédigent"],
    ["un gardien de paix", "un gardien de la paix"],
    ["Les gardiens patrouillent", "Les gardiens de la paix patrouillent"],
    ["le diagnostique local de sécurité", "le diagnostic local de sécurité"],
    ["nombre d'indicatoren : >/= à 3", "nombre d'indicateurs : ≥ 3"],
    ["la LIVC-R se réunit", "la CSIL-R se réunit"],
  ])("puts the official French term in the place of %j", (text, expected) => {
    expect(repaired(text, "fr")).toBe(expected);
  });

  it.each([
    ["De gemeenschapswachten en gemeenschapswachten-vaststellers overleggen.", "nl"],
    ["Het contant geld, de restantalarmen, de vredesbewakersclub", "nl"],
    ["een gdp in kleine letters", "nl"],
    ["Les gardiens de la paix et les gardiens de la paix-constatateurs", "fr"],
    ["Le gardien de parc et les gardiens du stade", "fr"],
    ["Les indicateurs", "fr"],
  ] as const)("leaves %j alone", (text, language) => {
    expect(terms.marks(text, language)).toEqual([]);
  });

  it("says where a wording stands and why it is looked at", () => {
    expect(terms.marks("de Stadswacht", "nl")).toEqual([
      { code: "glossary.outdated", from: 3, to: 13, quote: "Stadswacht", suggestions: ["Gemeenschapswacht"] },
    ]);
  });

  it("never proposes a wording that it would mark itself", () => {
    for (const { usage } of glossary())
      for (const language of ["nl", "fr"] as const)
        for (const { pairs } of usage?.[language] ?? [])
          for (const [, official] of pairs) expect(terms.marks(official, language)).toEqual([]);
  });
});

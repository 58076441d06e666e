import { describe, expect, it } from "vitest";
import { findings } from "../completeness.ts";
import type { PlanNode } from "../plan-node.ts";
import type { FindingCode } from "./finding.ts";
import { aChapter, input, withChapter } from "./testing.ts";

const found = (node: "result" | "indicator" | "operational", overrides: Partial<PlanNode>) => {
  const chapter = aChapter();
  const nodes = chapter.all.map((each) => (each === chapter[node] ? { ...each, ...overrides } : each));
  return findings(input(withChapter(nodes)))
    .filter(({ lineageId }) => lineageId === chapter[node].lineageId)
    .map(({ code, field, params }) => `${code} ${field}${params["quote"] === undefined ? "" : ` ${params["quote"]}`}`);
};
const inText = (text: string, node: "result" | "indicator" | "operational" = "result") =>
  found(node, { text: { nl: text, fr: "Un texte" } });

describe("what a conversion, a copy or a haste leaves in a text", () => {
  it.each<[FindingCode, string, string]>([
    ["text.doubled_word", "Een vergunning voor voor één jaar", "voor voor"],
    ["text.doubled_word", "De De controle", "De De"],
    ["text.page_furniture", "Elk bezoek wordt gepland. Pagina 3 van 10", "Pagina 3 van 10"],
    ["text.page_furniture", "Elk bezoek Page 12/40 wordt gepland", "Page 12/40"],
    [
      "text.page_furniture",
      "Er is een plan. Gemeenteraad van 3 maart 2020 - agendapunt nr. 7. 12 Het wordt gevolgd",
      "Gemeenteraad van 3 maart 2020 - agendapunt nr. 7. 12",
    ],
    ["text.orphan_dash", "- Elk bezoek is gepland", "–"],
    ["text.orphan_dash", "Elk bezoek is gepland -", "–"],
    ["text.orphan_dash", "Elk bezoek\n-\nis gepland", "–"],
    ["text.own_number", "2. Strategische doelstelling", "2."],
    ["text.own_number", "1.2.1 Elk bezoek is gepland", "1.2.1"],
    ["text.own_number", "OD 3: elk bezoek is gepland", "OD 3:"],
    ["text.left_blank", "Goedgekeurd op __/__/____", "__/__"],
    ["text.left_blank", "De partner is nog te bepalen", "nog te bepalen"],
    ["text.left_blank", "Le partenaire : à compléter", "à compléter"],
    ["text.run_together", "Deelname aan LIVCcontacten", "LIVCcontacten"],
    ["text.run_together", "Deelname aan het overlegAantal contacten", "overleg"],
    ["text.run_together", "De plaatsing Het aantal camera's", "Het aantal camera"],
    ["date.broken_year", "In 201 een marktverkenning", "In 201"],
    ["date.broken_year", "Het actieplan 201-2019", "201-2019"],
    ["date.relative", "De cijfers van de laatste maanden stijgen", "de laatste maanden"],
    ["date.relative", "Les chiffres de l’année dernière", "l’année dernière"],
    ["money.fte_notation", "De dienst telt 8 1/1 VTE", "8 1/1 VTE"],
  ])("%s: %s", (code, text, quote) => {
    expect(inText(text)).toContain(`${code} text.nl ${quote}`);
  });

  it.each([
    "Het is goed dat dat gebeurt en die die het wil, komt",
    "Nous nous réunissons",
    "4 activiteitenrapporten",
    "7.30 uur per dag",
    "Minstens 1.250 bezoeken, 30% van de gezinnen",
    "Overleg tussen politie - preventie - welzijn",
    "De partners zijn:\n- de politie\n- het OCMW",
    "PDCA-cyclus, HERCOSI en de LIVC's",
    "Via LinkedIn, YouTube en PowerPoint",
    "In 200 woningen, 201 bezoeken en 2019-2020",
    "Opvolging in 2020: 12 maanden",
    "1/1 VTE",
    "Bestaan van een plan. Aantal bezoeken",
  ])("nothing in: %s", (text) => {
    const mine = inText(text).filter((line) => !/^(?:target|structure|procedure)/.test(line));
    expect(mine).toEqual([]);
  });

  it("leaves the official words alone and looks at the introduction", () => {
    const chapter = aChapter({ intro: { nl: "Een een inleiding", fr: "Une introduction" } });
    const all = findings(input(withChapter(chapter.all))).filter(({ code }) => code === "text.doubled_word");
    expect(all).toMatchObject([{ lineageId: chapter.chapter.lineageId, field: "intro.nl" }]);
  });
});

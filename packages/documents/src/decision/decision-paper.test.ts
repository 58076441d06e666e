import { type DocumentNode, type Framework, PlanDocument } from "@salus/domain";
import { frameworks } from "@salus/templates";
import { describe, expect, it } from "vitest";
import { writeDocx } from "../print/docx.ts";
import { readZip } from "../testing/read-zip.ts";
import { decisionPaper, type DraftDecision } from "./decision-paper.ts";

const framework = frameworks.find(({ code }) => code === "svpp-2020") as Framework;
const hostile = "Ronde <w:p> & \u0001 =1+1";

const leaf = (kind: "result" | "indicator"): DocumentNode => ({ kind, text: { nl: "50" }, original: "nl" });
const chapter = (nl: string, fr: string, children: DocumentNode[]): DocumentNode => ({
  kind: "chapter",
  text: { nl, fr },
  original: "nl",
  children,
});
const objective: DocumentNode = {
  kind: "operationalObjective",
  text: { nl: hostile },
  original: "nl",
  children: [leaf("result"), leaf("indicator"), leaf("indicator")],
};

const document = PlanDocument.parse({
  format: "salus-plan/1",
  instrument: "svpp",
  framework: framework.code,
  municipality: { nis: "12025", name: { nl: "Mechelen", fr: "Malines" } },
  period: framework.period,
  language: "nl",
  nodes: [chapter("Inbraak", "Cambriolage", [objective, objective]), chapter("Overlast", "Nuisances", [])],
  grantLines: [{ scheme: framework.schemes[0]?.code ?? "", amountCents: 81_055_307, perYear: true }],
});
const draft: DraftDecision = {
  body: "council",
  document,
  framework,
  number: 2,
  events: [
    { kind: "imported", on: null, agendaItem: null },
    { kind: "college", on: "2020-03-16", agendaItem: "71" },
    { kind: "minister", on: null, agendaItem: null },
    { kind: "council", on: "2020-04-27", agendaItem: "13" },
  ],
  annexes: ["nota & bijlage.pdf"],
};

/** What stands in the file, paragraph after paragraph, as Word reads it. */
async function read(input: DraftDecision, locale: "nl" | "fr"): Promise<string[]> {
  const xml = readZip(await writeDocx(decisionPaper(input, locale))).get("word/document.xml") ?? "";
  return xml
    .split("</w:p>")
    .map((paragraph) => [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(""))
    .map((text) => text.replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&gt;", ">"))
    .filter((text) => text !== "");
}

describe("the draft decision", () => {
  it("says in Dutch what the plan knows, in the order of a decision", async () => {
    const lines = await read(draft, "nl");
    const places = [
      "Ontwerpbesluit van de gemeenteraad",
      "27/04/2020",
      "Voorgeschiedenis",
      "16/03/2020: College, agendapunt 71",
      "Feiten en argumentatie",
      "Inbraak: 2 operationele doelstellingen",
      "Juridische grond",
      "Financiële gevolgen",
      "Besluit",
      "Stemming",
      "Bijlagen",
      "nota & bijlage.pdf",
      "Ondertekening",
    ].map((text) => lines.indexOf(text));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(lines).toContain("Minister, dag in te vullen");
    expect(
      lines.some((line) => line.includes("2 operationele doelstellingen, 2 verwachte resultaten en 4 indicatoren")),
    ).toBe(true);
    expect(lines.some((line) => line.startsWith("Overlast"))).toBe(false);
    expect(lines.some((line) => line.includes("uiterlijk op 31/03/2020"))).toBe(true);
    for (const { title } of framework.acts)
      expect(
        lines.some((line) => line.includes(title.nl)),
        title.nl,
      ).toBe(true);
    expect(lines.some((line) => /810\.553,07/.test(line))).toBe(true);
    expect(lines.some((line) => line.startsWith("Artikel 3. "))).toBe(true);
  });

  it("speaks French for the college, refers to the council, and leaves open what it cannot know", async () => {
    const lines = await read(
      { ...draft, body: "college", events: [], document: { ...document, grantLines: [] } },
      "fr",
    );
    expect(lines).toContain("Projet de délibération du collège");
    expect(lines).toContain("Cambriolage\u00a0: 2 objectifs opérationnels");
    expect(lines.filter((line) => line === "[à compléter]")).toHaveLength(2);
    expect(lines).toContain("Le plan ne comporte pas encore de ligne d’allocation.");
    expect(lines).toContain("Article 2. Le plan est soumis à l’approbation du conseil communal.");
    expect(lines.some((line) => line.startsWith("Article 3"))).toBe(false);
    expect(lines.join(" ")).not.toMatch(/Mechelen|gemeenteraad|undefined/);
  });
});

import { readFileSync } from "node:fs";
import { type DocumentNode, PlanDocument, type Framework } from "@salus/domain";
import { frameworks } from "@salus/templates";
import { describe, expect, it } from "vitest";
import { pagesOf } from "../testing/read-pdf.ts";
import { fromWoff, charactersOf, printable } from "./fonts.ts";
import { agreementPaper, planPaper, type PrintedPlan } from "./plan-paper.ts";
import { printPdf } from "./print-pdf.ts";

const hash = "a1b2c3d4".repeat(8);
const at = new Date("2026-03-20T09:30:00Z");
const frameworkOf = (code: string): Framework => {
  const found = frameworks.find((each) => each.code === code);
  if (!found) throw new Error(`no framework ${code}`);
  return found;
};

const leaf = (kind: "result" | "indicator", number: string, nl: string): DocumentNode => ({
  kind,
  number,
  text: { nl },
  original: "nl",
});
const objective = (number: string, nl: string, children: DocumentNode[], unit: string | null = null): DocumentNode => ({
  kind: "operationalObjective",
  number,
  text: { nl },
  original: "nl",
  unit,
  children,
});

const svpp = frameworkOf("svpp-2020");
const vsc = frameworkOf("vsc-2023");
const hostile = '#read("/etc/passwd") *niet vet* _noch schuin_ $x$ `code` <label> @ref // weg\n= Geen kop ]#{} "\\';

function documentOf(framework: Framework, own: DocumentNode[], extra: Partial<PlanDocument> = {}): PlanDocument {
  const [chapter] = framework.template;
  const strategic =
    chapter?.children.find(({ kind }) => kind === "strategicObjective") ?? chapter?.children[0]?.children[0];
  if (!chapter || !strategic) throw new Error("the framework has no strategic objective");
  const text = ({ nl, fr }: { nl: string; fr: string }) => ({ nl, fr });
  return PlanDocument.parse({
    format: "salus-plan/1",
    instrument: framework.instrument,
    framework: framework.code,
    municipality: { nis: "12025", name: { nl: "Mechelen", fr: "Malines" } },
    period: framework.period,
    language: "nl",
    nodes: [
      {
        kind: "chapter",
        code: chapter.code,
        number: "1",
        text: text(chapter.title),
        children: [
          {
            kind: "strategicObjective",
            code: strategic.code,
            number: "1.2.1",
            text: text(strategic.title),
            children: own,
          },
        ],
      },
    ],
    ...extra,
  });
}

const submitted = (document: PlanDocument, framework: Framework): PrintedPlan & { submitted: object } => ({
  document,
  framework,
  number: 1,
  submitted: { hash, at },
});

const grantLines = [
  { scheme: "base", amountCents: 81_055_307, perYear: true },
  { scheme: "guards-346", amountCents: 6_134_000, fte: 11.5, equipmentCents: 338_000, perYear: true },
];

describe("a plan on paper", () => {
  it("says its hash on every page, its headings, its texts and its amounts", async () => {
    const own = Array.from({ length: 40 }, (_, index) =>
      objective(String(index + 1), `Doelstelling ${index + 1}: de wijk bezoeken`, [
        leaf("result", "R1", "Meer bezoeken aan huis"),
        leaf("indicator", "I1", "≥ 50 bezoeken per jaar → Łódź ☐"),
      ]),
    );
    const events = [{ kind: "council", on: "2020-04-27", agendaItem: "13" }];
    const pdf = await printPdf(planPaper(submitted(documentOf(svpp, own, { grantLines, events }), svpp), "nl"), at);
    const pages = await pagesOf(pdf);
    expect(pages.length).toBeGreaterThan(3);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`SHA-256 van het ingediende document: ${hash}`);
      expect(page).toContain(`Bladzijde ${index + 1} / ${pages.length}`);
    }
    const text = pages.join(" ");
    expect(text).toContain(svpp.template[0]?.title.nl);
    expect(text).toContain("Operationele doelstelling 40: Doelstelling 40: de wijk bezoeken");
    expect(text).toContain("≥ 50 bezoeken per jaar → Łódź ☐");
    expect(text).toContain("Gemeenteraad van 27/04/2020, punt 13");
    expect(text).toContain("810.553,07 €");
    expect(text).toContain("11,50");
    expect(text).toContain("Artikel 1.");
  });

  it("is PDF/A, tagged, and the same bytes for the same plan", async () => {
    const paper = planPaper(submitted(documentOf(svpp, [objective("1", "Bezoeken", [])]), svpp), "nl");
    const [first, second] = [await printPdf(paper, at), await printPdf(paper, at)];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    const raw = Buffer.from(first).toString("latin1");
    expect(raw).toContain("/StructTreeRoot");
    expect(raw).toMatch(/<pdfaid:part>2<\/pdfaid:part>/);
    expect(raw).toMatch(/<pdfaid:conformance>A<\/pdfaid:conformance>/);
  });

  it("speaks the reader's language and leaves the municipality's words in theirs", async () => {
    const own = [
      objective("1", "De wijk bezoeken", [
        { ...leaf("result", "R1", "Bezoeken"), text: { nl: "Bezoeken", fr: "Visites" } },
      ]),
    ];
    const text = (await pagesOf(await printPdf(planPaper(submitted(documentOf(svpp, own), svpp), "fr"), at))).join(" ");
    expect(text).toContain("Malines");
    expect(text).toContain(svpp.template[0]?.title.fr);
    expect(text).toContain("Objectif opérationnel 1 : [NL] De wijk bezoeken");
    expect(text).toContain("[NL] Bezoeken");
    expect(text).not.toContain("Visites");
  });

  it("sets a VSC in three columns, each result beside the indicators that measure it", async () => {
    const children = [
      { ...leaf("result", "R1", "Resultaat een"), measuredBy: [2] },
      leaf("result", "R2", "Resultaat twee"),
      leaf("indicator", "I1", "Meting een"),
      leaf("indicator", "I2", "Meting twee"),
    ];
    const own = [objective("1", "Doel een", children, "Preventiedienst"), objective("2", "Doel twee", [], "Politie")];
    const paper = planPaper(submitted(documentOf(vsc, own), vsc), "nl");
    const tables = paper.blocks.filter((block) => block.kind === "table");
    expect(tables.map(({ caption }) => caption)).toEqual([
      expect.stringContaining("Preventiedienst"),
      expect.stringContaining("Politie"),
    ]);
    const words = tables[0]?.rows.map((row) => row.map((cell) => JSON.stringify(cell.blocks)));
    expect(words).toHaveLength(3);
    expect(words?.[0]?.[1]).toContain("Resultaat een");
    expect(words?.[0]?.[2]).toContain("Meting twee");
    expect(words?.[2]?.[1]).toContain("Meting een");
    const text = (await pagesOf(await printPdf(paper, at))).join(" ");
    expect(text).toContain("Operationele doelstelling Verwacht resultaat Indicator");
  });

  it("marks a draft and gives it no hash", async () => {
    const plan = { document: documentOf(svpp, []), framework: svpp, number: 2, submitted: null };
    const pages = await pagesOf(await printPdf(planPaper(plan, "nl"), at));
    for (const page of pages) {
      expect(page).toContain("Ontwerp, niet ingediend");
      expect(page).toContain("ONTWERP");
      expect(page).not.toContain("SHA-256");
    }
  });

  it("ends an agreement with places for both signatures", async () => {
    const plan = submitted(documentOf(svpp, []), svpp);
    const pages = await pagesOf(await printPdf(agreementPaper(plan, "fr"), at));
    expect(pages.at(-1)).toContain("Pour l’État belge");
    expect(pages.at(-1)).toContain("Pour Malines");
    expect(planPaper(plan, "fr").blocks.some(({ kind }) => kind === "signatures")).toBe(false);
  });
});

describe("what a municipality wrote", () => {
  it("is printed as it stands, never read as instructions", async () => {
    const own = [objective("1", hostile, [leaf("result", "R1", hostile)])];
    const pages = await pagesOf(await printPdf(planPaper(submitted(documentOf(svpp, own), svpp), "nl"), at));
    const text = pages.join(" ");
    expect(text).toContain('#read("/etc/passwd") *niet vet* _noch schuin_ $x$ `code` <label> @ref // weg');
    expect(text).toContain("= Geen kop ]#{}");
    expect(text).not.toContain("root:");
  });

  it("keeps a trace of signs that no font draws", async () => {
    const own = [objective("1", "Feest 🎈 en \u{13000}\u0000 \uf0b7 lijst", [])];
    const pages = await pagesOf(await printPdf(planPaper(submitted(documentOf(svpp, own), svpp), "nl"), at));
    expect(pages.join(" ")).toMatch(/Feest (🎈|\[U\+1F388\]) en \[U\+13000\] • lijst/u);
  });

  it("loses nothing but signs without a shape", () => {
    const has = (code: number) => code < 0x7f && code > 0x1f;
    expect(printable("a\u200bb\u0007c é\r\nd\u00a0e", has)).toBe("abc [U+00E9]\nd e");
  });
});

it("knows which characters a font draws", () => {
  const file = new URL(import.meta.resolve("@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff"));
  const characters = charactersOf(fromWoff(readFileSync(file)));
  expect([..."aé€–’"].every((sign) => characters.has(sign.codePointAt(0) ?? 0))).toBe(true);
  expect(characters.has(0x4e00)).toBe(false);
  expect(() => fromWoff(Buffer.from("not a font"))).toThrow("WOFF");
});

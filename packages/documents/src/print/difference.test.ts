import type { DifferenceEntry, PresentedDifference } from "@salus/domain";
import { describe, expect, it } from "vitest";
import { pagesOf } from "../testing/read-pdf.ts";
import { differencePaper, type PrintedDifference } from "./difference-paper.ts";
import { writeDocx } from "./docx.ts";
import { printPdf } from "./print-pdf.ts";
import { receiptPaper } from "./receipt-paper.ts";
import { readZip } from "../testing/read-zip.ts";

const at = new Date("2026-03-20T09:30:00Z");
const hash = "0f".repeat(32);
const none = {
  move: null,
  rewordings: [],
  aims: null,
  place: null,
  unit: null,
  originals: null,
  links: [],
  targets: [],
  intro: {},
};
const entry = (overrides: Partial<DifferenceEntry>): DifferenceEntry => ({
  ...none,
  lineageId: "l",
  chapter: "c",
  depth: 0,
  kind: "chapter",
  number: "1",
  reference: "1",
  state: "context",
  title: { nl: "Inbraak", fr: "Cambriolage", unattested: [] },
  text: {},
  original: "nl",
  ...overrides,
});
const counts = { added: 1, removed: 1, moved: 0, reworded: 1, targets: 0, details: 1 };
const difference: PresentedDifference = {
  summary: { ...counts, languages: { nl: 1 }, amounts: { changed: 1, beforeCents: 100_000, afterCents: 120_050 } },
  chapters: [],
  entries: [
    entry({}),
    entry({ depth: 1, kind: "result", state: "added", title: null, text: { nl: "Nieuw <b>&amp; #strong[resultaat]" } }),
    entry({ depth: 1, kind: "result", state: "removed", title: null, text: { nl: "Oud resultaat" } }),
    entry({
      depth: 1,
      kind: "result",
      state: "changed",
      title: null,
      text: { nl: "Zestig bezoeken" },
      unit: { before: null, after: "Preventie" },
      rewordings: [
        {
          part: "text",
          language: "nl",
          words: [
            { kind: "removed", text: "Vijftig" },
            { kind: "added", text: "Zestig" },
            { kind: "same", text: " bezoeken" },
          ],
        },
      ],
    }),
  ],
  amounts: [
    {
      id: "a",
      scheme: "base",
      title: { nl: "Basistoelage", fr: "Allocation de base", unattested: [] },
      before: { fte: null, equipmentCents: null, totalCents: 100_000, note: "" },
      after: { fte: null, equipmentCents: null, totalCents: 120_050, note: "" },
    },
  ],
};
const printed: PrintedDifference = {
  difference,
  from: 1,
  to: 2,
  of: "versions",
  municipality: { name: { nl: "Mechelen", fr: "Malines" } },
  title: { nl: "SVPP 2020", fr: "PSSP 2020" },
  hash,
};

describe("the difference between two versions on paper", () => {
  it("tells what came, what went and what became of the amounts, in the reader's language", async () => {
    const pages = await pagesOf(await printPdf(differencePaper(printed, "fr"), at));
    const text = pages.join(" ");
    expect(text).toContain("Annexe : ce qui change entre la version 1 et la version 2");
    expect(text).toContain("Cambriolage");
    expect(text).toContain("Vijftig");
    expect(text).toContain("Zestig");
    expect(text).toContain("#strong[resultaat]");
    expect(text).toContain("+200,50 €");
    expect(text).toContain("1.000,00 €");
    for (const page of pages) expect(page).toContain(hash);
  });

  it("marks what is still a draft", async () => {
    const pages = await pagesOf(await printPdf(differencePaper({ ...printed, hash: null }, "nl"), at));
    for (const page of pages) expect(page).toContain("Ontwerp, niet ingediend");
  });

  it("says that nothing changed", () => {
    const same = { ...difference, entries: [], amounts: [] };
    const { blocks } = differencePaper({ ...printed, difference: same }, "nl");
    expect(JSON.stringify(blocks)).toContain("Deze twee versies lezen hetzelfde.");
  });

  it("becomes a Word file with the words marked as inserted and deleted", async () => {
    const files = readZip(await writeDocx(differencePaper(printed, "nl")));
    const document = files.get("word/document.xml") ?? "";
    expect(document).toMatch(/<w:rPr>(?:(?!<\/w:rPr>).)*<w:strike\/>(?:(?!<\/w:rPr>).)*<\/w:rPr><w:t[^>]*>Vijftig</);
    expect(document).toMatch(
      /<w:rPr>(?:(?!<\/w:rPr>).)*<w:u w:val="single"\/>(?:(?!<\/w:rPr>).)*<\/w:rPr><w:t[^>]*>Zestig</,
    );
    expect(document).toContain("Nieuw &lt;b&gt;&amp;amp; #strong[resultaat]");
    expect(document).toContain("Basistoelage");
    expect(
      [...files.keys()]
        .filter((name) => name.startsWith("word/footer"))
        .map((name) => files.get(name))
        .join(""),
    ).toContain(hash);
  });
});

describe("a receipt", () => {
  const receipt = {
    municipality: "Mechelen",
    plan: { nl: "SVPP 2020", fr: "PSSP 2020" },
    number: 1,
    submittedAt: at,
    firstSubmittedOn: "2026-03-20",
    isFirst: true,
    submittedBy: "An Peeters",
    hash,
    frozenOn: "2026-03-15",
    timeliness: { deadlineOn: "2026-03-15", isExtended: false, daysLate: 5 },
    exceptions: [],
  };

  it("says what, when, by whom, under which hash, and that it was late", async () => {
    const text = (await pagesOf(await printPdf(receiptPaper(receipt, "nl"), at))).join(" ");
    for (const part of [
      "SVPP 2020, versie 1",
      "20/03/2026, 10:30",
      "An Peeters",
      hash,
      "15/03/2026",
      "5 dagen te laat",
    ]) {
      expect(text).toContain(part);
    }
  });

  it("names the exception that moved the deadline", () => {
    const exceptions = [{ until: "2026-04-30", grantedOn: "2026-03-01", by: "Jo Adviser", reason: "Fusie" }];
    const timeliness = { deadlineOn: "2026-04-30", isExtended: true, daysLate: 0 };
    const said = JSON.stringify(receiptPaper({ ...receipt, timeliness, exceptions }, "fr").blocks);
    expect(said).toContain("30/04/2026, à la suite d’une dérogation");
    expect(said).toContain("accordée le 01/03/2026 par Jo Adviser");
    expect(said).toContain("dans le délai");
  });
});

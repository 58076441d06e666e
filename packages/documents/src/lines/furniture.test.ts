import { describe, expect, it } from "vitest";
import { clearFurniture } from "./furniture.ts";
import { readLines } from "./lines.ts";

const cleared = (text: string) => {
  const { kept, furniture, contents } = clearFurniture(readLines(text).kept);
  return {
    kept: kept.map(({ text: line }) => line),
    furniture: furniture.map(({ text: line }) => line),
    contents: contents.length,
  };
};
const body = (lines: number, from = 0): string[] =>
  Array.from({ length: lines }, (_, index) => `Zin nummer ${"abcdefghij"[(index + from) % 10]} van de tekst.`);

describe("page furniture", () => {
  it("drops page numbers that grow, in words or bare", () => {
    const pages = [1, 2, 3, 4].flatMap((page) => [...body(20, page), String(page)]);
    expect(cleared(pages.join("\n")).furniture).toEqual(["1", "2", "3", "4"]);
    const worded = [1, 2].flatMap((page) => [...body(20, page), `Pagina ${page} van 2`]);
    expect(cleared(worded.join("\n")).furniture).toHaveLength(2);
    expect(cleared([...body(5), "Plan de sécurité – page 3"].join("\n")).furniture).toHaveLength(1);
  });

  it("keeps a lone number that is no page", () => {
    expect(cleared(["Aantal wachten", "8", "Totaal"].join("\n")).furniture).toEqual([]);
  });

  it("drops what repeats at the edges of pages", () => {
    const pages = [1, 2, 3].map((page) => ["Stad Moerzeke", ...body(20, page), `plan ${page}`].join("\n"));
    expect(cleared(pages.join("\n\f")).furniture).toEqual([
      "Stad Moerzeke",
      "plan 1",
      "Stad Moerzeke",
      "plan 2",
      "Stad Moerzeke",
      "plan 3",
    ]);
  });

  it("drops a running head that stands inside sentences", () => {
    const page = (at: number) => [
      ...body(18, at),
      "Dit is een zin over de",
      "Dienst Samenleven",
      "buurt die verder gaat.",
    ];
    expect(cleared([...page(0), ...page(1), ...page(2)].join("\n")).furniture).toHaveLength(3);
  });

  it("drops the foot of a printed council decision", () => {
    expect(cleared("Gemeenteraad van 3 mei 2021 - agendapunt nr. 7. 12\nTekst").furniture).toHaveLength(1);
  });

  it("drops a table of contents with leaders", () => {
    expect(cleared("1. Inbraak ............ 4\n2. Fietsdiefstal . . . . . . 7\n\n1. Inbraak").contents).toBe(2);
  });

  it("never drops labels, however often they return", () => {
    const text = [1, 4, 7].map((from) => ["Resultaten", ...body(20, from)].join("\n")).join("\n\f");
    expect(cleared(text).furniture).toEqual([]);
  });
});

describe("markup", () => {
  const texts = (text: string) => readLines(text).kept.map(({ text: line }) => line);
  it("is taken away", () => {
    expect(texts("## **1.1. Doelstellingen**")).toEqual(["1.1. Doelstellingen"]);
    expect(texts("- Aantal bezoeken: $\\geq 7$ per jaar, 30\\%")).toEqual(["- Aantal bezoeken: ≥ 7 per jaar, 30%"]);
    expect(texts("A &ge; 5 &amp; B<br>C <b>vet</b>")).toEqual(["A ≥ 5 & B", "C vet"]);
    expect(texts("\\section*{2. INBRAAK}\n\\begin{itemize}\n\\item Een punt\n\\end{itemize}")).toEqual([
      "2. INBRAAK",
      "- Een punt",
    ]);
    expect(texts("de ﬁets\u00ADdief\u200B \uF0B7 punt")).toEqual(["de fietsdief • punt"]);
  });

  it("gives the cells of a row, with their column", () => {
    const cells = (text: string) => readLines(text).kept.map(({ text: line, column }) => [column, line]);
    expect(cells("| 1. Doel | - een<br>- twee | drie |")).toEqual([
      [0, "1. Doel"],
      [1, "- een"],
      [1, "- twee"],
      [2, "drie"],
    ]);
    expect(cells("| --- | --- | --- |")).toEqual([]);
    expect(cells("| 1 | Doel | Resultaat | Maat |")).toEqual([
      [0, "1. Doel"],
      [1, "Resultaat"],
      [2, "Maat"],
    ]);
    expect(cells("Doel\tResultaat\tMaat")).toEqual([
      [0, "Doel"],
      [1, "Resultaat"],
      [2, "Maat"],
    ]);
    expect(cells("<tr><td>Doel</td><td>Resultaat</td></tr>")).toEqual([
      [0, "Doel"],
      [1, "Resultaat"],
    ]);
    expect(cells("\\begin{tabular}{lll}\nDoel & Resultaat & Maat \\\\\n\\end{tabular}")).toEqual([
      [0, "Doel"],
      [1, "Resultaat"],
      [2, "Maat"],
    ]);
    expect(cells("2.2.1.\tEen titel")).toEqual([[undefined, "2.2.1. Een titel"]]);
  });
});

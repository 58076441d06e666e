import { readFileSync } from "node:fs";
import type { Branch, NodeKind } from "@salus/domain";
import { describe, expect, it } from "vitest";
import type { Block, Paragraph } from "./blocks.ts";
import { htmlBlocks } from "./html-blocks.ts";
import { readClipboard } from "./index.ts";

/** Clipboards that Word, Excel and OneNote wrote; where they come from stands beside them. */
const clipboard = (name: string): string =>
  readFileSync(new URL(`fixtures/ckeditor/${name}.html`, import.meta.url), "utf8");

/** The same markup around our own words: each of theirs stands once between two tags. */
const worded = (name: string, words: Readonly<Record<string, string>>): string =>
  Object.entries(words).reduce((html, [theirs, ours]) => {
    const parts = html.split(new RegExp(`>\\s*${theirs.replaceAll(/[.?]/g, "\\$&").replaceAll(" ", "\\s+")}\\s*<`));
    expect(parts, theirs).toHaveLength(2);
    return parts.join(`>${ours}<`);
  }, clipboard(name));

/** "1 text": a paragraph with its level, "-" outside lists; "2x1 text" a cell with what it spans. */
const line = ({ text, depth }: Paragraph): string => `${depth ?? "-"} ${text}`;
const lines = (block: Block): (string | string[])[] => {
  if (block.kind === "note") return [`note ${block.text}`];
  if (block.kind === "paragraph") return [line(block.paragraph)];
  return block.rows.map((row) =>
    row.map(({ columns, rows, paragraphs }) =>
      [columns * rows > 1 ? `${columns}x${rows}` : [], paragraphs.map(line)].flat(2).join(" | "),
    ),
  );
};
const blocks = (name: string) => htmlBlocks(clipboard(name)).flatMap(lines);

const letters: Partial<Record<NodeKind, string>> = { operationalObjective: "O", result: "R", indicator: "I" };
const sketch = (branches: readonly Branch[], indent = ""): string[] =>
  branches.flatMap(({ kind, text, targets, children }) => [
    `${indent}${letters[kind] ?? kind}: ${text.nl ?? ""}${targets.map((target) => ` [${target.comparator ?? "-"} ${target.value ?? "-"}]`).join("")}`,
    ...sketch(children, `${indent}  `),
  ]);
const pasted = (html: string) =>
  readClipboard({ html, text: "" }, { kind: "strategicObjective", language: "nl", instrument: "vsc" });

describe("what is read of a clipboard of Word", () => {
  it("a list without levels, its bullets gone", () => {
    expect(blocks("word-2013-bullets")).toEqual(["0 This", "0 Is", "0 A", "0 One", "0 Level", "0 Unordered", "0 List"]);
  });

  it("the levels of a list, also where one is skipped and another stands at a margin of its own", () => {
    expect(blocks("word-2013-bullets-levels")).toEqual([
      "0 This",
      "0 Is",
      "0 A",
      "1 Multi",
      "2 Level",
      "1 Unordered",
      "0 List",
    ]);
    expect(blocks("word-2016-bullets-levels")).toEqual([
      "- This is an example list.",
      "0 First level",
      "1 Second level",
      "1 Second level2",
      "3 Fourth level",
      "3 Fourth level 2",
      "1 Secondlevel3s",
      "2 Third level with changed left margin",
      "- Done.",
    ]);
  });

  it("the levels of numbers and letters, without the numbers", () => {
    const five = ["1 a", "1 b", "1 c", "1 d", "1 e"];
    expect(blocks("word-2016-numbers-levels")).toEqual([
      ...["0 1", ...five],
      ...["0 2", ...five],
      ...["0 3", ...five],
      ...["0 4", "1 a", "2 i", "3 o", "4 O"],
    ]);
  });

  it("paragraphs with headings, in order and in no list", () => {
    const read = blocks("word-2013-headings").map(String);
    expect(read).toHaveLength(6);
    expect(read.filter((_, at) => at % 2 === 0)).toEqual([
      "- Transforming Turn-Key Content",
      "- Strategic ROI",
      "- Enterprise Schemas",
    ]);
    expect(read[1]).toBe(
      "- Our initiative standardizes a wide-ranging partnership, while pursuing this route will enable us to establish the wide-ranging supply-chains.",
    );
  });

  it("footnotes apart from the text, without their marks", () => {
    expect(blocks("word-2013-footnotes")).toEqual([
      "- Test with footnote.",
      "- Another test",
      "note A simple footnote",
      "note Another simple footnote",
    ]);
  });

  it("the cells of a table, with the lists in them", () => {
    expect(blocks("word-2013-table")).toEqual([
      ["- Column1", "- Column2", "- Column3"],
      ["- Header 1", "- Header 2", "- Header 3"],
      ["- Data 1A", "- Data 1B", "- Data 1C"],
      ["- Data 2A", "- Data 2B", "- Data 2C"],
      ["- Data 3A", "- Data 3B", "- Data 3C"],
      ["- Data 4A", "- Data 4B", "- Data 4C"],
    ]);
    expect(blocks("word-2013-table-lists")).toEqual([
      "- A test document.",
      "- The table that give a paste error:",
      ["- Row 1", "- Should go okay"],
      ["- Row 2", "0 First sign of trouble | 0 What will this do | 0 Trouble or not?"],
      ["- Row 3", "- That is the question."],
      ["", "0 Lorum Ipsum. | 0 Row 4 Column 2. | 0 Ipsum Lorum. | 0 And a Forth line."],
    ]);
  });
});

/** The same table copied out of Word and out of Excel. */
const operation = [
  ["9x1 | - OPERATIE"],
  ["2x1 | - Start temperatuur:", "", "", "2x1", "- Eind temperatuur:", "", ""],
  ["- Pols:", "2x1", "3x1", "", "2x1"],
  ["- Ademhaling:", "2x1", "3x1", "", "2x1"],
  ["9x1 | - ???"],
  ["5x1 | - Start OK:", "4x1 | - uur"],
  ["5x1 | - Einde OK:", "4x1 | - uur"],
  ["5x1 | - Totale tijd:", "4x1 | - uur"],
];

describe("what is read of other clipboards of Office", () => {
  it("merged cells of Word and of Excel", () => {
    // Word adds a row without height that holds the widths of the nine columns.
    expect(blocks("word-365-table-merged")).toEqual([...operation, Array.from({ length: 9 }, () => "")]);
    expect(blocks("excel-365-merged")).toEqual(operation);
  });

  it("a cell of Excel over two rows", () => {
    expect(blocks("excel-2016-merged")).toEqual([
      [
        ...["- per_row", "- normal", "- color", "- bg", "- bg + color", "- family", "- weight", "- style", "- size"],
        ...["- all", "1x2 | - color on text and row"],
      ],
      [
        ...["- per_text", "- normal", "- color", "- color part", "- family", "- weight part", "- style"],
        ...["- size part", "2x1 | - all mixed"],
      ],
    ]);
  });

  it("a list of OneNote, which stands in a list without items", () => {
    expect(blocks("onenote-bullets")).toEqual(["1 One", "1 Two", "1 Three"]);
    expect(sketch(pasted(clipboard("onenote-bullets")).branches)).toEqual(["O: One", "O: Two", "O: Three"]);
  });
});

describe("our own words in the markup of Word", () => {
  it("a table of three columns gives objectives with their results and indicators", () => {
    const { branches, shape, findings } = pasted(
      worded("word-2013-table", {
        Column1: "Operationele doelstelling",
        Column2: "Te verwachten resultaten",
        Column3: "Indicatoren",
        "Header 1": "Handelaars kennen de maatregelen tegen inbraak",
        "Header 2": "Elke handelaar die erom vraagt, krijgt een bezoek",
        "Header 3": "Aantal bezoeken: ≥ 40 per jaar",
        "Data 1A": "&nbsp;",
        "Data 1B": "Elke winkelstraat heeft een aanspreekpunt",
        "Data 1C": "Bestaan van een aanspreekpunt: ja/nee",
        "Data 2A": "Nieuwe bewoners krijgen advies op maat",
        "Data 2B": "De onthaalmap bevat een blad over woninginbraak",
        "Data 2C": "Percentage onthaalmappen met het blad: minstens 90 %",
        "Data 3A": "Overleg met de zonepolitie",
        "Data 3B": "Maandelijks overleg",
        "Data 3C": "Aantal vergaderingen: 12 per jaar",
        "Data 4A": "&nbsp;",
        "Data 4B": "&nbsp;",
        "Data 4C": "Aantal verslagen: 12 per jaar",
      }),
    );
    expect(shape).toBe("table");
    expect(sketch(branches)).toEqual([
      "O: Handelaars kennen de maatregelen tegen inbraak",
      "  R: Elke handelaar die erom vraagt, krijgt een bezoek",
      "  R: Elke winkelstraat heeft een aanspreekpunt",
      "  I: Aantal bezoeken: ≥ 40 per jaar [gte 40]",
      "  I: Bestaan van een aanspreekpunt: ja/nee [eq -]",
      "O: Nieuwe bewoners krijgen advies op maat",
      "  R: De onthaalmap bevat een blad over woninginbraak",
      "  I: Percentage onthaalmappen met het blad: minstens 90 % [gte 90]",
      "O: Overleg met de zonepolitie",
      "  R: Maandelijks overleg",
      "  I: Aantal vergaderingen: 12 per jaar [eq 12]",
      "  I: Aantal verslagen: 12 per jaar [eq 12]",
    ]);
    expect(findings).toEqual([]);
  });

  it("a list in a cell gives a result for each item, and the title above goes to what has no place", () => {
    const { branches, findings } = pasted(
      worded("word-2013-table-lists", {
        "A test document.": "Plan van de stad",
        "Row 1": "Operationele doelstelling",
        "Should go okay": "Te verwachten resultaten",
        "Row 2": "Zichtbaar aanwezig zijn op de markt",
        "First sign of trouble": "Dagelijkse ronde op de markt",
        "What will this do": "Vast aanspreekpunt voor reizigers",
        "Trouble or not?": "Meldingen komen dezelfde dag bij de juiste dienst",
        "Row 3": "Overleg met de zonepolitie",
        "That is the question.": "Maandelijks overleg",
        "Lorum Ipsum.": "Verslag binnen de week",
        "Row 4 Column 2.": "Afspraken zijn bekend",
        "Ipsum Lorum.": "Elke partner komt",
        "And a Forth line.": "Knelpunten worden opgevolgd",
      }),
    );
    expect(sketch(branches)).toEqual([
      "O: Zichtbaar aanwezig zijn op de markt",
      "  R: Dagelijkse ronde op de markt",
      "  R: Vast aanspreekpunt voor reizigers",
      "  R: Meldingen komen dezelfde dag bij de juiste dienst",
      "O: Overleg met de zonepolitie",
      "  R: Maandelijks overleg",
      "  R: Verslag binnen de week",
      "  R: Afspraken zijn bekend",
      "  R: Elke partner komt",
      "  R: Knelpunten worden opgevolgd",
    ]);
    expect(findings).toContainEqual({ code: "dropped", quote: "Plan van de stad" });
  });

  it("a list of bullets gives objectives, with results and indicators below them", () => {
    const { branches, shape, findings } = pasted(
      worded("word-2013-bullets-levels", {
        This: "Zichtbaar aanwezig zijn op de markt",
        Is: "Overleg met de zonepolitie",
        A: "Handelaars kennen de maatregelen tegen inbraak",
        Multi: "Elke handelaar die erom vraagt, krijgt een bezoek",
        Level: "Aantal bezoeken: ≥ 40 per jaar",
        Unordered: "Elke winkelstraat heeft een aanspreekpunt",
        List: "Nieuwe bewoners krijgen advies op maat",
      }),
    );
    expect(shape).toBe("list");
    expect(sketch(branches)).toEqual([
      "O: Zichtbaar aanwezig zijn op de markt",
      "O: Overleg met de zonepolitie",
      "O: Handelaars kennen de maatregelen tegen inbraak",
      "  R: Elke handelaar die erom vraagt, krijgt een bezoek",
      "  R: Elke winkelstraat heeft een aanspreekpunt",
      "  I: Aantal bezoeken: ≥ 40 per jaar [gte 40]",
      "O: Nieuwe bewoners krijgen advies op maat",
    ]);
    expect(findings).toEqual([]);
  });

  it("a whole clipboard gives the words of its list and nothing of its head", () => {
    const { branches, findings } = pasted(
      worded("word-2013-bullets-clipboard", {
        One: "Handelaars kennen de maatregelen tegen inbraak",
        Two: "Elke handelaar die erom vraagt, krijgt een bezoek",
        Three: "Aantal bezoeken: ≥ 40 per jaar",
      }),
    );
    expect(sketch(branches)).toEqual([
      "O: Handelaars kennen de maatregelen tegen inbraak",
      "  R: Elke handelaar die erom vraagt, krijgt een bezoek",
      "  I: Aantal bezoeken: ≥ 40 per jaar [gte 40]",
    ]);
    expect(findings).toEqual([]);
  });
});

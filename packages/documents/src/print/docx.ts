import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table as DocxTable,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { Block, Cell, Paper, Run, Runs, Table } from "./paper.ts";

const headings = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
} as const;
const tags = { nl: "nl-BE", fr: "fr-BE", de: "de-BE" } as const;
/** What XML cannot hold at all. */
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** The same paper to work on in Word: for a council that adds it to its own file. */
export async function writeDocx(paper: Paper): Promise<Uint8Array> {
  const document = new Document({
    title: paper.title,
    creator: paper.author,
    styles: { default: { document: { run: { font: "Calibri", size: 20, language: { value: tags[paper.locale] } } } } },
    sections: [
      {
        headers: { default: new Header({ children: [small([{ text: paper.header }])] }) },
        footers: { default: footerOf(paper) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(clean(paper.title))] }),
          small([{ text: paper.subtitle }]),
          ...(paper.watermark === null ? [] : [paragraph([{ text: paper.watermark, look: "strong" }])]),
          ...paper.blocks.flatMap(blockOf),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

const clean = (text: string): string => text.replace(unwritable, "");

const footerOf = ({ footer, pageWord }: Paper): Footer =>
  new Footer({
    children: [
      ...footer.map((text) => small([{ text }])),
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun({ children: [`${pageWord} `, PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES], size: 16 }),
        ],
      }),
    ],
  });

function runsOf({ text, lang, look }: Run, size?: number): TextRun[] {
  return clean(text)
    .split("\n")
    .map(
      (line, index) =>
        new TextRun({
          text: line,
          ...(index > 0 && { break: 1 }),
          ...(size !== undefined && { size }),
          ...(lang && { language: { value: tags[lang] } }),
          ...(look === "strong" && { bold: true }),
          ...(look === "dim" && { color: "55606E" }),
          ...(look === "added" && { underline: {}, color: "0B5D2E" }),
          ...(look === "removed" && { strike: true, color: "9C1C1C" }),
        }),
    );
}

const paragraph = (runs: Runs, indent = 0): Paragraph =>
  new Paragraph({
    spacing: { after: 100 },
    indent: { left: indent * 280 },
    children: runs.flatMap((each) => runsOf(each)),
  });
const small = (runs: Runs): Paragraph =>
  new Paragraph({ children: runs.flatMap((each) => runsOf({ ...each, look: "dim" }, 16)) });

function blockOf(block: Block): (Paragraph | DocxTable)[] {
  switch (block.kind) {
    case "heading":
      return [
        new Paragraph({
          heading: headings[block.level],
          pageBreakBefore: block.newPage ?? false,
          children: block.runs.flatMap((each) => runsOf(each)),
        }),
      ];
    case "text":
      return [paragraph(block.runs, block.indent)];
    case "list":
      return block.items.map(
        (item) => new Paragraph({ bullet: { level: 0 }, children: item.flatMap((each) => runsOf(each)) }),
      );
    case "facts":
      return [
        grid(
          [1, 3],
          block.rows.map(({ label, runs }) => [
            { blocks: [{ kind: "text", runs: [{ text: label, look: "dim" }] }] },
            { blocks: [{ kind: "text", runs }] },
          ]),
        ),
        paragraph([]),
      ];
    case "table":
      return [paragraph([{ text: block.caption, look: "strong" }]), tableOf(block), paragraph([])];
    case "signatures":
      return block.parties.flatMap(({ party, lines }) => [
        paragraph([{ text: party, look: "strong" }]),
        ...lines.map((text) => paragraph([{ text }])),
      ]);
  }
}

const cells = (row: readonly Cell[]): TableCell[] =>
  row.map(
    ({ blocks, rows = 1 }) =>
      new TableCell({
        rowSpan: rows,
        margins: { left: 80, right: 80, top: 40, bottom: 40 },
        children: blocks.flatMap(blockOf),
      }),
  );

const grid = (
  shares: readonly number[],
  rows: readonly (readonly Cell[])[],
  head: readonly TableRow[] = [],
): DocxTable =>
  new DocxTable({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: shares.map((share) => Math.round((share / shares.reduce((sum, each) => sum + each, 0)) * 9000)),
    rows: [...head, ...rows.map((row) => new TableRow({ children: cells(row) }))],
  });

const tableOf = ({ head, shares, rows }: Table): DocxTable =>
  grid(shares, rows, [
    new TableRow({
      tableHeader: true,
      children: head.map(
        (word) =>
          new TableCell({
            shading: { type: ShadingType.CLEAR, fill: "E8ECF1" },
            children: [paragraph([{ text: word, look: "strong" }])],
          }),
      ),
    }),
  ]);

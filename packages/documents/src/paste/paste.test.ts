import { readFileSync } from "node:fs";
import type { Branch, NodeKind } from "@salus/domain";
import { describe, expect, it } from "vitest";
import { type PasteContext, readClipboard } from "./index.ts";

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), "utf8");
const at = (kind: NodeKind, more: Partial<PasteContext> = {}): PasteContext => ({
  kind,
  language: "nl",
  instrument: "vsc",
  ...more,
});

/** "O: …", "  R: …", with the kinds of the targets behind an indicator. */
const letters: Partial<Record<NodeKind, string>> = { operationalObjective: "O", result: "R", indicator: "I" };
const sketch = (branches: readonly Branch[], indent = ""): string[] =>
  branches.flatMap(({ kind, text, targets, children }) => [
    `${indent}${letters[kind] ?? kind}: ${text.nl ?? text.fr ?? ""}${targets.map((target) => ` [${target.kind} ${target.comparator ?? "-"} ${target.value ?? "-"} ${target.per ?? "-"}]`).join("")}`,
    ...sketch(children, `${indent}  `),
  ]);
const html = (name: string, context: PasteContext) => readClipboard({ html: fixture(name), text: "" }, context);
const text = (plain: string, context: PasteContext) => readClipboard({ html: "", text: plain }, context);
const codes = (pasted: ReturnType<typeof readClipboard>) => pasted.findings.map(({ code }) => code);

describe("a list out of Word", () => {
  it("gives objectives with their results and indicators under a strategic objective", () => {
    const pasted = html("word-list.html", at("strategicObjective"));
    expect(pasted.shape).toBe("list");
    expect(sketch(pasted.branches)).toEqual([
      "O: Handelaars kennen de maatregelen die hun zaak tegen inbraak beschermen",
      "  R: Elke handelaar die erom vraagt, krijgt een bezoek",
      "  I: Aantal bezoeken aan winkels: ≥ 40 per jaar [count gte 40 year]",
      "O: Nieuwe bewoners krijgen advies op maat",
      "  R: De onthaalmap bevat een blad over woninginbraak",
    ]);
    expect(pasted.findings).toEqual([]);
  });

  it("gives results and indicators under an objective; sub-items that measure nothing stay in the text", () => {
    expect(sketch(html("word-list.html", at("operationalObjective")).branches)).toEqual([
      "R: Handelaars kennen de maatregelen die hun zaak tegen inbraak beschermen\n- Elke handelaar die erom vraagt, krijgt een bezoek",
      "R: Nieuwe bewoners krijgen advies op maat\n- De onthaalmap bevat een blad over woninginbraak",
      "I: Aantal bezoeken aan winkels: ≥ 40 per jaar [count gte 40 year]",
    ]);
  });

  it("reads the words in the language that is asked for", () => {
    const [branch] = html("word-list.html", at("strategicObjective", { language: "fr" })).branches;
    expect(branch?.original).toBe("fr");
    expect(Object.keys(branch?.text ?? {})).toEqual(["fr"]);
  });
});

describe("what Writer and Calc of LibreOffice 7.4 put on the clipboard", () => {
  it("gives the table of a unit, with its cells over two rows and its lists in cells", () => {
    const pasted = html("writer-7-table.html", at("strategicObjective"));
    expect(sketch(pasted.branches)).toEqual([
      "O: Zichtbaar aanwezig zijn op de markt en aan de stations",
      "  R: Dagelijkse ronde op de markt",
      "  R: Vast aanspreekpunt voor reizigers",
      "  R: Meldingen komen dezelfde dag bij de juiste dienst",
      "  I: Aantal rondes: ≥ 200 per jaar [count gte 200 year]",
      "  I: Bestaan van een aanspreekpunt: ja/nee [boolean eq - -]",
      "  I: Percentage meldingen dat dezelfde dag vertrekt: minstens 90% [percentage gte 90 -]",
      "O: Overleg met de zonepolitie",
      "  R: Maandelijks overleg",
      "  I: Aantal vergaderingen: 12/jaar [count eq 12 year]",
    ]);
    expect(pasted.branches.map(({ unit }) => unit)).toEqual(["CEL BUURTTOEZICHT", "CEL BUURTTOEZICHT"]);
    expect(codes(pasted)).toEqual(["unit-read"]);
  });

  it("gives a list of two levels", () => {
    expect(sketch(html("writer-7-list.html", at("strategicObjective")).branches)).toEqual([
      "O: Handelaars kennen de maatregelen",
      "  R: Elke handelaar die erom vraagt, krijgt een bezoek",
      "  I: Aantal bezoeken: ≥ 40 per jaar [count gte 40 year]",
      "O: Nieuwe bewoners krijgen advies op maat",
      "  R: De onthaalmap bevat een blad over inbraak",
    ]);
  });

  it("gives the rows of a sheet; an empty cell belongs to the objective above", () => {
    expect(sketch(html("calc-7-table.html", at("strategicObjective")).branches)).toEqual([
      "O: Zichtbaar aanwezig zijn",
      "  R: Dagelijkse ronde",
      "  R: Vast aanspreekpunt",
      "  I: Aantal rondes: ≥ 200 per jaar [count gte 200 year]",
      "  I: Bestaan: ja/nee [boolean eq - -]",
      "O: Overleg met de politie",
      "  R: Maandelijks overleg",
      "  I: 12 vergaderingen per jaar [count eq 12 year]",
    ]);
  });
});

describe("lists of other programs", () => {
  it("takes the headings of a LibreOffice list for what they say", () => {
    const pasted = html("libreoffice-list.html", at("operationalObjective"));
    expect(sketch(pasted.branches)).toEqual([
      "R: Jongeren kennen de gevolgen van graffiti:\n- op school\n- in het jeugdhuis",
      "R: Graffiti verdwijnt binnen de week",
      "I: Aantal lessen: minstens 12 per schooljaar [count gte 12 schoolYear]",
    ]);
    expect(pasted.findings).toEqual([]);
  });

  it("reads a nested list of Google Docs", () => {
    expect(sketch(html("google-docs-list.html", at("strategicObjective", { language: "fr" })).branches)).toEqual([
      "O: Les commerçants connaissent les gestes de prévention",
      "  I: Nombre de commerces visités : ≥ 30 par an [count gte 30 year]",
      "O: Un réseau d’alerte existe dans chaque rue commerçante",
    ]);
  });
});

describe("a table out of Word", () => {
  it("reads merged cells, empty cells, several bullets in a cell and the unit above", () => {
    const pasted = html("word-table.html", at("strategicObjective"));
    expect(pasted.shape).toBe("table");
    expect(sketch(pasted.branches)).toEqual([
      "O: Zichtbaar aanwezig zijn op de markt en aan de stations",
      "  R: Dagelijkse ronde op de markt",
      "  R: Vast aanspreekpunt voor reizigers",
      "  R: Meldingen komen dezelfde dag bij de juiste dienst",
      "  I: Aantal rondes: ≥ 200 per jaar [count gte 200 year]",
      "  I: Percentage meldingen dat dezelfde dag vertrekt: minstens 90 % [percentage gte 90 -]",
      "O: Overleg met de zonepolitie",
      "  I: Bestaan van een vast overleg: Ja/Nee [boolean eq - -]",
    ]);
    expect(pasted.branches.map(({ unit }) => unit)).toEqual(["CEL BUURTTOEZICHT", "CEL BUURTTOEZICHT"]);
    expect(pasted.findings).toEqual([{ code: "unit-read", at: [0] }]);
  });

  it("knows the French headings, a unit over the whole width and an answer on a line of its own", () => {
    const pasted = html("word-table-fr.html", at("strategicObjective", { language: "fr" }));
    expect(sketch(pasted.branches)).toEqual([
      "O: Assurer une présence rassurante aux abords des écoles",
      "  R: Les enfants traversent en sécurité",
      "  R: Les parents connaissent les gardiens",
      "  R: Moins de plaintes aux heures de sortie",
      "  I: Nombre d’heures de présence : au moins 3 heures par jour [duration gte 3 day]",
      "  I: Existence d’un plan des traversées : Oui/Non [boolean eq - -]",
      "  I: Nombre de plaintes : maximum 10 par an [count lte 10 year]",
    ]);
    expect(pasted.branches[0]?.unit).toBe("Service Gardiens de la paix");
  });
});

describe("tables of other programs", () => {
  it("guesses the columns of a LibreOffice table without a header, and says so", () => {
    const pasted = html("libreoffice-table.html", at("strategicObjective", { language: "fr" }));
    expect(sketch(pasted.branches)).toEqual([
      "O: Informer les aînés sur le vol par ruse",
      "  R: Les aînés reconnaissent les ruses courantes",
      "  R: Les aides familiales relaient l’information",
      "  I: Nombre de séances : au moins 6 par an [count gte 6 year]",
      "O: Publier un dépliant",
      "  R: Le dépliant est connu dans tous les quartiers",
      "  I: Existence du dépliant : oui/non [boolean eq - -]",
    ]);
    expect(codes(pasted)).toEqual(["columns-guessed"]);
  });

  const bicycles = [
    "O: Fietsers stallen hun fiets veilig",
    "  R: Bewaakte stallingen bij evenementen",
    "  R: Fietsen zijn gelabeld",
    "  R: Eigenaars vinden hun fiets terug",
    "  I: Aantal labelacties: >= 8 per jaar [count gte 8 year]",
    "  I: Percentage teruggevonden fietsen: min. 25 % [percentage gte 25 -]",
    "O: Hotspots worden opgevolgd",
    "  R: De kaart van diefstallen is actueel",
    "  I: Bestaan van een maandelijkse kaart: ja/nee [boolean eq - month]",
  ];

  it("reads an Excel range with merged objectives; a column that a plan does not have is named, not lost", () => {
    const pasted = html("excel-table.html", at("strategicObjective"));
    const lines = sketch(pasted.branches);
    expect(lines.filter((line) => !line.includes("teruggegeven"))).toEqual(bicycles);
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}I: Aantal teruggegeven fietsen per jaar: 100/));
    expect(pasted.findings).toEqual([
      { code: "dropped", quote: "Mobiliteit" },
      { code: "dropped", quote: "Politie" },
    ]);
  });

  it("reads the same range as plain text", () => {
    expect(sketch(text(fixture("excel-table.txt"), at("strategicObjective")).branches)).toEqual(bicycles);
  });

  it("puts the rows of two columns under the objective pasted into", () => {
    const pasted = text("Elk gezin krijgt een bezoek\tAantal bezoeken: 20 per jaar", at("operationalObjective"));
    expect(sketch(pasted.branches)).toEqual([
      "R: Elk gezin krijgt een bezoek",
      "I: Aantal bezoeken: 20 per jaar [count eq 20 year]",
    ]);
  });

  it("keeps cells without an objective together under one that is still to be named", () => {
    const pasted = text(
      "Operationele doelstelling\tResultaat\tIndicator\n\tRust\tAantal klachten: max. 5 per jaar\nToezicht\tOrde\t",
      at("strategicObjective"),
    );
    expect(sketch(pasted.branches).map((line) => line.slice(0, 20))).toEqual([
      "O: ",
      "  R: Rust",
      "  I: Aantal klachten".slice(0, 20),
      "O: Toezicht",
      "  R: Orde",
    ]);
    expect(pasted.findings).toEqual([{ code: "objective-missing", at: [0] }]);
  });
});

describe("plain text", () => {
  it("reads bullets by how far they stand in, and lines that ran on", () => {
    const pasted = text(
      "• Wijkagenten zijn bekend\n\to Elke wijk heeft een gezicht, ook in\n\tde randgemeenten\n\to Aantal wijken met een foto: 12\n• Bewoners melden sneller",
      at("strategicObjective"),
    );
    expect(sketch(pasted.branches)).toEqual([
      "O: Wijkagenten zijn bekend",
      "  R: Elke wijk heeft een gezicht, ook in de randgemeenten",
      "  I: Aantal wijken met een foto: 12 [count eq 12 -]",
      "O: Bewoners melden sneller",
    ]);
  });

  it("reads the three bullets of Word, the last of which is a sign of law elsewhere", () => {
    const pasted = text(
      "·\tHandelaars kennen de maatregelen\no\tElke handelaar krijgt een bezoek\n§\tAantal bezoeken: 40 per jaar\n·\t§ 2 van het besluit is bekend",
      at("strategicObjective"),
    );
    expect(sketch(pasted.branches)).toEqual([
      "O: Handelaars kennen de maatregelen",
      "  R: Elke handelaar krijgt een bezoek",
      "  I: Aantal bezoeken: 40 per jaar [count eq 40 year]",
      "O: § 2 van het besluit is bekend",
    ]);
  });

  it("keeps the kind of the item it is pasted at; what measures all the same is doubtful", () => {
    const pasted = text("- Rustige straten\n- Aantal klachten: maximum 5 per jaar", at("result"));
    expect(pasted.branches.map(({ kind }) => kind)).toEqual(["result", "indicator"]);
    expect(pasted.findings).toEqual([{ code: "kind-doubtful", at: [1] }]);
    expect(text("- Rustige straten\n- Schone pleinen", at("indicator")).branches.map(({ kind }) => kind)).toEqual([
      "indicator",
      "indicator",
    ]);
  });

  it("reads labelled parts in a row", () => {
    const pasted = text(
      "Operationele doelstelling 1: Buren kennen elkaar\nTe verwachten resultaten\n- Buurtfeesten\nIndicatoren\n- Aantal feesten: 4 per jaar\nOperationele doelstelling 2: Pleinen zijn schoon",
      at("strategicObjective"),
    );
    expect(sketch(pasted.branches)).toEqual([
      "O: Buren kennen elkaar",
      "  R: Buurtfeesten",
      "  I: Aantal feesten: 4 per jaar [count eq 4 year]",
      "O: Pleinen zijn schoon",
    ]);
  });

  it("is nothing, or lines, where there is no list", () => {
    expect(text("  \n ", at("result"))).toEqual({ branches: [], shape: "nothing", findings: [] });
    expect(text("Een gewone zin.", at("operationalObjective")).shape).toBe("lines");
    expect(readClipboard({ html: "<p>Een gewone zin.</p>", text: "Een gewone zin." }, at("result")).shape).toBe(
      "lines",
    );
  });
});

describe("what Word and Excel put beside the words", () => {
  it("keeps words with a comment on them, and neither comment nor footnote becomes a node", () => {
    const pasted = html("word-review.html", at("strategicObjective"));
    expect(sketch(pasted.branches)).toEqual([
      "O: Handelaars kennen de maatregelen tegen inbraak",
      "  R: Elke handelaar krijgt een bezoek",
    ]);
    expect(pasted.findings).toEqual([{ code: "dropped", quote: "Politiestatistiek 2025." }]);
  });

  it("reads the levels of Word on the web, where each item is a list of its own", () => {
    const pasted = html("word-online-list.html", at("strategicObjective"));
    expect(sketch(pasted.branches)).toEqual([
      "O: Handelaars kennen de maatregelen die hun zaak beschermen",
      "  R: Elke handelaar die erom vraagt, krijgt een bezoek",
      "  I: Aantal bezoeken aan winkels: ≥ 40 per jaar [count gte 40 year]",
      "O: Nieuwe bewoners krijgen advies op maat",
      "  R: De onthaalmap bevat een blad over woninginbraak",
    ]);
    expect(pasted.findings).toEqual([]);
  });

  it("reads a table of Word on the web past its handles", () => {
    const pasted = html("word-online-table.html", at("strategicObjective", { language: "fr" }));
    expect(sketch(pasted.branches)).toEqual([
      "O: Assurer une présence aux abords des écoles",
      "  R: Les enfants traversent en sécurité",
      "  R: Les parents connaissent les gardiens",
      "  R: Moins de plaintes aux heures de sortie",
      "  I: Nombre d’heures de présence : au moins 3 heures par jour [duration gte 3 day]",
    ]);
    expect(pasted.findings).toEqual([]);
  });

  it("takes words that run over empty cells of a sheet for one cell, not for the unit above", () => {
    const row = (cells: string): string => `<tr height=20 style='height:15.0pt'>${cells}</tr>`;
    const sheet = `<html><body><table><!--StartFragment--><col width=64 span=3 style='width:48pt'>
      ${row("<td>Operationele doelstelling</td><td>Resultaat</td><td>Indicator</td>")}
      ${row("<td height=20 colspan=3 style='height:15.0pt;mso-ignore:colspan'>Preventiedienst voor de handel</td>")}
      ${row("<td></td><td>Elke handelaar krijgt een bezoek</td><td>Aantal bezoeken: 40 per jaar</td>")}
      <!--EndFragment--></table></body></html>`;
    const { branches } = readClipboard({ html: sheet, text: "" }, at("strategicObjective"));
    expect(sketch(branches)).toEqual([
      "O: Preventiedienst voor de handel",
      "  R: Elke handelaar krijgt een bezoek",
      "  I: Aantal bezoeken: 40 per jaar [count eq 40 year]",
    ]);
  });
});

describe("what must not happen", () => {
  it("no more nodes than a plan takes at once, and no word about it unsaid", () => {
    const many = Array.from({ length: 700 }, (_, index) => `- Resultaat van wijk ${index}`).join("\n");
    const pasted = text(many, at("operationalObjective"));
    expect(pasted.branches).toHaveLength(500);
    expect(codes(pasted)).toContain("cut");
  });

  it("hostile HTML costs little and gives text", () => {
    const deep = `${"<div>".repeat(50_000)}diep`;
    expect(readClipboard({ html: deep, text: "diep" }, at("result")).branches).toHaveLength(1);
    const notes = `<ul><li>een</li></ul>${"<div style='mso-element:footnote'>".repeat(50_000)}diep`;
    expect(readClipboard({ html: notes, text: "" }, at("result")).branches).toHaveLength(1);
    const spans = `<table><tr><td colspan=99999 rowspan=99999>een</td></tr><tr><td>twee</td><td>drie</td></tr></table>`;
    expect(readClipboard({ html: spans, text: "" }, at("strategicObjective")).shape).toBe("table");
    const script = `<ul><li>een<script>alert(1)</script></li><li onclick="x()">twee</li></ul>`;
    expect(sketch(readClipboard({ html: script, text: "" }, at("result")).branches)).toEqual(["R: een", "R: twee"]);
  });
});

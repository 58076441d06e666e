import { buildTree, type DocumentNode, fitsBelow, matchTemplate, nodesFromDocument, walk } from "@salus/domain";
import { findFramework } from "@salus/templates";
import { describe, expect, it } from "vitest";
import type { Shape } from "./outline/shape.ts";
import { readPlan } from "./read-plan.ts";
import { utf8 } from "./testing/bytes.ts";

const read = (text: string, shape: Shape = "printed") => readPlan(utf8(text), { name: "plan.txt", shape }).document;

/** A tree as indented lines: "C Inbraak", "  S …", "    O …". */
const signs = {
  chapter: "C",
  generalObjective: "G",
  strategicObjective: "S",
  operationalObjective: "O",
  result: "R",
  indicator: "I",
} as const;
const drawn = (nodes: readonly DocumentNode[], depth = 0): string[] =>
  nodes.flatMap((node) => [
    `${"  ".repeat(depth)}${signs[node.kind]} ${Object.values(node.text)[0] ?? ""}${node.unit && node.kind !== "strategicObjective" ? ` [${node.unit}]` : ""}`,
    ...drawn(node.children ?? [], depth + 1),
  ]);

const svpp = (...lines: string[]): string =>
  [
    "STRATEGISCH VEILIGHEIDS- EN PREVENTIEPLAN 2020",
    "",
    "1. INBRAAK",
    "1.1. Algemene doelstellingen",
    "1.1.1. Voorkomen, opsporen en beperken van inbraak en/of het ermee verbonden onveiligheidsgevoel",
    "1.2. Strategische doelstellingen",
    "1.2.1. De sociale controle bevorderen",
    ...lines,
  ].join("\n");

const below = (text: string, shape?: Shape): string[] => drawn(read(text, shape).nodes).slice(3);

describe("lists", () => {
  const shared = svpp(
    "Operationele doelstellingen",
    "- Buren betrekken",
    "- Leegstand opvolgen",
    "Resultaten",
    "- Er zijn afspraken per straat",
    "- Er is een lijst",
    "Indicatoren",
    "- Aantal straten: ≥ 4/jaar",
  );

  it("shared by several objectives stand beside them on paper, and below the last in a framework", () => {
    const lists = ["R Er zijn afspraken per straat", "R Er is een lijst", "I Aantal straten: ≥ 4/jaar"];
    expect(below(shared)).toEqual([
      ...["O Buren betrekken", "O Leegstand opvolgen", ...lists].map((line) => `    ${line}`),
    ]);
    expect(below(shared, "framework")).toEqual([
      "    O Buren betrekken",
      "    O Leegstand opvolgen",
      ...lists.map((line) => `      ${line}`),
    ]);
    expect(read(shared).findings.filter(({ code }) => code === "structure.objective_unclear")).toHaveLength(3);
  });

  it("that carry the numbers of the objectives are dealt out by them", () => {
    const text = svpp(
      "Operationele doelstellingen",
      "1. Buren betrekken",
      "2. Leegstand opvolgen",
      "Resultaten",
      "1. Er zijn afspraken per straat",
      "2. Er is een lijst",
      "Indicatoren",
      "1. Aantal straten: ≥ 4/jaar",
      "2. Bestaan van de lijst: ja/nee",
    );
    expect(below(text)).toEqual([
      "    O Buren betrekken",
      "      R Er zijn afspraken per straat",
      "      I Aantal straten: ≥ 4/jaar",
      "    O Leegstand opvolgen",
      "      R Er is een lijst",
      "      I Bestaan van de lijst: ja/nee",
    ]);
  });

  it("with a label and a number for every objective", () => {
    const text = svpp(
      "Operationele doelstelling 1: Buren betrekken",
      "Verwachte resultaten: Er zijn afspraken per straat",
      "Indicator: Aantal straten: ≥ 4/jaar",
      "Operationele doelstelling 2: Leegstand opvolgen",
      "Verwachte resultaten: Er is een lijst",
      "Indicator: Bestaan van de lijst: ja/nee",
    );
    expect(below(text)).toEqual([
      "    O Buren betrekken",
      "      R Er zijn afspraken per straat",
      "      I Aantal straten: ≥ 4/jaar",
      "    O Leegstand opvolgen",
      "      R Er is een lijst",
      "      I Bestaan van de lijst: ja/nee",
    ]);
  });

  it("in a table of two columns below their objective", () => {
    const text = svpp(
      "Operationele doelstelling",
      "Buren betrekken",
      "| Resultaten | Indicatoren |",
      "| --- | --- |",
      "| Er zijn afspraken per straat | Aantal straten: ≥ 4/jaar |",
      "| Er is een lijst | Bestaan van de lijst: ja/nee |",
    );
    expect(below(text)).toEqual([
      "    O Buren betrekken",
      "      R Er zijn afspraken per straat",
      "      R Er is een lijst",
      "      I Aantal straten: ≥ 4/jaar",
      "      I Bestaan van de lijst: ja/nee",
    ]);
  });

  it("keep a list inside a result with it", () => {
    const text = svpp(
      "Operationele doelstellingen",
      "- Buren betrekken",
      "Resultaten",
      "- Een overleg met volgende partners: o",
      "Lokale politie",
      "o Dienst jeugd",
      "- Er is een lijst",
      "Indicatoren",
      "- Aantal straten: ≥ 4/jaar",
      "- Overzicht van vragen",
    );
    expect(below(text).filter((line) => line.includes("R "))).toEqual([
      "      R Een overleg met volgende partners:\n- Lokale politie\n- Dienst jeugd",
      "      R Er is een lijst",
    ]);
  });
});

describe("chapters", () => {
  it("are not taken from a decision or a table of contents in front", () => {
    const text = [
      "GEMEENTERAAD",
      "Het plan telt twee delen:",
      "1. Inbraak",
      "2. Fietsdiefstal",
      "",
      svpp(
        "Operationele doelstellingen",
        "- Buren betrekken",
        "Resultaten",
        "- Afspraken",
        "Indicatoren",
        "- Aantal: 4",
      ),
    ].join("\n");
    expect(read(text).nodes.map(({ code, number }) => [code, number])).toEqual([["burglary", "1"]]);
  });

  it("end where the signatures begin", () => {
    const text = svpp(
      "Operationele doelstellingen",
      "- Buren betrekken",
      "Resultaten",
      "- Afspraken",
      "Indicatoren",
      "- Aantal straten: ≥ 4/jaar",
      "Opgemaakt te Brussel in 2 exemplaren",
      "Voor de Staat,",
      "De Minister",
    );
    expect(below(text).at(-1)).toBe("      I Aantal straten: ≥ 4/jaar");
  });

  it("end where the money begins, and the grant is read from there", () => {
    const text = svpp(
      "Operationele doelstellingen",
      "- Buren betrekken",
      "Resultaten",
      "- Afspraken",
      "Indicatoren",
      "- Aantal straten: ≥ 4/jaar",
      "FINANCIEEL",
      "Basistoelage: 245.678,90 euro per jaar",
      "ACTIVA 346: 16.220,58 EUR",
      "Totale toelage: 261.899,48 EUR",
    );
    expect(below(text).at(-1)).toBe("      I Aantal straten: ≥ 4/jaar");
    expect(read(text).grantLines).toMatchObject([
      { scheme: "base", amountCents: 24_567_890, perYear: true },
      { scheme: "guards-346", amountCents: 1_622_058, perYear: false },
    ]);
  });

  it("without any label but the lowest, in French", () => {
    const text = [
      "PLAN STRATÉGIQUE DE SÉCURITÉ ET DE PRÉVENTION 2020-2022",
      "",
      "CAMBRIOLAGE",
      "",
      "Les chiffres restent élevés en hiver.",
      "",
      "Prévenir, détecter et limiter le cambriolage et/ou le sentiment d'insécurité y relatif",
      "",
      "Favoriser le contrôle social",
      "",
      "Objectifs opérationnels",
      "- Associer les voisins",
      "Résultats attendus",
      "- Des accords par rue existent",
      "Indicateurs",
      "- Nombre de rues : ≥ 4/an",
      "",
      "VOL DE VÉLO",
      "",
      "Prévenir, détecter et limiter le vol de vélo et/ou le sentiment d'insécurité y relatif",
      "",
      "Dissuader les auteurs potentiels d'infractions",
      "",
      "Objectifs opérationnels",
      "- Graver les vélos",
      "Résultats attendus",
      "- Des actions ont lieu",
      "Indicateurs",
      "- Nombre d'actions : ≥ 12/an",
    ].join("\n");
    const document = read(text);
    expect(document).toMatchObject({ language: "fr", instrument: "svpp", framework: "svpp-2020-2022" });
    expect(document.nodes.map(({ code }) => code)).toEqual(["burglary", "bicycle-theft"]);
    expect(document.nodes[0]?.intro?.fr).toBe("Les chiffres restent élevés en hiver.");
    expect(document.nodes[1]?.children?.map(({ code }) => code)).toEqual([
      "prevent-detect-limit",
      "deter-potential-offenders",
    ]);
  });
});

describe("rubrics of a VSC", () => {
  const framework = findFramework("vsc-2018-2019");
  const [first, second, third] = framework?.template ?? [];
  const title = (node: { title: { nl: string } } | undefined) => node?.title.nl ?? "";
  const block = (what: string) => [
    "Operationele doelstellingen",
    `- ${what}`,
    "Te verwachten resultaten",
    `- In 2018 is ${what.toLowerCase()} gestart`,
    `- In 2019 loopt ${what.toLowerCase()}`,
    "Indicatoren",
    `- Bestaan van ${what.toLowerCase()}: ja/nee`,
  ];
  const sector = third?.children[1];
  const text = [
    "Veiligheids- en samenlevingscontract 2018-2019",
    "Rubrieken:",
    `I. ${title(first)}: 11.000,00 euro`,
    `II. ${title(second)}: 12.000,00 euro`,
    "",
    `I. ${title(first).toUpperCase()}`,
    "Activiteitssector 2",
    `Algemene doelstelling: ${title(first?.children[0])}`,
    `SD 2: ${title(first?.children[0]?.children[0])}`,
    ...block("Een jurist"),
    "",
    `II. ${title(second).toUpperCase()}`,
    `SD 2: ${title(second?.children[0])}`,
    ...block("Een wijkteam"),
    `SD 4: ${title(second?.children[1])}`,
    ...block("Een overleg"),
    "",
    `III. ${title(third).toUpperCase()}`,
    `Activiteitssector 2: ${title(sector)}`,
    `SD 1: ${title(sector?.children[0])}`,
    ...block("Een campagne"),
  ].join("\n");

  it("hold their objectives, sectors stand in for general objectives that are not printed", () => {
    const document = read(text);
    expect(document).toMatchObject({ instrument: "vsc", framework: "vsc-2018-2019" });
    expect(document.nodes.map(({ number, code }) => [number, code])).toEqual([
      ["I", first?.code],
      ["II", second?.code],
      ["III", third?.code],
    ]);
    expect(
      document.nodes.map((node) => (node.children ?? []).map(({ kind, code, number }) => [signs[kind], code, number])),
    ).toEqual([
      [
        ["G", first?.children[0]?.code, null],
        ["S", first?.children[0]?.children[0]?.code, "2"],
      ],
      [
        ["S", second?.children[0]?.code, "2"],
        ["S", second?.children[1]?.code, "4"],
      ],
      [
        ["G", sector?.code, "2"],
        ["S", sector?.children[0]?.code, "1"],
      ],
    ]);
    expect(document.grantLines.map(({ scheme, amountCents }) => [scheme, amountCents])).toEqual([
      [first?.code, 1_100_000],
      [second?.code, 1_200_000],
    ]);
  });

  it("fit the framework when they are taken over", () => {
    if (!framework) throw new Error("no framework");
    const tree = buildTree(nodesFromDocument(read(text, "framework"), framework));
    const places = matchTemplate(tree, framework.template);
    for (const { node, parent } of walk(tree)) {
      expect(fitsBelow(node.kind, parent?.kind ?? null), Object.values(node.text)[0]).toBe(true);
      if (node.code !== null) expect(places.has(node.lineageId), node.code).toBe(true);
    }
  });
});

describe("tables of a VSC", () => {
  const header = "Operationele doelstellingen Te verwachten resultaten Indicatoren";
  const text = [
    "VEILIGHEIDS- EN SAMENLEVINGSCONTRACT",
    "PROJECTPLAN 2023",
    "",
    "Activiteitssector 2 :",
    "Bestrijding van de criminaliteit, de overlast en het onveiligheidsgevoel",
    "",
    "Algemene doelstelling – Activiteitssector 2 :",
    "",
    "Bestrijding van de criminaliteit, de overlast en het onveiligheidsgevoel",
    "",
    "1. Strategische doelstelling 3 – Domein :",
    "",
    "Nazorg van de daders en slachtoffers van criminaliteit en/of overlast en/of het onveiligheidsgevoel",
    "TEAM OOST",
    header,
    "1. Gesprekken aanbieden aan",
    "slachtoffers",
    "",
    "- Elk slachtoffer krijgt een aanbod - Aantal gesprekken: >/= tot",
    "12 per jaar",
    "",
    "2. Daders begeleiden",
    "",
    "- De dienst begeleidt",
    "daders",
    "",
    "- Aantal begeleidingen: >/=tot 5/jaar",
    "",
    "TEAM WEST",
    header,
    "1. Ouders bereiken",
    "",
    "- Ouders kennen de dienst",
    "",
    "- Aantal ouders: >/=tot 30/jaar",
    "",
    "2. Strategische doelstelling 1 – Domein :",
    "",
    "Preventie van criminaliteit, overlast en/of het onveiligheidsgevoel",
    "",
    header,
    "1.",
    "",
    "2.",
    "",
  ].join("\n");

  it("are dealt out to their columns, with the unit above each", () => {
    const document = read(text);
    expect(drawn(document.nodes).slice(2)).toEqual([
      "  S Nazorg van de daders en slachtoffers van criminaliteit en/of overlast en/of het onveiligheidsgevoel",
      "    O Gesprekken aanbieden aan slachtoffers [TEAM OOST]",
      "      R Elk slachtoffer krijgt een aanbod",
      "      I Aantal gesprekken: >/= tot 12 per jaar",
      "    O Daders begeleiden [TEAM OOST]",
      "      R De dienst begeleidt daders",
      "      I Aantal begeleidingen: >/=tot 5/jaar",
      "    O Ouders bereiken [TEAM WEST]",
      "      R Ouders kennen de dienst",
      "      I Aantal ouders: >/=tot 30/jaar",
      "  S Preventie van criminaliteit, overlast en/of het onveiligheidsgevoel",
    ]);
    expect(document.findings.filter(({ code }) => code === "template.row_empty")).toHaveLength(2);
  });

  it("whose cells stand between bare pipes are read by column; an empty first cell belongs to the objective above", () => {
    const french = [
      "CONTRAT DE SÉCURITÉ ET DE SOCIÉTÉ 2023",
      "Secteur d'activités 2 : Lutte contre la criminalité, les nuisances et le sentiment d'insécurité",
      "1. Objectif stratégique 1 – Domaine : Prévention de la criminalité, des nuisances et/ou du sentiment d'insécurité",
      "Gardiens de la paix",
      "Objectifs opérationnels | Résultats attendus | Indicateurs",
      "1. Sensibiliser les habitants | - Les habitants sont informés | - Au moins 60 visites par an",
      " | - Des campagnes sont menées | - Au moins 2 campagnes par an",
      "Médiation",
      "Objectifs opérationnels | Résultats attendus | Indicateurs",
      "1. Former les médiateurs | - Les médiateurs sont formés | - 1 formation par an",
      "Montant de l'allocation : 125.340,50 EUR",
    ].join("\n");
    const document = read(french);
    expect(drawn(document.nodes).slice(2)).toEqual([
      "    O Sensibiliser les habitants [Gardiens de la paix]",
      "      R Les habitants sont informés",
      "      I Au moins 60 visites par an",
      "      R Des campagnes sont menées",
      "      I Au moins 2 campagnes par an",
      "    O Former les médiateurs [Médiation]",
      "      R Les médiateurs sont formés",
      "      I 1 formation par an",
    ]);
    expect(document.grantLines).toMatchObject([{ scheme: "base", amountCents: 12_534_050 }]);
  });

  it("stand below their general objective in a framework", () => {
    const [chapter] = read(text, "framework").nodes;
    expect(chapter?.children?.map(({ kind }) => kind)).toEqual(["generalObjective"]);
    expect(chapter?.children?.[0]?.children).toHaveLength(2);
  });
});

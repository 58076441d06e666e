import type { DocumentNode, ImportFinding } from "@salus/domain";
import { expect, it } from "vitest";
import { readPlan } from "../read-plan.ts";
import { utf8 } from "../testing/bytes.ts";

const plan = (objective: string[], results: string[], indicators: string[], front = "SVPP 2020-2022"): string =>
  [
    "STRATEGISCH VEILIGHEIDS- EN PREVENTIEPLAN",
    front,
    "",
    "1. INBRAAK",
    "",
    "1.1. Algemene doelstellingen",
    "",
    "1.1.1. Voorkomen, opsporen en beperken van inbraak en/of het ermee verbonden onveiligheidsgevoel",
    "",
    "1.2. Strategische doelstellingen",
    "",
    "1.2.1. De sociale controle bevorderen",
    "",
    "Operationele doelstellingen",
    "",
    ...objective.flatMap((line) => [line, ""]),
    "Resultaten",
    "",
    ...results.flatMap((line) => [line, ""]),
    "Indicatoren",
    "",
    ...indicators.flatMap((line) => [line, ""]),
  ].join("\n");

const read = (text: string) => readPlan(utf8(text), { name: "plan.txt" });
const findingsOf = (text: string, code: string): ImportFinding[] =>
  read(text).document.findings.filter((finding) => finding.code === code);

const nodeAt = (nodes: DocumentNode[], path: string): DocumentNode | undefined => {
  const [first, ...rest] = path.split(".").map(Number);
  return rest.reduce<DocumentNode | undefined>((node, index) => node?.children?.[index], nodes[first ?? -1]);
};

it.each([
  ["target.not_understood", plan(["- Buren betrekken."], ["- Afspraken."], ["- Aantal sessies: ≥ nader te bepalen"])],
  [
    "text.run_together",
    plan(["- Buren betrekken."], ["- Afspraken."], ["- Aantal bezoeken aan huizen Aantal sessies: 6 per jaar"]),
  ],
  [
    "text.repeated",
    plan(["- Buren betrekken."], ["- Er zijn afspraken in elke straat."], ["- Er zijn afspraken in elke straat"]),
  ],
  [
    "text.answer_in_result",
    plan(["- Buren betrekken."], ["- Er is een overleg: ja/nee"], ["- Aantal sessies: 6 per jaar"]),
  ],
  [
    "date.outside_period",
    plan(["- Buren betrekken."], ["- Op 01/07/2014 zijn er afspraken."], ["- Aantal sessies: 6 per jaar"]),
  ],
  [
    "language.foreign_text",
    plan(
      ["- Buren betrekken."],
      ["- Les réunions de quartier se déroulent chaque mois avec les habitants."],
      ["- Aantal sessies: 6 per jaar"],
    ),
  ],
])("%s points at its line and its node", (code, text) => {
  const { document, source } = read(text);
  const found = document.findings.filter((finding) => finding.code === code);
  expect(found).toHaveLength(1);
  const [finding] = found;
  const line = source.lines[(finding?.line ?? 0) - 1] ?? "";
  const node = nodeAt(document.nodes, finding?.path ?? "");
  const words = Object.values(node?.text ?? {}).join(" ");
  expect(finding?.quote).toBe(words);
  expect(line.replace(/^- /, "")).toBe(words);
});

it("reports objectives without results or indicators", () => {
  expect(
    findingsOf(plan(["- Buren betrekken."], [], ["- Aantal sessies: 6 per jaar"]), "structure.no_result"),
  ).toHaveLength(1);
  expect(findingsOf(plan(["- Buren betrekken."], ["- Afspraken."], []), "structure.no_indicator")).toHaveLength(1);
});

it("reports headings that are unknown, worded differently or out of order", () => {
  const good = plan(["- Buren betrekken."], ["- Afspraken."], ["- Aantal sessies: 6 per jaar"]);
  expect(findingsOf(good, "heading.unknown")).toEqual([]);
  expect(
    findingsOf(
      good.replace("De sociale controle bevorderen", "Het vertrouwen in de wijk herstellen"),
      "heading.unknown",
    ),
  ).toHaveLength(1);
  const [differs] = findingsOf(
    good.replace("De sociale controle bevorderen", "Bevorderen van de sociale controle"),
    "heading.wording_differs",
  );
  expect(differs?.params).toEqual({ title: "De sociale controle bevorderen" });
  expect(findingsOf(good.replace("1.2.1. De", "1.2.3. De"), "numbering.gap")).toHaveLength(1);
});

it("reports an item that has lost its bullet, and a break it is not sure of", () => {
  const text = plan(
    ["- Buren betrekken."],
    ["- Er zijn afspraken per straat.", "Elke wijk heeft een aanspreekpunt."],
    ["- Aantal sessies: 6 per jaar"],
  );
  const found = [...findingsOf(text, "list.item_without_bullet"), ...findingsOf(text, "list.uncertain_break")];
  expect(found.map(({ quote }) => quote)).toEqual(["Elke wijk heeft een aanspreekpunt."]);
});

it("reports several words for one official term", () => {
  const text = plan(
    ["- Gemeenschapswachten inzetten."],
    ["- De vredesbewaarders zijn aanwezig."],
    ["- Aantal rondes van voogden van de vrede: 6 per jaar"],
  );
  expect(findingsOf(text, "term.mixed").map(({ params }) => params.used)).toEqual([
    "vredesbewaarder",
    "voogden van de vrede",
  ]);
});

it("lists the furniture it dropped, with its lines", () => {
  const text = plan(
    ["- Buren betrekken."],
    ["- Afspraken met de buurt over"],
    ["- Aantal sessies: 6 per jaar"],
  ).replace("Resultaten", "SVPP – blz. 3\nResultaten");
  expect(findingsOf(text, "layout.furniture_dropped")).toMatchObject([{ quote: "SVPP – blz. 3", severity: "advice" }]);
});

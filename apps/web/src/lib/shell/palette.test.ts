import { expect, it } from "vitest";
import { found, type PaletteItem } from "./palette.svelte.ts";

const item = (label: string, number?: string): PaletteItem => ({ id: label, label, number, href: "#" });
const nodes = [
  item("Inbraak", "11"),
  item("Verminderen van het risicogedrag", "11.2.1"),
  item("De sociale controle bevorderen", "11.2.2"),
  item("Radicalisation à l’école", "7"),
  item("Diefstal uit auto's (inbraak in voertuigen)", "14"),
];
const labels = (query: string) => found(nodes, query).map(({ label }) => label);

it("finds a node by its number, the exact one first", () => {
  expect(labels("11.2.1")).toEqual(["Verminderen van het risicogedrag"]);
  expect(labels("11.2.")).toEqual(["Verminderen van het risicogedrag", "De sociale controle bevorderen"]);
  expect(labels("11")[0]).toBe("Inbraak");
});

it("finds words in any order, without accents, what begins with them first", () => {
  expect(labels("inbraak")).toEqual(["Inbraak", "Diefstal uit auto's (inbraak in voertuigen)"]);
  expect(labels("controle sociale")).toEqual(["De sociale controle bevorderen"]);
  expect(labels("ecole")).toEqual(["Radicalisation à l’école"]);
  expect(labels("(inbraak")).toEqual(["Diefstal uit auto's (inbraak in voertuigen)"]);
  expect(labels("bestaat niet")).toEqual([]);
});

it("shows a handful of a long list", () => {
  const many = Array.from({ length: 650 }, (_, index) => item(`Doelstelling ${index}`, String(index)));
  expect(found(many, "doelstelling")).toHaveLength(8);
});

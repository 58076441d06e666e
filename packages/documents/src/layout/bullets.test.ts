import { expect, it } from "vitest";
import { readBullet, trailingBullet } from "./bullets.ts";

it.each([
  ["- Tekst", "-", "Tekst"],
  ["– Tekst", "-", "Tekst"],
  ["• Tekst", "•", "Tekst"],
  ["\u25AA Tekst", "▪", "Tekst"],
  ["o Tekst", "o", "Tekst"],
  ["o o Tekst", "o", "Tekst"],
  ["e Tekst", "•", "Tekst"],
  ["-Tekst", "-", "Tekst"],
  ["-", "-", ""],
  ["3. Tekst", "1.", "Tekst"],
  ["3) Tekst", "1)", "Tekst"],
  ["(3) Tekst", "1)", "Tekst"],
  ["b) Tekst", "a)", "Tekst"],
])("%s begins with a bullet", (text, sign, rest) => {
  expect(readBullet(text)).toMatchObject({ sign, text: rest });
});

it.each([
  "Tekst",
  "-interventie voor gebruikers",
  "2/jaar",
  "01/07/2014.",
  "4 verslagen",
  "2.2.1. Een titel",
  "810.553,07 EUR",
  "on ne sait pas",
  "≥ 50 /jaar",
  ">/= tot 3",
])("%s does not", (text) => expect(readBullet(text)).toBeNull());

it("finds a bullet that slipped to the end of the line above", () => {
  expect(trailingBullet("waarop zijn uitgenodigd: o")).toEqual({ sign: "o", text: "waarop zijn uitgenodigd:" });
  expect(trailingBullet("de volgende partners: •")?.sign).toBe("•");
  expect(trailingBullet("de foto")).toBeNull();
});
